package org.burdenshare.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** Lets files be older than they are, so that nobody has to wait. */
public final class FileTimes {
  private FileTimes() {}

  /** Sets back when a file was last written, or all files and folders below a folder and itself. */
  public static void setBack(Path place, Duration age) {
    try (Stream<Path> all = Files.walk(place)) {
      for (Path one : all.toList()) {
        Instant written = Files.getLastModifiedTime(one).toInstant();
        Files.setLastModifiedTime(one, FileTime.from(written.minus(age)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
