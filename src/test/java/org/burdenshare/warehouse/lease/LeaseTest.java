package org.burdenshare.warehouse.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.burdenshare.testing.FileTimes;
import org.burdenshare.vocabulary.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may publish, when several want to, when one crashed and when one was only paused. */
class LeaseTest {
  private static final Duration LENGTH = Duration.ofSeconds(60);

  /** As older programs wrote it, too. */
  private static final String ELSEWHERE =
      "{\"run\":\"r\",\"host\":\"another-machine\",\"pid\":1,\"started\":\"\",\"since\":\"2026-01-01T00:00:00Z\"}";

  private static final Machine HERE = Machine.here();

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
    assertThat(list(warehouse)).containsExactly("_lease");
    assertThat(list(warehouse.resolve("_lease"))).containsExactly("2");
  }

  @Test
  void aWarehouseThatItMadeAndLeftEmpty_goesWithIt() throws IOException {
    Path made = warehouse.resolve("made");
    Lease lease = take(made, LENGTH, new ManualTiming());
    assertThat(made.resolve("_lease/1")).exists();
    lease.close();
    assertThat(warehouse).isEmptyDirectory();
  }

  @Test
  void aWarehouseThatItMade_staysWithWhatIsInIt() throws IOException {
    Path made = warehouse.resolve("made");
    Lease lease = take(made, LENGTH, new ManualTiming());
    Files.createDirectory(made.resolve("edition"));
    lease.close();
    assertThat(list(made)).containsExactlyInAnyOrder("edition", "_lease");
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
    write(7, holder(gone(), "12345", HERE));

    try (Lease lease = take(LENGTH)) {
      lease.requireHeld();
      assertThat(warehouse.resolve("_lease/8")).exists();
      assertThat(warehouse.resolve("_lease/7")).doesNotExist();
    }
  }

  @Test
  void ofAPidThatAnotherProcessHasNow_isTakenOverAtOnce() throws Exception {
    long pid = ProcessHandle.current().pid();
    write(7, holder(pid, Machine.startOf(pid), HERE));
    assertBusy(() -> take(LENGTH), ".* \\(process %d on .*".formatted(pid));

    write(7, holder(pid, "1", HERE));
    take(LENGTH).close();
  }

  @Test
  void ofAProcessThatEndedAndWhoseParentHasNotNoticed_isTakenOverAtOnce() throws Exception {
    Process shell =
        new ProcessBuilder("sh", "-c", "sh -c 'echo $$; exec true' & exec tail -f /dev/null")
            .start();
    try {
      long pid = Long.parseLong(shell.inputReader().readLine());
      while (!Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ")) {
        Thread.onSpinWait();
      }
      write(7, holder(pid, Machine.startOf(pid), HERE));

      take(LENGTH).close();
    } finally {
      shell.destroyForcibly();
    }
  }

  /** What looks gone from here may live elsewhere. */
  static List<Machine> notSurelyHere() {
    return List.of(
        new Machine(HERE.host(), HERE.boot(), "pid:[4026532999]"),
        new Machine(HERE.host(), "another-start", HERE.pidNamespace()),
        new Machine("another-machine", HERE.boot(), HERE.pidNamespace()),
        new Machine(HERE.host(), null, HERE.pidNamespace()),
        new Machine(HERE.host(), HERE.boot(), null),
        new Machine(null, HERE.boot(), HERE.pidNamespace()),
        new Machine("unknown", null, null));
  }

  @ParameterizedTest
  @MethodSource("notSurelyHere")
  void ofAProcessThatMayLiveElsewhere_isKeptForItsLength_andThenTakenOver(Machine machine)
      throws Exception {
    write(7, holder(gone(), "12345", machine));
    assertBusy(() -> take(LENGTH), "Another run is publishing to .*");

    age(7);
    take(LENGTH).close();
    assertThat(list(warehouse.resolve("_lease"))).containsExactly("8");
  }

  @Test
  void whereNobodyKnowsTheMachine_noPidIsTrusted() {
    Machine unknown = new Machine(null, null, null);

    assertThat(HERE.sharesPidsWith(HERE)).isTrue();
    assertThat(unknown.sharesPidsWith(unknown)).isFalse();
  }

  @Test
  void anOlderProgramsOnThisMachine_isKeptForItsLength() throws Exception {
    write(
        7,
        ELSEWHERE
            .replace("another-machine", InetAddress.getLocalHost().getHostName())
            .replace("\"pid\":1", "\"pid\":" + gone()));
    assertBusy(() -> take(LENGTH), ".* \\(process \\d+ on .*, since 2026-01-01T00:00:00Z\\);.*");

    age(7);
    take(LENGTH).close();
  }

  @Test
  void aNewerProgramsWithMoreToSay_isUnderstood() {
    write(7, ELSEWHERE.replace("{", "{\"shoe_size\":43,"));

    assertBusy(() -> take(LENGTH), ".* \\(process 1 on another-machine, .*");
  }

  @Test
  void ofAnotherMachine_isKeptForItsLength_andThenTakenOver() throws Exception {
    write(3, ELSEWHERE);
    assertBusy(
        () -> take(LENGTH), ".* \\(process 1 on another-machine, since 2026-01-01T00:00:00Z\\);.*");

    age(3);
    take(LENGTH).close();
  }

  @Test
  void numbersNeverComeTwice_soThatOneBroughtBackCountsForNothing() throws Exception {
    Lease paused = take(LENGTH);
    byte[] asItWas = Files.readAllBytes(warehouse.resolve("_lease/1"));
    age(1);
    take(LENGTH).close();
    assertThat(list(warehouse.resolve("_lease"))).containsExactly("2");
    Files.write(warehouse.resolve("_lease/1"), asItWas);

    assertBusy(paused::requireHeld, "This run was paused for longer than its lease and .*");
    try (Lease next = take(LENGTH)) {
      next.requireHeld();
      assertThat(list(warehouse.resolve("_lease"))).containsExactly("3");
    }
    assertThat(Files.readString(warehouse.resolve("_lease/3"))).contains("\"given_back\":\"20");
  }

  @Test
  void whoIsSlowToTakeANumberThatCameAndWent_doesNotGetIt() throws Exception {
    Lease first = take(LENGTH);
    LeaseFolder slow = folder();
    long seen = slow.latest().orElseThrow();
    first.close();
    take(LENGTH).close();
    Lease held = take(LENGTH);

    assertThat(slow.create(seen + 1, LeaseHolder.self())).isTrue();
    assertBusy(() -> take(LENGTH), "Another run is publishing to .*");
    held.requireHeld();
    held.close();
  }

  @Test
  void pausedWhileItRenews_bringsNoNumberBack() throws Exception {
    ManualTiming timing = new ManualTiming();
    Lease paused = take(warehouse, LENGTH, timing);
    LeaseHolder holder = folder().holder(1).orElseThrow();
    age(1);
    Lease other = take(LENGTH);

    timing.pass();
    assertThatThrownBy(() -> folder().rewrite(1, holder)).isInstanceOf(FileNotFoundException.class);
    paused.close();
    assertThat(list(warehouse.resolve("_lease"))).containsExactly("2");
    other.requireHeld();
    other.close();
    timing.pass();
    assertThat(list(warehouse.resolve("_lease"))).containsExactly("2");
  }

  @Test
  void whatIsInTheFolderBesides_isNoLease() throws Exception {
    Files.createDirectories(warehouse.resolve("_lease"));
    Files.writeString(warehouse.resolve("_lease/probe-1"), "");
    Files.writeString(warehouse.resolve("_lease/99999999999999999999"), "");

    take(LENGTH).close();
    assertThat(warehouse.resolve("_lease/1")).exists();
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
  void oneThatIsBeingWritten_isHeld_byWhoIsToldWhenItIsWritten() {
    write(1, "");

    assertBusy(
        () -> take(warehouse, LENGTH, new ManualTiming(() -> write(1, ELSEWHERE))),
        "Another run is publishing to file:[^ ]* \\(process 1 on another-machine, since 2026-01-01T00:00:00Z\\); nothing was done.*");
  }

  @Test
  void oneThatIsGivenBackWhileOneLooks_isOfAnotherRun() {
    write(1, "");

    assertBusy(
        () -> take(warehouse, LENGTH, new ManualTiming(() -> delete(1))),
        "Another run is publishing to file:[^ ]*; nothing was done.*");
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
    ManualTiming timing = new ManualTiming();
    try (Lease lease = take(warehouse, LENGTH, timing)) {
      assertThat(timing.between()).isEqualTo(LENGTH.dividedBy(4));
      byte[] before = Files.readAllBytes(warehouse.resolve("_lease/1"));
      age(1);
      timing.pass();

      assertThat(tryTake(LENGTH)).isNull();
      lease.requireHeld();
      assertThat(Files.readAllBytes(warehouse.resolve("_lease/1"))).isEqualTo(before);
      assertThat(timing.isEnded()).isFalse();
    }
    assertThat(timing.isEnded()).isTrue();
    timing.pass();
    assertThat(Files.readString(warehouse.resolve("_lease/1"))).contains("given_back");
  }

  @Test
  void itRenewsItselfAsTimePasses() throws Exception {
    CountDownLatch renewed = new CountDownLatch(3);
    Runnable end = Timing.REAL.again(Duration.ofMillis(1), renewed::countDown);

    assertThat(renewed.await(1, TimeUnit.MINUTES)).isTrue();
    end.run();
  }

  @Test
  void whileItIsRenewed_itIsStillHeld() throws Exception {
    try (Lease lease = take(warehouse, Duration.ofMillis(4), Timing.REAL)) {
      for (int i = 0; i < 2_000; i++) {
        lease.requireHeld();
      }
    }
    take(LENGTH).close();
    assertThat(list(warehouse.resolve("_lease"))).containsExactly("2");
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
    return take(warehouse, length, new ManualTiming());
  }

  private static Lease take(Path place, Duration length, Timing timing) throws IOException {
    return Lease.take(files(), new org.apache.hadoop.fs.Path("file:" + place), length, timing);
  }

  private LeaseFolder folder() throws IOException {
    return new LeaseFolder(files(), new org.apache.hadoop.fs.Path("file:" + warehouse));
  }

  private static FileSystem files() throws IOException {
    return FileSystem.getLocal(new Configuration());
  }

  private static long gone() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    return process.pid();
  }

  private static String holder(long pid, String started, Machine machine) throws Exception {
    return new String(
        new LeaseHolder(
                "r",
                machine.host(),
                pid,
                started,
                "2026-01-01T00:00:00Z",
                machine.boot(),
                machine.pidNamespace(),
                null)
            .bytes(),
        StandardCharsets.UTF_8);
  }

  private void age(int number) {
    FileTimes.setBack(warehouse.resolve("_lease/" + number), LENGTH.plusSeconds(1));
  }

  private void delete(int number) {
    try {
      Files.deleteIfExists(warehouse.resolve("_lease/" + number));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> list(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).toList();
    }
  }

  private void write(int number, String holder) {
    try {
      Files.createDirectories(warehouse.resolve("_lease"));
      Files.writeString(warehouse.resolve("_lease/" + number), holder);
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
