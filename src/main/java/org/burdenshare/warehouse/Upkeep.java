package org.burdenshare.warehouse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * What keeps the thousandth night as cheap as the tenth, by the run that holds the lease: a
 * checkpoint of each table's log, publications in one file, and nothing on disk that no kept
 * publication names: neither tables of expired publications nor what killed runs left behind.
 */
final class Upkeep {
  private static final int NIGHTS_BETWEEN = 20;
  private static final int ALWAYS_KEPT = 2;
  private static final Duration BUDGET = Duration.ofMinutes(2);
  private static final Pattern LOG_FILE = Pattern.compile("(\\d{20})\\.(.+)");
  private static final String CHECKPOINT = "checkpoint.parquet";

  private final DeltaStore store;
  private final PublicationLog log;
  private int removed;

  Upkeep(DeltaStore store, PublicationLog log) {
    this.store = store;
    this.log = log;
  }

  /**
   * Tidies up if a number of nights have passed. What is not done within its budget is done the
   * next time.
   *
   * @param read the publications
   * @param keep how long a publication can be read in full; the newest two always can
   * @return what was done, in a few words; empty where nothing was due
   */
  Optional<String> run(PublicationLog.Read read, Duration keep) throws IOException {
    Instant start = Instant.now();
    if (read.files() < NIGHTS_BETWEEN) {
      return Optional.empty();
    }
    List<Publication> publications = withoutExpired(read.publications(), start.minus(keep));
    log.rewrite(read, publications);
    List<Publication> kept = publications.stream().filter(one -> !one.isExpired()).toList();
    for (Table table : Tables.PUBLISHED) {
      if (Duration.between(start, Instant.now()).compareTo(BUDGET) < 0) {
        SortedSet<Long> versions =
            kept.stream()
                .filter(publication -> publication.has(table))
                .map(publication -> publication.tableVersions().get(table.name()))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!versions.isEmpty()) {
          tidy(table, versions);
        }
      }
    }
    long written = store.newest(Tables.PUBLICATION).orElseThrow().number();
    tidy(Tables.PUBLICATION, new TreeSet<>(List.of(written - 1, written)));
    return Optional.of(
        "%d publications kept, %d expired, %d files removed"
            .formatted(kept.size(), publications.size() - kept.size(), removed));
  }

  private static List<Publication> withoutExpired(List<Publication> newestFirst, Instant oldest) {
    return IntStream.range(0, newestFirst.size())
        .mapToObj(
            place -> {
              Publication one = newestFirst.get(place);
              boolean kept = place < ALWAYS_KEPT || one.publishedAt().isAfter(oldest);
              return kept ? one : one.expired();
            })
        .toList();
  }

  private void tidy(Table table, SortedSet<Long> versions) throws IOException {
    FileSystem files = store.files();
    Path folder = store.folder(table);
    Set<String> needed = new TableHistory(store, table).files(versions);
    store.checkpoint(table);
    RemoteIterator<LocatedFileStatus> all = files.listFiles(folder, true);
    while (all.hasNext()) {
      Path file = all.next().getPath();
      String relative = TableHistory.relative(folder, file);
      if (!relative.startsWith(TableHistory.LOG_FOLDER) && !needed.contains(relative)) {
        remove(files, file);
      }
    }
    cutLog(files, new Path(folder, TableHistory.LOG_FOLDER), versions.first());
  }

  /** Removes what the log says of versions that come before the last checkpoint that is needed. */
  private void cutLog(FileSystem files, Path folder, long oldest) throws IOException {
    FileStatus[] all = files.listStatus(folder);
    OptionalLong start =
        Arrays.stream(all)
            .map(status -> LOG_FILE.matcher(status.getPath().getName()))
            .filter(name -> name.matches() && name.group(2).equals(CHECKPOINT))
            .mapToLong(name -> Long.parseLong(name.group(1)))
            .filter(version -> version <= oldest)
            .max();
    for (FileStatus status : all) {
      Matcher name = LOG_FILE.matcher(status.getPath().getName());
      if (start.isPresent()
          && name.matches()
          && Long.parseLong(name.group(1)) < start.getAsLong()) {
        remove(files, status.getPath());
      }
    }
  }

  private void remove(FileSystem files, Path file) throws IOException {
    try {
      if (files.delete(file, false)) {
        removed++;
      }
    } catch (FileNotFoundException e) {
      return;
    }
  }
}
