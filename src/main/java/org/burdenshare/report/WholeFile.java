package org.burdenshare.report;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.burdenshare.vocabulary.Failure;

/** A file that is there whole or not at all, on any Hadoop file system. */
final class WholeFile {
  private WholeFile() {}

  /** Writes what a file is to hold. */
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  /**
   * Writes a file, in place of the one that is there.
   *
   * @return where it is
   * @throws Failure if it cannot be written
   */
  static String write(String path, Configuration configuration, byte[] whole) {
    try (FileSystem files = FileSystem.newInstance(new Path(path).toUri(), configuration)) {
      files.setWriteChecksum(false);
      Path file = files.makeQualified(new Path(path));
      write(files, file, out -> out.write(whole));
      return file.toString();
    } catch (IllegalArgumentException | IOException e) {
      throw Failure.of(
          Failure.Kind.CANNOT_WRITE,
          "%s cannot be written: %s; check its rights and space.".formatted(path, e.getMessage()),
          e);
    }
  }

  static void write(FileSystem files, Path file, Content content) throws IOException {
    if (files.exists(file) && files.getFileStatus(file).isDirectory()) {
      throw new IOException("it is a folder");
    }
    Path unfinished = new Path(file.getParent(), "." + file.getName() + ".unfinished");
    try (OutputStream out = files.create(unfinished, true)) {
      content.write(out);
    }
    files.delete(file, false);
    if (!files.rename(unfinished, file)) {
      throw new IOException("its name cannot be given to " + unfinished);
    }
  }
}
