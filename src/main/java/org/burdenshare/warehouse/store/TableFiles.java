package org.burdenshare.warehouse.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** The files in the folder of a Delta table. */
public final class TableFiles {
  public static final String LOG_FOLDER = "_delta_log";

  private static final Pattern LOG_FILE = Pattern.compile("(\\d{20})\\.(.+)");
  private static final String CHECKPOINT = "checkpoint.parquet";

  private final FileSystem files;
  private final Path folder;

  public TableFiles(FileSystem files, Path folder) {
    this.files = files;
    this.folder = folder;
  }

  /** Files of rows that were last written before a moment, as paths below the folder. */
  public List<String> ofRowsBefore(Instant moment) throws IOException {
    List<String> found = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> all = files.listFiles(folder, true);
    while (all.hasNext()) {
      FileStatus file = all.next();
      String relative = relative(folder, file.getPath());
      if (!relative.startsWith(LOG_FOLDER) && isBefore(moment, file)) {
        found.add(relative);
      }
    }
    return found;
  }

  /** Returns whether there is a checkpoint of a version. */
  public boolean hasCheckpoint(long version) throws IOException {
    return files.exists(
        new Path(new Path(folder, LOG_FOLDER), "%020d.%s".formatted(version, CHECKPOINT)));
  }

  /**
   * Files of the log that were last written before a moment and are not needed to read a version or
   * any after it: they come before the last checkpoint that does not come after it. The oldest
   * first, so that whatever is left is a whole log from some version on.
   */
  public List<String> ofLogBefore(Instant moment, long version) throws IOException {
    FileStatus[] all = files.listStatus(new Path(folder, LOG_FOLDER));
    OptionalLong start =
        names(all)
            .filter(name -> name.group(2).equals(CHECKPOINT))
            .mapToLong(TableFiles::version)
            .filter(checkpoint -> checkpoint <= version)
            .max();
    return names(
            Arrays.stream(all).filter(file -> isBefore(moment, file)).toArray(FileStatus[]::new))
        .filter(name -> start.isPresent() && version(name) < start.getAsLong())
        .sorted(Comparator.comparingLong(TableFiles::version))
        .map(name -> LOG_FOLDER + "/" + name.group())
        .toList();
  }

  private static Stream<Matcher> names(FileStatus[] files) {
    return Arrays.stream(files)
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
   * @param relative its path below the folder
   * @return whether it was there
   */
  public boolean remove(String relative) throws IOException {
    try {
      return files.delete(new Path(folder + "/" + relative), false);
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /** A file's path below a folder. */
  public static String relative(Path folder, Path file) {
    return folder.toUri().relativize(file.toUri()).getPath();
  }
}
