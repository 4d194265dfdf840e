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

/** A file or folder on any Hadoop file system, written atomically: complete or absent. */
public final class AtomicOutput {
  private static final String UNFINISHED = ".unfinished";
  private static final Duration DAY = Duration.ofDays(1);

  private final FileSystem files;
  private final FileSystem plainFiles;
  private final Path path;

  /** Local output is written without Hadoop's {@code .crc} files. */
  private AtomicOutput(FileSystem files, Path path) {
    this.files = files;
    this.plainFiles = files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
    this.path = path;
  }

  /**
   * The output at a location.
   *
   * @throws IOException if its file system cannot be reached
   */
  public static AtomicOutput at(String place, Configuration configuration) throws IOException {
    Path path = new Path(place);
    FileSystem files = path.getFileSystem(configuration);
    return new AtomicOutput(files, files.makeQualified(path));
  }

  /** The failure to write to a location. */
  public static Failure unwritable(String place, IOException e) {
    return Failure.of(
        Failure.Kind.CANNOT_WRITE,
        "%s cannot be written: %s; check its rights and space.".formatted(place, e.getMessage()),
        e);
  }

  /** A path within this folder. */
  AtomicOutput resolve(String name) {
    return new AtomicOutput(files, new Path(path, name));
  }

  /**
   * Writes to a temporary name and then renames it over the existing file or folder, atomically
   * where the file system supports that.
   */
  void replace(IOConsumer<AtomicOutput> content) throws IOException {
    make(content, this::putInPlaceOf);
  }

  private void make(IOConsumer<AtomicOutput> content, IOConsumer<AtomicOutput> move)
      throws IOException {
    AtomicOutput unfinished = temporary();
    try {
      content.accept(unfinished);
      removeLeftBehind(unfinished);
      move.accept(unfinished);
    } finally {
      // // The temporary name is unique.
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
      // // A file system without a FileContext cannot replace atomically.
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
   * The same for a file.
   *
   * @throws IOException also if a folder has its name
   */
  public void replaceFile(IOConsumer<OutputStream> bytes) throws IOException {
    if (files.exists(path) && files.getFileStatus(path).isDirectory()) {
      throw new IOException("it is a folder");
    }
    replace(unfinished -> unfinished.bytes(bytes));
  }

  /**
   * The same for a path that must not exist yet.
   *
   * @throws Failure if it exists
   */
  void create(IOConsumer<AtomicOutput> content) throws IOException {
    if (files.exists(path)) {
      throw Failure.of(
          Failure.Kind.CANNOT_WRITE,
          "%s is there already; remove it or give another place.".formatted(path));
    }
    make(content, this::rename);
  }

  /** A temporary name that no concurrent run uses. */
  private AtomicOutput temporary() {
    return new AtomicOutput(
        files, new Path(path.getParent(), temporaryPrefix() + UUID.randomUUID() + UNFINISHED));
  }

  private String temporaryPrefix() {
    return "." + path.getName() + ".";
  }

  /** Removes temporary files of killed runs after a day, by the file system's clock. */
  private void removeLeftBehind(AtomicOutput finished) throws IOException {
    long old = files.getFileStatus(finished.path).getModificationTime() - DAY.toMillis();
    for (FileStatus one : files.listStatus(path.getParent())) {
      String name = one.getPath().getName();
      if (name.startsWith(temporaryPrefix())
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
   * Writes it as a UTF-8 text file.
   *
   * @throws IOException also for errors that {@code PrintStream} would swallow
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

  /** Moves the single file that Spark wrote out of its folder, and removes the folder. */
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
