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
 * The files of leases, whose names are numbers: who creates one, and who has it.
 *
 * @param files the file system
 * @param warehouse whose leases they are
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

  /** The highest number; empty where nobody ever took a lease. */
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

  /** The holder that wrote a number; empty while it is being written, or if there is none. */
  public Optional<LeaseHolder> holder(long number) throws IOException {
    try (InputStream in = files.open(file(number))) {
      return LeaseHolder.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * The time at which a number was last written, by the clock of the file system; empty if it is
   * gone.
   */
  public Optional<Instant> writtenAt(long number) throws IOException {
    try {
      return Optional.of(
          Instant.ofEpochMilli(files.getFileStatus(file(number)).getModificationTime()));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Writes a number that nobody has.
   *
   * @return whether it was this process that did
   */
  public boolean create(long number, LeaseHolder holder) throws IOException {
    try (OutputStream out = created(file(number))) {
      sign(number, out, holder);
      return true;
    } catch (FileAlreadyExistsException | java.nio.file.FileAlreadyExistsException e) {
      return false;
    }
  }

  /** Hadoop's own local file system looks first and creates then, which two may do at once. */
  private OutputStream created(Path file) throws IOException {
    Optional<java.nio.file.Path> local = LocalDisk.place(files, file);
    if (local.isEmpty()) {
      return files.create(file, false);
    }
    Files.createDirectories(local.get().getParent());
    return Files.newOutputStream(
        local.get(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** On a full disk a file can be created and not be written: it must not keep others out. */
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
   * Writes a number anew, but never brings one back that is gone. Only a file system that knows no
   * such thing (an object store) may bring it back, which then counts for nothing: a higher number
   * is there.
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

  /** In place, so that it is never empty; what a holder writes anew is never shorter. */
  private static void overwrite(java.nio.file.Path file, byte[] bytes) throws IOException {
    try {
      Files.write(file, bytes, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      throw (FileNotFoundException) new FileNotFoundException(file + " is gone").initCause(e);
    }
  }

  /**
   * Removes lower numbers, which count for nothing; the highest stays, so that none comes twice.
   */
  public void removeBelow(long number) throws IOException {
    for (long lower : numbers().filter(one -> one < number).toArray()) {
      remove(lower);
    }
  }

  /** Removes a number of one's own. */
  public void remove(long number) throws IOException {
    files.delete(file(number), false);
  }

  /** Removes the folder and the warehouse, in so far as nothing is in them. */
  public void removeWhatIsEmpty() throws IOException {
    EmptyFolder.remove(files, folder());
    EmptyFolder.remove(files, warehouse);
  }

  /** Returns whether the warehouse holds nothing else. */
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
