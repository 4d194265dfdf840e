package org.burdenshare.warehouse;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.burdenshare.vocabulary.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The exclusive right to publish, from taking it to {@link #close}. It is a file in the folder
 * {@code _lease} of the warehouse whose name is a number, made by what file systems do atomically:
 * creating a file that must not exist. Who holds the highest number holds the lease. The holder
 * writes its file anew while it lives; a file that was not written for the length of a lease, or
 * whose process is gone from this machine, is of a run that crashed, and the next run takes the
 * next number. A run that was merely paused finds a higher number when it goes on, and may not
 * publish. Ages are taken by the clock of the file system alone.
 */
final class Lease implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
  private static final String FOLDER = "_lease";
  private static final int RENEWALS_A_LEASE = 4;
  private static final int LOOKS_AT_WHAT_IS_BEING_WRITTEN = 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileSystem files;
  private final Path file;
  private final Holder self;
  private final boolean madeTheWarehouse;
  private final ScheduledExecutorService renewals;

  /**
   * Who holds a lease.
   *
   * @param run unique for every run
   * @param host the machine
   * @param pid the process on it
   * @param started when that process started
   * @param since when it took the lease
   */
  record Holder(
      @JsonProperty("run") String run,
      @JsonProperty("host") String host,
      @JsonProperty("pid") long pid,
      @JsonProperty("started") String started,
      @JsonProperty("since") String since) {

    static Holder self() {
      return new Holder(
          UUID.randomUUID().toString(),
          hostName(),
          ProcessHandle.current().pid(),
          startOf(ProcessHandle.current()),
          Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** Whether its process ran on this machine and is gone. */
    boolean isGone() {
      return host.equals(hostName())
          && ProcessHandle.of(pid)
              .filter(ProcessHandle::isAlive)
              .filter(process -> startOf(process).equals(started))
              .isEmpty();
    }

    private static String startOf(ProcessHandle process) {
      return process.info().startInstant().map(Instant::toString).orElse("");
    }

    private static String hostName() {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException e) {
        return "unknown";
      }
    }
  }

  private Lease(
      FileSystem files, Path file, Holder self, boolean madeTheWarehouse, Duration length) {
    this.files = files;
    this.file = file;
    this.self = self;
    this.madeTheWarehouse = madeTheWarehouse;
    this.renewals = Executors.newSingleThreadScheduledExecutor(Lease::daemon);
    long pause = length.toMillis() / RENEWALS_A_LEASE;
    Future<?> unused =
        renewals.scheduleWithFixedDelay(this::renew, pause, pause, TimeUnit.MILLISECONDS);
  }

  /**
   * Takes the lease of a warehouse.
   *
   * @param length how long a lease is good for without being renewed
   * @throws Failure of kind {@code BUSY} naming the holder, if another run has it
   * @throws IOException if the folder cannot be read or written
   */
  static Lease take(FileSystem files, Path warehouse, Duration length) throws IOException {
    Path folder = new Path(warehouse, FOLDER);
    boolean madeTheWarehouse = !files.exists(warehouse);
    Holder self = Holder.self();
    Optional<FileStatus> latest = latest(files, folder);
    if (latest.isPresent() && isHeld(files, latest.get(), length)) {
      throw busy(files, warehouse, latest.get().getPath());
    }
    long number = latest.map(status -> number(status.getPath()) + 1).orElse(1L);
    Path mine = new Path(folder, Long.toString(number));
    try (OutputStream out = createNew(files, mine)) {
      sign(files, mine, out, self);
    } catch (FileAlreadyExistsException | java.nio.file.FileAlreadyExistsException e) {
      throw busy(files, warehouse, mine);
    }
    if (latest.isPresent()) {
      LOG.warn(
          "took the lease of {} over from {}", warehouse, holder(files, latest.get().getPath()));
      files.delete(latest.get().getPath(), false);
    }
    return new Lease(files, mine, self, madeTheWarehouse, length);
  }

  /**
   * Makes sure that the lease is still this run's.
   *
   * @throws Failure of kind {@code BUSY} if another run has taken it
   */
  synchronized void requireHeld() throws IOException {
    Optional<FileStatus> latest = latest(files, file.getParent());
    if (latest.isEmpty() || !latest.get().getPath().getName().equals(file.getName()) || !isMine()) {
      throw Failure.of(
          Failure.Kind.BUSY,
          "This run was paused for longer than its lease and another has taken over %s; nothing was published by this one."
              .formatted(file.getParent().getParent()));
    }
  }

  /** Gives the lease back. */
  @Override
  public synchronized void close() {
    renewals.shutdown();
    try {
      if (isMine()) {
        files.delete(file, false);
        deleteIfEmpty(file.getParent());
        if (madeTheWarehouse) {
          deleteIfEmpty(file.getParent().getParent());
        }
      }
    } catch (IOException e) {
      LOG.warn("the lease {} could not be given back; it ends by itself", file, e);
    }
  }

  private boolean isMine() throws IOException {
    return holder(files, file).filter(holder -> holder.run().equals(self.run())).isPresent();
  }

  private void deleteIfEmpty(Path folder) throws IOException {
    if (files.exists(folder) && files.listStatus(folder).length == 0) {
      files.delete(folder, false);
    }
  }

  /**
   * While the file is written anew it is empty for a moment, which nobody here may take for lost.
   */
  private synchronized void renew() {
    if (renewals.isShutdown()) {
      return;
    }
    try {
      requireHeld();
      try (OutputStream out = files.create(file, true)) {
        out.write(JSON.writeValueAsBytes(self));
      }
    } catch (IOException | Failure e) {
      LOG.warn("the lease {} could not be renewed", file, e);
    }
  }

  private static Optional<FileStatus> latest(FileSystem files, Path folder) throws IOException {
    try {
      return Arrays.stream(files.listStatus(folder))
          .filter(status -> status.getPath().getName().matches("\\d+"))
          .max(Comparator.comparingLong(status -> number(status.getPath())));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  private static boolean isHeld(FileSystem files, FileStatus status, Duration length)
      throws IOException {
    Optional<Holder> holder = holder(files, status.getPath());
    if (holder.isPresent() && holder.get().isGone()) {
      return false;
    }
    return now(files, status.getPath().getParent()) - status.getModificationTime()
        <= length.toMillis();
  }

  /** On a full disk a file can be created and not be written: it must not keep others out. */
  private static void sign(FileSystem files, Path file, OutputStream out, Holder self)
      throws IOException {
    try {
      out.write(JSON.writeValueAsBytes(self));
      out.flush();
    } catch (IOException e) {
      files.delete(file, false);
      throw e;
    }
  }

  /** Hadoop's own local file system looks first and creates then, which two may do at once. */
  private static OutputStream createNew(FileSystem files, Path file) throws IOException {
    if (!files.getUri().getScheme().equals("file")) {
      return files.create(file, false);
    }
    java.nio.file.Path local = java.nio.file.Path.of(file.toUri().getPath());
    Files.createDirectories(local.getParent());
    return Files.newOutputStream(local, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** What the clock of the file system says. */
  private static long now(FileSystem files, Path folder) throws IOException {
    Path probe = new Path(folder, "probe-" + UUID.randomUUID());
    files.create(probe, false).close();
    try {
      return files.getFileStatus(probe).getModificationTime();
    } finally {
      files.delete(probe, false);
    }
  }

  /** Who wrote a lease; nothing while it is being written. */
  private static Optional<Holder> holder(FileSystem files, Path file) throws IOException {
    try (InputStream in = files.open(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.isBlank() ? Optional.empty() : Optional.of(JSON.readValue(text, Holder.class));
    } catch (FileNotFoundException | JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static long number(Path file) {
    return Long.parseLong(file.getName());
  }

  private static Failure busy(FileSystem files, Path warehouse, Path file) throws IOException {
    return Failure.of(
        Failure.Kind.BUSY,
        "Another run is publishing to %s%s; nothing was done, try again when it has ended."
            .formatted(warehouse, describe(files, file)));
  }

  /** Who holds a lease since when; nothing where it was given back in the meantime. */
  private static String describe(FileSystem files, Path file) throws IOException {
    Optional<Holder> holder = holder(files, file);
    for (int look = 1;
        look < LOOKS_AT_WHAT_IS_BEING_WRITTEN && holder.isEmpty() && files.exists(file);
        look++) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      holder = holder(files, file);
    }
    if (holder.isPresent()) {
      Holder one = holder.get();
      return " (process %d on %s, since %s)".formatted(one.pid(), one.host(), one.since());
    }
    try {
      Instant made = Instant.ofEpochMilli(files.getFileStatus(file).getModificationTime());
      return " (which has not said who it is, since %s)"
          .formatted(made.truncatedTo(ChronoUnit.SECONDS));
    } catch (FileNotFoundException e) {
      return "";
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "lease");
    thread.setDaemon(true);
    return thread;
  }
}
