package org.burdenshare.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.burdenshare.vocabulary.Failure;

/** A file or folder to be written on any Hadoop file system: it is there whole or not at all. */
final class Target {
  private final FileSystem files;
  private final FileSystem plainFiles;
  private final Path path;

  /** On a local disk nobody wants the files of checksums that Hadoop puts beside what it writes. */
  private Target(FileSystem files, Path path) {
    this.files = files;
    this.plainFiles = files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
    this.path = path;
  }

  /** Writes what a file or folder is to hold to the place where it is made. */
  interface Content {
    void write(Target unfinished) throws IOException;
  }

  /** Writes what a file is to hold. */
  interface Bytes {
    void write(OutputStream out) throws IOException;
  }

  /**
   * A place.
   *
   * @throws IOException if its file system cannot be reached
   */
  static Target at(String place, Configuration configuration) throws IOException {
    Path path = new Path(place);
    FileSystem files = path.getFileSystem(configuration);
    return new Target(files, files.makeQualified(path));
  }

  /** The failure to write to a place. */
  static Failure unwritable(String place, IOException e) {
    return Failure.of(
        Failure.Kind.CANNOT_WRITE,
        "%s cannot be written: %s; check its rights and space.".formatted(place, e.getMessage()),
        e);
  }

  /** Something within this folder. */
  Target resolve(String name) {
    return new Target(files, new Path(path, name));
  }

  /** Makes it aside and gives it its name at last; what was there before is replaced. */
  void replace(Content content) throws IOException {
    Target unfinished = aside();
    try {
      content.write(unfinished);
      files.delete(path, false);
      if (!plainFiles.rename(unfinished.path, path)) {
        throw new IOException("its name cannot be given to " + path);
      }
    } finally {
      files.delete(unfinished.path, true);
    }
  }

  /**
   * The same with a file.
   *
   * @throws IOException also where a folder is in its place
   */
  void replaceFile(Bytes bytes) throws IOException {
    if (files.exists(path) && files.getFileStatus(path).isDirectory()) {
      throw new IOException("it is a folder");
    }
    replace(unfinished -> unfinished.bytes(bytes));
  }

  /**
   * The same where nothing is yet.
   *
   * @throws Failure if something is there
   */
  void create(Content content) throws IOException {
    if (files.exists(path)) {
      throw Failure.of(
          Failure.Kind.CANNOT_WRITE,
          "%s is there already; remove it or give another place.".formatted(path));
    }
    replace(content);
  }

  private Target aside() throws IOException {
    Target unfinished =
        new Target(files, new Path(path.getParent(), "." + path.getName() + ".unfinished"));
    files.delete(unfinished.path, true);
    return unfinished;
  }

  /** Writes it as a file. */
  void bytes(Bytes bytes) throws IOException {
    try (OutputStream out = new BufferedOutputStream(plainFiles.create(path, true))) {
      bytes.write(out);
    }
  }

  /**
   * Writes it as a file of text in UTF-8.
   *
   * @throws IOException also where the stream would have kept silent about it
   */
  void text(Consumer<PrintStream> text) throws IOException {
    bytes(
        out -> {
          PrintStream printed = new PrintStream(out, false, StandardCharsets.UTF_8);
          text.accept(printed);
          if (printed.checkError()) {
            throw new IOException("not all of it could be written");
          }
        });
  }

  /** Takes the one file that Spark made in a folder, and removes the folder. */
  void takeOnlyFileOf(Target folder, String extension) throws IOException {
    Path[] made =
        Arrays.stream(plainFiles.listStatus(folder.path))
            .map(FileStatus::getPath)
            .filter(file -> file.getName().endsWith(extension))
            .toArray(Path[]::new);
    if (made.length != 1 || !plainFiles.rename(made[0], path)) {
      throw new IOException("%d files were made for %s".formatted(made.length, path));
    }
    files.delete(folder.path, true);
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
