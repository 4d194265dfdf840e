package org.burdenshare.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.warehouse.store.DeltaStore;
import org.burdenshare.warehouse.table.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A publication is of the moment in which its row is written, and tells its size to the launcher.
 */
class PublishedMomentTest {
  /** When the last row of a table was computed. */
  private static final AtomicReference<Instant> COMPUTED = new AtomicReference<>();

  @TempDir Path folder;

  @Test
  void moment_isTakenAfterTheTablesAreWritten() {
    Instant begun = Instant.now().minus(Duration.ofMinutes(5));
    Publication publication;
    try (Publishing publishing = warehouse().begin(Duration.ofMinutes(2))) {
      publication =
          publishing.publish(Map.of(Tables.REJECTED_ROW, rejected()), draft("one"), begun);
    }

    assertThat(publication.publishedAt()).isAfter(COMPUTED.get());
    assertThat(publication.seconds())
        .isEqualTo(Duration.between(begun, publication.publishedAt()).toMillis() / 1000.0)
        .isGreaterThan(300);
    assertThat(warehouse().lastPublication().orElseThrow().seconds())
        .isEqualTo(publication.seconds());
  }

  @Test
  void observations_areNotedBesideTheTables_alsoWhenAnEarlierPublicationIsRestored()
      throws Exception {
    Path noted = folder.resolve("_observations");
    Instant begun = Instant.now();
    PublicationLog log = new PublicationLog(store());
    log.append(log.read(), holding("one", 1, 20_000));
    log.append(log.read(), holding("two", 2, 1_700_000));

    try (Publishing publishing = warehouse().begin(Duration.ofMinutes(2))) {
      publishing.publish(Map.of(), draft("three"), begun);
    }
    assertThat(noted).hasContent("1700000");
    try (Publishing publishing = warehouse().begin(Duration.ofMinutes(2))) {
      publishing.restore("one", "four");
    }
    assertThat(noted).hasContent("20000");
    assertThat(Files.readString(noted)).endsWith("\n");
  }

  private static TableChange rejected() {
    Dataset<Row> rows =
        TestSpark.session()
            .range(1)
            .map(
                (MapFunction<Long, String>)
                    row -> {
                      COMPUTED.set(Instant.now());
                      return "x";
                    },
                Encoders.STRING())
            .selectExpr(
                Arrays.stream(Tables.REJECTED_ROW.schema().fields())
                    .map(
                        column ->
                            "CAST(value AS %s) AS %s"
                                .formatted(column.dataType().sql(), column.name()))
                    .toArray(String[]::new));
    return TableChange.whole(rows);
  }

  private static Publication holding(String runId, long version, long observations) {
    return draft(runId)
        .with(Map.of("observation", version), Map.of("observation", observations))
        .publishedNow(Instant.now());
  }

  private static Publication draft(String runId) {
    return Publication.draft(
        runId,
        Optional.empty(),
        new Publication.Settings(
            LocalDate.of(2026, 1, 1), null, List.of(), "contemporaneous", 200, "test"),
        List.of(),
        List.of(),
        new Publication.Highlights(List.of("answer"), List.of(), 0, List.of()));
  }

  private Warehouse warehouse() {
    return Warehouse.at(TestSpark::session, new Configuration(), folder.toString());
  }

  private DeltaStore store() {
    return new DeltaStore(
        TestSpark::session, new Configuration(), new org.apache.hadoop.fs.Path("file:" + folder));
  }
}
