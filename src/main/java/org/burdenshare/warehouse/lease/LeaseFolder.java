package org.burdenshare.warehouse.lease;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.burdenshare.session.EmptyFolder;
import org.burdenshare.session.LocalDisk;

/**
 * The folder of lease files, whose names are numbers.
 *
 * @param files the file system
 * @param warehouse the warehouse of the leases
 */
public record LeaseFolder(FileSystem files, Path warehouse) {
  private static final String NAME = "_lease";
  private static final int BUFFER = 4096;

  private Path folder() {
    return new Path(warehouse, NAME);
  }

  public Path file(long number) {
    return new Path(folder(), Long.toString(number));
  }

  /** The highest number; empty if no lease was ever acquired. */
  public OptionalLong latest() throws IOException {
    return numbers().max();
  }

  private LongStream numbers() throws IOException {
    try {
      return Arrays.stream(files.listStatus(folder()))
          .map(status -> status.getPath().getName())
          .filter(name -> name.matches("\\d{1,18}"))
          .mapToLong(Long::parseLong);
    } catch (FileNotFoundException e) {
      return LongStream.empty();
    }
  }

  /** The holder in the file of a number; empty while it is being written, or if there is none. */
  public Optional<LeaseHolder> holder(long number) throws IOException {
    try (InputStream in = files.open(file(number))) {
      return LeaseHolder.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** The last write of a number's file by the file system's clock; empty if there is none. */
  public Optional<Instant> writtenAt(long number) throws IOException {
    try {
      return Optional.of(
          Instant.ofEpochMilli(files.getFileStatus(file(number)).getModificationTime()));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Creates the file of an unused number.
   *
   * @return whether this process created it
   */
  public boolean create(long number, LeaseHolder holder) throws IOException {
    try (OutputStream out = created(file(number))) {
      sign(number, out, holder);
      return true;
    } catch (FileAlreadyExistsException | java.nio.file.FileAlreadyExistsException e) {
      return false;
    }
  }

  /** Hadoop's local file system checks first and then creates, which is not atomic. */
  private OutputStream created(Path file) throws IOException {
    Optional<java.nio.file.Path> local = LocalDisk.place(files, file);
    if (local.isEmpty()) {
      return files.create(file, false);
    }
    Files.createDirectories(local.get().getParent());
    return Files.newOutputStream(
        local.get(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** On a full disk a file can be created but not written; it must not block other runs. */
  private void sign(long number, OutputStream out, LeaseHolder holder) throws IOException {
    try {
      out.write(holder.bytes());
      out.flush();
    } catch (IOException e) {
      remove(number);
      throw e;
    }
  }

  /**
   * Rewrites the file of a number without recreating a removed one. Only on a file system without
   * such an operation (an object store) it may be recreated, which is harmless since a higher
   * number exists.
   */
  public void rewrite(long number, LeaseHolder holder) throws IOException {
    Optional<java.nio.file.Path> local = LocalDisk.place(files, file(number));
    if (local.isPresent()) {
      overwrite(local.get(), holder.bytes());
      return;
    }
    try (OutputStream out =
        files.create(
            file(number),
            FsPermission.getFileDefault(),
            EnumSet.of(CreateFlag.OVERWRITE),
            BUFFER,
            files.getDefaultReplication(file(number)),
            files.getDefaultBlockSize(file(number)),
            null,
            null)) {
      out.write(holder.bytes());
    }
  }

  /** Overwrites in place, so that the file is never empty; the new content is never shorter. */
  private static void overwrite(java.nio.file.Path file, byte[] bytes) throws IOException {
    try {
      Files.write(file, bytes, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      throw (FileNotFoundException) new FileNotFoundException(file + " is gone").initCause(e);
    }
  }

  /** Removes lower numbers; the highest stays, so that no number is reused. */
  public void removeBelow(long number) throws IOException {
    for (long lower : numbers().filter(one -> one < number).toArray()) {
      remove(lower);
    }
  }

  /** Removes the file of this run's number. */
  public void remove(long number) throws IOException {
    files.delete(file(number), false);
  }

  /** Removes the folder and the warehouse if they are empty. */
  public void removeIfEmpty() throws IOException {
    EmptyFolder.remove(files, folder());
    EmptyFolder.remove(files, warehouse);
  }

  /** Returns whether the warehouse contains nothing else. */
  public boolean isAlone() throws IOException {
    return Arrays.stream(files.listStatus(warehouse))
        .allMatch(status -> status.getPath().getName().equals(NAME));
  }

  /** The time by the clock of the file system. */
  public Instant now() throws IOException {
    Path probe = new Path(folder(), "probe-" + UUID.randomUUID());
    files.create(probe, false).close();
    try {
      return Instant.ofEpochMilli(files.getFileStatus(probe).getModificationTime());
    } finally {
      files.delete(probe, false);
    }
  }
}
