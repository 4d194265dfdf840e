package org.burdenshare.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.store.DeltaStore;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publications of a program that had the table of editions alone. */
class LaterTableTest {
  private static final Map<String, Long> ONE_TABLE = Map.of(Tables.EDITION.name(), 0L);
  private static final int NIGHTS_TO_UPKEEP = 20;

  @TempDir Path folder;

  @Test
  void tableThatNobodyCounted_isNoFault_oneThatWasCountedIs() {
    madeEditions();
    WarehouseCheck check = new WarehouseCheck(store());

    assertThat(check.faultsOf(publication(1, ONE_TABLE, ONE_TABLE))).isEmpty();
    assertThat(
            check.faultsOf(
                publication(1, ONE_TABLE, Map.of(Tables.EDITION.name(), 0L, "ally_trend", 7L))))
        .singleElement()
        .asString()
        .startsWith(
            "Publication run-1 names no version of the table ally_trend, expected one; restore");
  }

  @Test
  void readOfATableThatCameLater_isASentence_andOfFewRowsNothing() {
    madeEditions();
    Publication publication = publication(1, ONE_TABLE, ONE_TABLE);

    assertThat(warehouse().smallRows(Tables.ALLY_TREND, publication)).isEmpty();
    assertThat(warehouse().asPublished(Tables.ALLY_TREND, publication)).isEmpty();
    assertThatThrownBy(() -> warehouse().read(Tables.ALLY_TREND, publication))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Publication run-1 has no table ally_trend, which a later version of burdenshare brought;"
                + " name a later publication, or do without that table.");
  }

  @Test
  void nextPublication_makesTablesThatNothingGoesInto() {
    madeEditions();
    PublicationLog log = new PublicationLog(store());
    log.append(log.read(), publication(1, ONE_TABLE, ONE_TABLE));

    Publication next;
    try (Publishing publishing = warehouse().begin(Duration.ofMinutes(1))) {
      next = publishing.publish(Map.of(), publication(2, Map.of(), Map.of()), Instant.now());
    }

    assertThat(next.tableVersions())
        .containsOnlyKeys(Tables.PUBLISHED.stream().map(Table::name).toList())
        .containsEntry(Tables.EDITION.name(), 0L);
    assertThat(next.rowCounts().values()).containsOnly(0L);
    assertThat(warehouse().faults(warehouse().requirePublications())).isEmpty();
    assertThat(warehouse().schemas().additions()).isEmpty();
    assertThat(warehouse().schemas().obstacles(Optional.of(next))).isEmpty();
  }

  @Test
  void upkeep_afterTablesThatCameLater_leavesEveryPublicationSound() {
    madeEditions();
    PublicationLog log = new PublicationLog(store());
    for (int number = 1; number <= NIGHTS_TO_UPKEEP; number++) {
      log.append(log.read(), publication(number, ONE_TABLE, ONE_TABLE));
    }

    try (Publishing publishing = warehouse().begin(Duration.ofMinutes(1))) {
      publishing.publish(
          Map.of(), publication(NIGHTS_TO_UPKEEP + 1, Map.of(), Map.of()), Instant.now());
      assertThat(publishing.upkeep(Duration.ofDays(100_000)).summary())
          .startsWith("21 publications kept");
    }

    assertThat(warehouse().faults(warehouse().requirePublications())).isEmpty();
  }

  private void madeEditions() {
    store()
        .write(
            Tables.EDITION,
            TestSpark.session().createDataFrame(List.of(), Tables.EDITION.schema()),
            Optional.empty(),
            partition -> false);
  }

  private static Publication publication(
      int number, Map<String, Long> versions, Map<String, Long> counts) {
    return new Publication(
        "run-" + number,
        number,
        Instant.parse("2026-01-01T00:00:00Z"),
        new Publication.Settings(
            LocalDate.of(2026, 1, 1), null, List.of(), "contemporaneous", 200, "older"),
        List.of(),
        null,
        versions,
        counts,
        List.of(),
        new Publication.Highlights(List.of(), List.of(), 0, List.of()),
        1.5);
  }

  private Warehouse warehouse() {
    return Warehouse.at(
        TestSpark::session, new Configuration(), folder.resolve("warehouse").toString());
  }

  private DeltaStore store() {
    return new DeltaStore(
        TestSpark::session,
        new Configuration(),
        new org.apache.hadoop.fs.Path("file:" + folder.resolve("warehouse")));
  }
}
