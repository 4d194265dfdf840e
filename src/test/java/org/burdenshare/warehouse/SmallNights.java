package org.burdenshare.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.burdenshare.testing.FileTimes;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.warehouse.lease.ManualTiming;
import org.burdenshare.warehouse.store.DeltaStore;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.Tables;

/**
 * Nights of a few rows in a warehouse of their own, published without reading and computing
 * anything. What the n-th publication holds depends on n alone, so that a night that is repeated
 * brings the same tables. Time passes for leases only where a test says so, and files are removed
 * whatever their age, unless a test says otherwise.
 */
final class SmallNights {
  static final Duration LEASE = Duration.ofMinutes(2);
  static final Duration KEEP_NONE = Duration.ZERO;
  static final Duration WHATEVER_AGE = Duration.ofDays(-1);

  /** A table that is written whole, and one to which editions are added. */
  private static final Table WHOLE = Tables.EDITION;

  private static final Table BY_EDITION = Tables.REJECTED_ROW;

  /** Its name is of the letters that a path, an address or a pattern would take for its own. */
  private static final String EDITION = "an édition %%25 [a+b]*{c}:%d";

  private static final int NIGHTS_BETWEEN = 4;

  /** Each new one is parsed anew from all of Hadoop's defaults. */
  private static final Configuration CONFIGURATION = new Configuration();

  private final Path folder;

  SmallNights(Path folder) {
    this.folder = folder;
  }

  /** The same warehouse in another folder. */
  SmallNights copiedTo(Path other) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.toList()) {
        Files.copy(one, other.resolve(folder.relativize(one)));
      }
      return new SmallNights(other);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }

  DeltaStore store() {
    return new DeltaStore(
        TestSpark::session, CONFIGURATION, new org.apache.hadoop.fs.Path("file:" + folder));
  }

  PublicationLog log() {
    return new PublicationLog(store());
  }

  /** Begins a night between whose steps something may happen. */
  Publishing begin(Consumer<PublishingStep> failPoints) {
    return begin(failPoints, WHATEVER_AGE);
  }

  /**
   * @param youngest how old a file must be to be removed
   */
  Publishing begin(Consumer<PublishingStep> failPoints, Duration youngest) {
    DeltaStore store = store();
    return Publishing.begin(
        store,
        new PublicationLog(store),
        LEASE,
        new PublishingParameters(
            new ManualTiming(), failPoints, 1, NIGHTS_BETWEEN, youngest, Duration.ofMinutes(2)));
  }

  /** Publishes what the next publication holds. */
  static Publication publish(Publishing turn, String runId) {
    long number = turn.last().map(Publication::number).orElse(0L) + 1;
    return turn.publish(changes(number), draft(runId, number), Instant.now());
  }

  /** A night from its beginning to its end. */
  UpkeepOutcome night(String runId) {
    try (Publishing turn = begin(step -> {})) {
      publish(turn, runId);
      return turn.upkeep(KEEP_NONE);
    }
  }

  /** A night that has no time to tidy up. */
  void shortNight(String runId) {
    try (Publishing turn = begin(step -> {})) {
      publish(turn, runId);
    }
  }

  /** Lets a lease be as old as if its holder had been paused for an hour. */
  void letLeasesEnd() {
    FileTimes.setBack(folder.resolve("_lease"), Duration.ofHours(1));
  }

  /** Everything that is wrong with kept publications, as {@code jobs/warehouse check} says it. */
  List<String> faults() {
    List<String> faults = faultsOfFiles();
    return faults.isEmpty()
        ? new WarehouseCheck(store()).faultsOfRows(log().read().last().orElseThrow())
        : faults;
  }

  /** The same without reading the rows: versions and files that are not what they say. */
  List<String> faultsOfFiles() {
    return new WarehouseCheck(store())
        .faults(log().read().publications().stream().filter(one -> !one.isExpired()).toList());
  }

  /** The rows of the current publication, as text. */
  List<String> rows() {
    Publication current = log().read().last().orElseThrow();
    List<String> rows = new ArrayList<>();
    for (Table table : List.of(WHOLE, BY_EDITION)) {
      store()
          .version(table, current.tableVersions().get(table.name()))
          .orElseThrow()
          .rows()
          .stream()
          .map(row -> table.name() + " " + new TreeMap<>(row))
          .sorted()
          .forEach(rows::add);
    }
    return rows;
  }

  /** The files of the warehouse, but for those of leases and checksums. */
  List<String> files() {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(file -> !file.startsWith("_lease") && !file.endsWith(".crc"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<Table, TableChange> changes(long number) {
    Map<Table, TableChange> changes = new HashMap<>();
    if (number == 1) {
      Tables.PUBLISHED.forEach(
          table -> changes.put(table, TableChange.whole(rows(table, List.of()))));
    }
    List<String> editions =
        IntStream.rangeClosed(1, (int) number).mapToObj(EDITION::formatted).toList();
    String newest = editions.get(editions.size() - 1);
    changes.put(WHOLE, TableChange.whole(rows(WHOLE, editions)));
    changes.put(BY_EDITION, TableChange.of(List.of(newest), rows(BY_EDITION, List.of(newest))));
    return changes;
  }

  private static Dataset<Row> rows(Table table, List<String> keys) {
    return TestSpark.session()
        .createDataFrame(keys.stream().map(key -> row(table, key)).toList(), table.schema())
        .coalesce(1);
  }

  private static Row row(Table table, String key) {
    return RowFactory.create(
        Arrays.stream(table.schema().fields())
            .map(column -> column.nullable() ? null : value(column.dataType().sql(), key))
            .toArray());
  }

  private static Object value(String type, String key) {
    return switch (type) {
      case "STRING" -> key;
      case "DATE" -> LocalDate.EPOCH;
      case "TIMESTAMP" -> Instant.EPOCH;
      case "BIGINT" -> 1L;
      case "ARRAY<STRING>" -> List.of();
      default -> throw new IllegalArgumentException(type);
    };
  }

  private static Publication draft(String runId, long number) {
    return new Publication(
        runId,
        number,
        Instant.now(),
        new Publication.Settings(LocalDate.EPOCH, null, List.of(), "contemporaneous", 200, "test"),
        List.of(),
        null,
        Map.of(),
        Map.of(),
        List.of(),
        new Publication.Highlights(List.of(), List.of(), 0, List.of()),
        1.5);
  }
}
