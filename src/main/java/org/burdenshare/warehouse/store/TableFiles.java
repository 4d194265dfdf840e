package org.burdenshare.warehouse.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.functional.RemoteIterators;
import org.burdenshare.warehouse.table.Table;

/** The files in the folder of a Delta table, existing and needed. */
public final class TableFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LOG_FOLDER = "_delta_log";
  private static final Pattern LOG_FILE = Pattern.compile("(\\d{20})\\.(.+)");
  private static final String COMMIT = "json";
  private static final String CHECKPOINT = "checkpoint.parquet";

  private final DeltaStore store;
  private final Table table;
  private final FileSystem files;
  private final Path folder;
  private final Path log;

  public TableFiles(DeltaStore store, Table table) throws IOException {
    this.store = store;
    this.table = table;
    this.files = store.files();
    this.folder = store.folder(table);
    this.log = new Path(folder, LOG_FOLDER);
  }

  /** The data files last modified before a moment, as paths relative to the folder. */
  public List<String> ofRowsBefore(Instant moment) throws IOException {
    return RemoteIterators.toList(files.listFiles(folder, true)).stream()
        .filter(file -> isBefore(moment, file))
        .map(file -> relative(file.getPath()))
        .filter(file -> !file.startsWith(LOG_FOLDER))
        .toList();
  }

  /** The commits after the last checkpoint, which are read for the newest version. */
  public long commitsSinceCheckpoint() throws IOException {
    List<FileStatus> all = List.of(files.listStatus(log));
    long last = checkpoints(all).max().orElse(-1);
    return names(all).filter(name -> name.group(2).equals(COMMIT) && version(name) > last).count();
  }

  /**
   * The log files last modified before a moment that are not needed for a version or any later one:
   * those before the last checkpoint at or before it. The oldest come first, so that an interrupted
   * removal leaves a complete log from some version on.
   */
  public List<String> ofLogBefore(Instant moment, long version) throws IOException {
    List<FileStatus> all = List.of(files.listStatus(log));
    long start = checkpoints(all).filter(checkpoint -> checkpoint <= version).max().orElse(-1);
    return names(all.stream().filter(file -> isBefore(moment, file)).toList())
        .filter(name -> version(name) < start)
        .sorted(Comparator.comparingLong(TableFiles::version))
        .map(name -> LOG_FOLDER + "/" + name.group())
        .toList();
  }

  private static LongStream checkpoints(List<FileStatus> log) {
    return names(log)
        .filter(name -> name.group(2).equals(CHECKPOINT))
        .mapToLong(TableFiles::version);
  }

  private static Stream<Matcher> names(List<FileStatus> files) {
    return files.stream()
        .map(file -> LOG_FILE.matcher(file.getPath().getName()))
        .filter(Matcher::matches);
  }

  private static long version(Matcher name) {
    return Long.parseLong(name.group(1));
  }

  private static boolean isBefore(Instant moment, FileStatus file) {
    return file.getModificationTime() < moment.toEpochMilli();
  }

  /**
   * Removes a file.
   *
   * @param relative its path relative to the folder
   * @return whether it existed
   */
  public boolean remove(String relative) throws IOException {
    try {
      return files.delete(new Path(folder + "/" + relative), false);
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /**
   * The data files of any of the versions or of later ones, as paths relative to the folder, by one
   * pass over the log.
   */
  public Set<String> needed(SortedSet<Long> versions) throws IOException {
    long newest = store.newest(table).orElseThrow().number();
    Set<String> present = new HashSet<>();
    store
        .version(table, versions.first())
        .orElseThrow()
        .files()
        .forEach(file -> present.add(relative(new Path(file.getPath()))));
    Set<String> needed = new HashSet<>(present);
    for (long version = versions.first() + 1; version <= newest; version++) {
      apply(new Path(log, "%020d.%s".formatted(version, COMMIT)), present);
      if (versions.contains(version) || version > versions.last()) {
        needed.addAll(present);
      }
    }
    return needed;
  }

  private void apply(Path commit, Set<String> present) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(files.open(commit), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode action = JSON.readTree(line);
        if (action.has("add")) {
          present.add(path(action.get("add")));
        } else if (action.has("remove")) {
          present.remove(path(action.get("remove")));
        }
      }
    }
  }

  private static String path(JsonNode action) {
    return URLDecoder.decode(
        action.get("path").asText().replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private String relative(Path file) {
    return folder.toUri().relativize(file.toUri()).getPath();
  }
}
