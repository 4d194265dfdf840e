package org.burdenshare.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.burdenshare.testing.Commands;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.FileTimes;
import org.burdenshare.testing.FirstNight;
import org.burdenshare.testing.Moments;
import org.burdenshare.testing.Programs;
import org.burdenshare.testing.Programs.Running;
import org.burdenshare.testing.SecondNight;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What may befall a run as a process: killed, doubled, paused. What may befall it between any two
 * of its steps is tried within the process, by the tests of the warehouse.
 */
@Tag("thorough")
class NightFaultsIT {
  private static final int KILLS = Integer.getInteger("test.kills", 100);
  private static final int PAIRS = Integer.getInteger("test.pairs", 50);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final List<String> MOMENTS =
      List.of(Moments.WRITES_FROM_NOW_ON, Moments.HAS_PUBLISHED, Moments.READS_FROM_NOW_ON);

  @TempDir Path folder;

  /** The first while it writes, when it has published and while it reads, then at random. */
  @Test
  void killed_thenRunAgain_sameTablesAsUndisturbed() throws Exception {
    CommandsOn killed = FirstNight.copiedTo(folder.resolve("killed"));
    List<String> inputs = SecondNight.inputs(folder);
    String first = PublishedRows.publication(killed).runId();
    List<String> before = PublishedRows.in(killed);
    List<String> after = PublishedRows.in(SecondNight.warehouse());
    assertThat(after).isNotEqualTo(before).hasSizeGreaterThan(10);

    Random random = new Random(2016);
    int unpublished = 0;
    long millisToPublish = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      if (kill > 0) {
        assertThat(script("warehouse", "rollback", first)).isZero();
      }
      long start = System.nanoTime();
      Running run = trends("killed", inputs);
      if (kill < MOMENTS.size()) {
        run.awaitSaid(MOMENTS.get(kill), PATIENCE);
        millisToPublish = Math.max(millisToPublish, (System.nanoTime() - start) / 1_000_000);
      } else {
        Thread.sleep(300 + random.nextLong(millisToPublish * 5 / 4));
      }
      run.process().destroyForcibly().waitFor();
      List<String> left = PublishedRows.in(killed);
      assertThat(left).as("kill %d", kill).isIn(before, after);
      if (kill == MOMENTS.indexOf(Moments.HAS_PUBLISHED)) {
        assertThat(left).isEqualTo(after);
      }
      if (left.equals(before)) {
        unpublished++;
      }
      assertThat(trends("killed", inputs).exitCode(PATIENCE)).isZero();
      assertThat(PublishedRows.in(killed)).as("rerun after kill %d", kill).isEqualTo(after);
      assertThat(script("warehouse", "check")).isZero();
    }
    System.out.printf("%d kills, %d of them before anything was published%n", KILLS, unpublished);
    assertThat(unpublished).isPositive();
  }

  @Test
  void twoStartedTogether_onePublishes_theOtherEndsWith75() throws Exception {
    List<String> inputs = SecondNight.inputs(folder);
    for (int pair = 0; pair < PAIRS; pair++) {
      String warehouse = "pair-" + pair;
      Running one = trends(warehouse, inputs);
      Running other = trends(warehouse, inputs);

      List<Integer> codes =
          new ArrayList<>(List.of(one.exitCode(PATIENCE), other.exitCode(PATIENCE)));
      assertThat(codes).as(one.said() + other.said()).containsExactlyInAnyOrder(0, 75);
      Running busy = one.exitCode(PATIENCE) == 75 ? one : other;
      assertThat(busy.said()).contains("Another run is publishing to ").contains("since 20");
      assertThat(on(warehouse).publications()).hasSize(1);
    }
  }

  @Test
  void pausedForLongerThanItsLease_publishesNothingWhenItGoesOn() throws Exception {
    List<String> inputs = SecondNight.inputs(folder);
    Running paused = trends("paused", inputs);
    paused.awaitSaid(Moments.READS_FROM_NOW_ON, PATIENCE);
    signal("STOP", paused);
    Commands.Outcome early = on("paused").run(night(inputs));
    assertThat(early.exitCode()).as(early.err()).isEqualTo(75);
    assertThat(early.err()).contains("Another run is publishing to ").contains("since 20");
    FileTimes.setBack(folder.resolve("paused/_lease"), Duration.ofMinutes(3));

    assertThat(command("paused", night(inputs))).isZero();
    signal("CONT", paused);

    assertThat(paused.exitCode(PATIENCE)).as(paused.said()).isEqualTo(75);
    assertThat(paused.said()).contains("another has taken over");
    assertThat(on("paused").publications()).hasSize(1);
    assertThat(command("paused", "warehouse", "check")).isZero();
  }

  private static void signal(String name, Running run) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(run.process().pid())).start().waitFor();
  }

  private static String[] night(List<String> inputs) {
    return Stream.concat(Stream.of("trends"), inputs.stream()).toArray(String[]::new);
  }

  private Running trends(String warehouse, List<String> inputs) throws IOException {
    List<Object> command = new ArrayList<>(List.of(Programs.script("trends")));
    command.addAll(inputs);
    command.addAll(List.of("--warehouse", folder.resolve(warehouse)));
    return Programs.in(folder).start(command.toArray());
  }

  private int script(String name, String... arguments) throws Exception {
    List<Object> command = new ArrayList<>(List.of(Programs.script(name)));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--warehouse", folder.resolve("killed")));
    return Programs.in(folder).run(command.toArray()).exitCode();
  }

  private int command(String warehouse, String... arguments) {
    return on(warehouse).run(arguments).exitCode();
  }

  private CommandsOn on(String warehouse) {
    return CommandsOn.folder(folder.resolve(warehouse));
  }
}
