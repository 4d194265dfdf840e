package org.burdenshare.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.burdenshare.vocabulary.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may publish, when several want to, when one crashed and when one was only paused. */
class LeaseTest {
  private static final Duration LENGTH = Duration.ofSeconds(60);
  private static final String ELSEWHERE =
      "{\"run\":\"r\",\"host\":\"another-machine\",\"pid\":1,\"started\":\"\",\"since\":\"2026-01-01T00:00:00Z\"}";

  @TempDir Path warehouse;

  @Test
  void whileOneHasIt_anotherIsToldWhoAndSinceWhen() throws IOException {
    try (Lease held = take(LENGTH)) {
      held.requireHeld();
      assertBusy(
          () -> take(LENGTH),
          "Another run is publishing to file:%s \\(process %d on .+, since 20.+Z\\); nothing was done, try again when it has ended."
              .formatted(warehouse, ProcessHandle.current().pid()));
    }
    take(LENGTH).close();
    assertThat(warehouse).isEmptyDirectory();
  }

  @Test
  void ofManyAtOnce_oneGetsIt() throws Exception {
    ExecutorService runs = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 50; round++) {
        int taken = 0;
        Lease lease = null;
        for (Future<Lease> one :
            runs.invokeAll(
                IntStream.range(0, 8).mapToObj(run -> (Callable<Lease>) this::tryTake).toList())) {
          if (one.get() != null) {
            taken++;
            lease = one.get();
          }
        }
        assertThat(taken).isEqualTo(1);
        lease.close();
      }
    } finally {
      runs.shutdownNow();
    }
  }

  @Test
  void ofAProcessThatIsGone_isTakenOverAtOnce() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    write(
        7,
        ELSEWHERE
            .replace("another-machine", InetAddress.getLocalHost().getHostName())
            .replace("\"pid\":1", "\"pid\":" + gone.pid()));

    try (Lease lease = take(LENGTH)) {
      lease.requireHeld();
      assertThat(warehouse.resolve("_lease/8")).exists();
      assertThat(warehouse.resolve("_lease/7")).doesNotExist();
    }
  }

  @Test
  void ofAnotherMachine_isKeptForItsLength_andThenTakenOver() throws Exception {
    write(3, ELSEWHERE);
    assertBusy(
        () -> take(LENGTH), ".* \\(process 1 on another-machine, since 2026-01-01T00:00:00Z\\);.*");

    Files.setLastModifiedTime(
        warehouse.resolve("_lease/3"), FileTime.from(Instant.now().minusSeconds(61)));
    take(LENGTH).close();
  }

  @Test
  void whoWasPausedAndTakenOver_mayNotPublish() throws Exception {
    Lease paused = take(LENGTH);
    Files.delete(warehouse.resolve("_lease/1"));
    write(2, ELSEWHERE);

    assertBusy(
        paused::requireHeld,
        "This run was paused for longer than its lease and another has taken over file:.*; nothing was published by this one.");
    paused.close();
    assertThat(warehouse.resolve("_lease/2")).exists();
  }

  @Test
  void oneThatIsBeingWritten_isHeld_byWhoIsToldWhenItIsWritten() throws Exception {
    write(1, "");
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(
            () -> write(1, ELSEWHERE),
            CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));

    assertBusy(
        () -> take(LENGTH),
        "Another run is publishing to file:[^ ]* \\(process 1 on another-machine, since 2026-01-01T00:00:00Z\\); nothing was done.*");
    writer.get();
  }

  @Test
  void oneThatWasNeverWritten_isHeldSinceItWasMade() {
    write(1, "{\"run\":\"r");

    assertBusy(
        () -> take(LENGTH),
        "Another run is publishing to file:[^ ]* \\(which has not said who it is, since 20.+Z\\); nothing was done.*");
  }

  @Test
  void aLivingRun_renewsIt() throws Exception {
    Duration length = Duration.ofSeconds(3);
    try (Lease lease = take(length)) {
      Path file = warehouse.resolve("_lease/1");
      FileTime first = Files.getLastModifiedTime(file);
      while (Files.getLastModifiedTime(file).equals(first)) {
        Thread.sleep(50);
      }
      assertThat(tryTake(length)).isNull();
      lease.requireHeld();
    }
  }

  @Test
  void whileItIsRenewed_itIsStillHeld() throws Exception {
    try (Lease lease = take(Duration.ofMillis(4))) {
      for (int i = 0; i < 2_000; i++) {
        lease.requireHeld();
      }
    }
    assertThat(warehouse.resolve("_lease")).doesNotExist();
  }

  private Lease tryTake() throws IOException {
    return tryTake(LENGTH);
  }

  private Lease tryTake(Duration length) throws IOException {
    try {
      return take(length);
    } catch (Failure e) {
      assertThat(e.kind()).isEqualTo(Failure.Kind.BUSY);
      return null;
    }
  }

  private Lease take(Duration length) throws IOException {
    Configuration configuration = new Configuration();
    org.apache.hadoop.fs.Path place = new org.apache.hadoop.fs.Path(warehouse.toUri());
    return Lease.take(
        FileSystem.get(place.toUri(), configuration),
        new org.apache.hadoop.fs.Path("file:" + warehouse),
        length);
  }

  private void write(int number, String holder) {
    try {
      Files.createDirectories(warehouse.resolve("_lease"));
      Files.writeString(warehouse.resolve("_lease/" + number), holder);
      Files.deleteIfExists(warehouse.resolve("_lease/." + number + ".crc"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertBusy(ThrowingCallable work, String sentence) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.BUSY))
        .message()
        .matches(sentence);
  }
}
