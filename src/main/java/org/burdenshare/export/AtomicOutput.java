package org.burdenshare.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.commons.io.function.IOConsumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.burdenshare.session.LocalDisk;
import org.burdenshare.vocabulary.Failure;

/** A file or folder to be written on any Hadoop file system: it is there whole or not at all. */
public final class AtomicOutput {
  private static final String UNFINISHED = ".unfinished";
  private static final Duration DAY = Duration.ofDays(1);

  private final FileSystem files;
  private final FileSystem plainFiles;
  private final Path path;

  /** On a local disk nobody wants the files of checksums that Hadoop puts beside what it writes. */
  private AtomicOutput(FileSystem files, Path path) {
    this.files = files;
    this.plainFiles = files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
    this.path = path;
  }

  /**
   * A place.
   *
   * @throws IOException if its file system cannot be reached
   */
  public static AtomicOutput at(String place, Configuration configuration) throws IOException {
    Path path = new Path(place);
    FileSystem files = path.getFileSystem(configuration);
    return new AtomicOutput(files, files.makeQualified(path));
  }

  /** The failure to write to a place. */
  public static Failure unwritable(String place, IOException e) {
    return Failure.of(
        Failure.Kind.CANNOT_WRITE,
        "%s cannot be written: %s; check its rights and space.".formatted(place, e.getMessage()),
        e);
  }

  /** Something within this folder. */
  AtomicOutput resolve(String name) {
    return new AtomicOutput(files, new Path(path, name));
  }

  /**
   * Makes a file or folder aside and gives it its name at last, in the place of one that was there
   * before: there is the one or the other at every moment, where the file system can do that.
   */
  void replace(IOConsumer<AtomicOutput> content) throws IOException {
    make(content, this::putInPlaceOf);
  }

  private void make(IOConsumer<AtomicOutput> content, IOConsumer<AtomicOutput> move)
      throws IOException {
    AtomicOutput unfinished = aside();
    try {
      content.accept(unfinished);
      removeLeftBehind(unfinished);
      move.accept(unfinished);
    } finally {
      // Nobody else has this name.
      files.delete(unfinished.path, true);
    }
  }

  private void putInPlaceOf(AtomicOutput unfinished) throws IOException {
    Optional<java.nio.file.Path> local = LocalDisk.place(files, path);
    if (local.isPresent()) {
      Files.move(
          LocalDisk.place(files, unfinished.path).orElseThrow(),
          local.get(),
          StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    try {
      FileContext.getFileContext(path.toUri(), files.getConf())
          .rename(unfinished.path, path, Options.Rename.OVERWRITE);
    } catch (UnsupportedFileSystemException e) {
      // A file system that Hadoop knows by its older interface alone cannot replace.
      files.delete(path, false);
      rename(unfinished);
    }
  }

  private void rename(AtomicOutput unfinished) throws IOException {
    if (!plainFiles.rename(unfinished.path, path)) {
      throw new IOException("its name cannot be given to " + path);
    }
  }

  /**
   * The same with a file.
   *
   * @throws IOException also where a folder is in its place
   */
  public void replaceFile(IOConsumer<OutputStream> bytes) throws IOException {
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
  void create(IOConsumer<AtomicOutput> content) throws IOException {
    if (files.exists(path)) {
      throw Failure.of(
          Failure.Kind.CANNOT_WRITE,
          "%s is there already; remove it or give another place.".formatted(path));
    }
    make(content, this::rename);
  }

  /** Apart from what another run makes of the same name at the same time. */
  private AtomicOutput aside() {
    return new AtomicOutput(
        files, new Path(path.getParent(), startAside() + UUID.randomUUID() + UNFINISHED));
  }

  private String startAside() {
    return "." + path.getName() + ".";
  }

  /** Removes what a killed run left unfinished a day ago, by the clock of the file system. */
  private void removeLeftBehind(AtomicOutput finished) throws IOException {
    long old = files.getFileStatus(finished.path).getModificationTime() - DAY.toMillis();
    for (FileStatus one : files.listStatus(path.getParent())) {
      String name = one.getPath().getName();
      if (name.startsWith(startAside())
          && name.endsWith(UNFINISHED)
          && one.getModificationTime() < old) {
        files.delete(one.getPath(), true);
      }
    }
  }

  /** Writes it as a file. */
  void bytes(IOConsumer<OutputStream> bytes) throws IOException {
    try (OutputStream out = new BufferedOutputStream(plainFiles.create(path, true))) {
      bytes.accept(out);
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
  void takeOnlyFileOf(AtomicOutput folder, String extension) throws IOException {
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
