package org.burdenshare.warehouse;

import io.delta.kernel.utils.FileStatus;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.store.DeltaStore;
import org.burdenshare.warehouse.store.KeyCount;
import org.burdenshare.warehouse.store.TableVersion;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.Tables;

/**
 * Verifies that tables are as published: their versions exist with the recorded row counts, and
 * their files exist with their lengths.
 */
record WarehouseCheck(DeltaStore store) {
  private static final String REMEDY =
      "; restore it from a copy, or make a sound publication current with jobs/warehouse rollback";

  /** A sentence for each fault of any of these publications. */
  List<String> faults(List<Publication> publications) {
    return publications.stream()
        .flatMap(publication -> faultsOf(publication).stream())
        .distinct()
        .toList();
  }

  /** A sentence for each fault of a publication. A table without a row count was added later. */
  List<String> faultsOf(Publication publication) {
    List<String> faults = new ArrayList<>();
    for (Table table : Tables.PUBLISHED) {
      if (publication.has(table)) {
        faultOf(table, publication).ifPresent(faults::add);
      } else if (publication.rowCounts().containsKey(table.name())) {
        faults.add(
            "Publication %s names no version of the table %s, expected one%s."
                .formatted(publication.runId(), table.name(), REMEDY));
      }
    }
    return faults;
  }

  /**
   * A sentence for each fault in the rows of a publication with intact files: missing rows,
   * duplicate keys, inputs that differ from its editions.
   */
  List<String> faultsOfRows(Publication publication) {
    Map<Table, Dataset<Row>> tables = new LinkedHashMap<>();
    for (Table table : Tables.PUBLISHED) {
      publication
          .versionOf(table)
          .ifPresent(version -> tables.put(table, table.completed(store.at(table, version))));
    }
    try {
      Map<String, KeyCount> counts = new HashMap<>();
      KeyCount.of(tables).forEach(count -> counts.put(count.table(), count));
      List<String> faults = new ArrayList<>();
      for (Table table : tables.keySet()) {
        faultOf(table, counts.get(table.name()), publication).ifPresent(faults::add);
      }
      faults.addAll(faultsOfInputs(publication, tables.get(Tables.EDITION)));
      return faults;
    } catch (Exception e) {
      return List.of(
          "The rows of publication %s cannot be read: %s%s."
              .formatted(publication.runId(), Failure.firstLine(e), REMEDY));
    }
  }

  private Optional<String> faultOf(Table table, KeyCount count, Publication publication) {
    String subject = subject(table, publication);
    long rows = count == null ? 0 : count.rows();
    long expected = publication.rowCounts().get(table.name());
    if (rows != expected) {
      return Optional.of(
          "%s has %d rows, expected %d%s.".formatted(subject, rows, expected, REMEDY));
    }
    return Optional.ofNullable(count)
        .filter(KeyCount::isRepeated)
        .map(
            repeated ->
                "%s has %d rows for %s, expected one%s."
                    .formatted(subject, repeated.rowsOfAKey(), repeated.key(), REMEDY));
  }

  private List<String> faultsOfInputs(Publication publication, Dataset<Row> editions) {
    Map<String, String> recorded = new HashMap<>();
    editions
        .select("edition_id", "sha256")
        .collectAsList()
        .forEach(edition -> recorded.put(edition.getString(0), edition.getString(1)));
    return publication.inputs().stream()
        .filter(input -> !input.sha256().equals(recorded.get(input.editionId())))
        .map(
            input ->
                "Publication %s stands on edition %s with checksum %s, its table of editions has %s%s."
                    .formatted(
                        publication.runId(),
                        input.editionId(),
                        input.sha256(),
                        recorded.getOrDefault(input.editionId(), "no such edition"),
                        REMEDY))
        .toList();
  }

  private String subject(Table table, Publication publication) {
    return "The table %s at version %d"
        .formatted(store.folder(table), publication.versionOf(table).orElseThrow());
  }

  private Optional<String> faultOf(Table table, Publication publication) {
    String subject = subject(table, publication);
    long expected = publication.rowCounts().get(table.name());
    try {
      Optional<TableVersion> found =
          publication.versionOf(table).flatMap(version -> store.version(table, version));
      if (found.isEmpty()) {
        return Optional.of(subject + " is gone" + REMEDY + ".");
      }
      if (found.get().rowCount() != expected) {
        return Optional.of(
            "%s has %d rows by its log, expected %d%s."
                .formatted(subject, found.get().rowCount(), expected, REMEDY));
      }
      return fileFault(subject, found.get().files());
    } catch (IOException | RuntimeException e) {
      return Optional.of(
          "%s cannot be read from its log: %s%s.".formatted(subject, Failure.firstLine(e), REMEDY));
    }
  }

  private Optional<String> fileFault(String subject, List<FileStatus> named) throws IOException {
    FileSystem files = store.files();
    for (FileStatus file : named) {
      try {
        long length = files.getFileStatus(new Path(file.getPath())).getLen();
        if (length != file.getSize()) {
          return Optional.of(
              "%s: the file %s has %d bytes, expected %d%s."
                  .formatted(subject, file.getPath(), length, file.getSize(), REMEDY));
        }
      } catch (FileNotFoundException e) {
        return Optional.of("%s: the file %s is gone%s.".formatted(subject, file.getPath(), REMEDY));
      }
    }
    return Optional.empty();
  }
}
