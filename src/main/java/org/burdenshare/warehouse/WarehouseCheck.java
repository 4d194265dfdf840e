package org.burdenshare.warehouse;

import io.delta.kernel.utils.FileStatus;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Whether the tables of publications are what these say: the versions that they name exist, with as
 * many rows, and their files are there, as long as they were written.
 */
final class WarehouseCheck {
  private static final String REMEDY =
      "; restore it from a copy, or make a sound publication current with jobs/warehouse rollback";

  private final DeltaStore store;

  WarehouseCheck(DeltaStore store) {
    this.store = store;
  }

  /** A sentence for each fault of any of these publications. */
  List<String> faults(List<Publication> publications) {
    return publications.stream()
        .flatMap(publication -> faultsOf(publication).stream())
        .distinct()
        .toList();
  }

  /** A sentence for each fault of a publication. */
  List<String> faultsOf(Publication publication) {
    List<String> faults = new ArrayList<>();
    for (Table table : Tables.PUBLISHED) {
      Long version = publication.tableVersions().get(table.name());
      if (version == null) {
        faults.add(
            "Publication %s names no version of the table %s, expected one%s."
                .formatted(publication.runId(), table.name(), REMEDY));
      } else {
        faultOf(table, version, publication.rowCounts()).ifPresent(faults::add);
      }
    }
    return faults;
  }

  private Optional<String> faultOf(Table table, long version, Map<String, Long> rowCounts) {
    String subject = "The table %s at version %d".formatted(store.folder(table), version);
    try {
      Optional<DeltaVersion> found = store.version(table, version);
      if (found.isEmpty()) {
        return Optional.of(subject + " is gone" + REMEDY + ".");
      }
      if (found.get().rowCount() != rowCounts.get(table.name())) {
        return Optional.of(
            "%s has %d rows by its log, expected %d%s."
                .formatted(subject, found.get().rowCount(), rowCounts.get(table.name()), REMEDY));
      }
      return fileFault(subject, found.get().files());
    } catch (IOException | RuntimeException e) {
      return Optional.of(
          "%s cannot be read from its log: %s%s."
              .formatted(
                  subject,
                  String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip(),
                  REMEDY));
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
