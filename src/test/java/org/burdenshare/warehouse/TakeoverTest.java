package org.burdenshare.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.UpkeepOutcome.End;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A run that is stopped between any two of its steps, for good or until another has taken over:
 * every publication that is kept stays whole, and nothing that was published is lost.
 */
class TakeoverTest {
  private static final int TAKEOVERS = Integer.getInteger("test.takeovers", 5);
  private static final int RUNS_AT_ONCE = 3;

  /** A usual build stops a run where it has just asked whether it may go on, and at random. */
  private static final boolean AT_EACH_STEP = !Boolean.getBoolean("test.few.stops");

  private static final Set<PublishingStep> ASKED =
      EnumSet.of(
          PublishingStep.TABLE_WRITTEN,
          PublishingStep.LEASE_FOUND_HELD,
          PublishingStep.PUBLISHED,
          PublishingStep.REWRITE_ALLOWED,
          PublishingStep.REMOVAL_ALLOWED,
          PublishingStep.FILE_REMOVED,
          PublishingStep.LOG_REMOVAL_ALLOWED,
          PublishingStep.TABLE_TIDIED);

  @TempDir static Path base;
  @TempDir Path folder;

  private static SmallNights six;
  private static List<Stop> stops;
  private static List<String> undisturbed;

  /**
   * Where a run is stopped.
   *
   * @param step after this step
   * @param time at which time that it comes to it
   */
  private record Stop(PublishingStep step, int time) {}

  /** What a process leaves behind that is killed: nothing is closed or given back. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Lets something happen at one stop. */
  private static final class At implements Consumer<PublishingStep> {
    private final Stop stop;
    private final Runnable happening;
    private int times;

    At(Stop stop, Runnable happening) {
      this.stop = stop;
      this.happening = happening;
    }

    @Override
    public void accept(PublishingStep step) {
      if (step == stop.step() && ++times == stop.time()) {
        happening.run();
      }
    }
  }

  /** Six nights, the fourth of which tidied up; the seventh will again, and every stop of it. */
  @BeforeAll
  static void sixNights() {
    six = new SmallNights(base.resolve("six"));
    for (int night = 1; night <= 6; night++) {
      assertThat(six.night("night-" + night).end()).isEqualTo(night == 4 ? End.DONE : End.NOT_DUE);
    }
    SmallNights seventh = six.copiedTo(base.resolve("seventh"));
    List<Stop> reached = new ArrayList<>();
    Map<PublishingStep, Integer> times = new LinkedHashMap<>();
    UpkeepOutcome outcome =
        end(
            seventh,
            "seventh",
            step -> reached.add(new Stop(step, times.merge(step, 1, Integer::sum))));
    stops = List.copyOf(reached);
    undisturbed = seventh.rows();

    assertThat(outcome.summary()).matches("2 publications kept, 5 expired, \\d\\d files removed");
    assertThat(times.keySet()).containsExactlyInAnyOrder(PublishingStep.values());
    assertThat(seventh.faults()).isEmpty();
    assertThat(undisturbed).hasSize(14);
  }

  private static Stream<Stop> eachStep(PublishingStep from, PublishingStep to) {
    return EnumSet.range(from, to).stream().map(step -> new Stop(step, 1));
  }

  static Stream<Stop> ofAPublication() {
    return tried(eachStep(PublishingStep.LEASE_TAKEN, PublishingStep.PUBLISHED));
  }

  /** The first table is one that has something to remove; after the last nothing is looked at. */
  static Stream<Stop> ofUpkeep() {
    return tried(
        Stream.concat(
                eachStep(PublishingStep.UPKEEP_DUE, PublishingStep.OWN_SCRATCH_CLEARED),
                Stream.of(PublishingStep.LOG_REMOVAL_ALLOWED, PublishingStep.TABLE_TIDIED)
                    .map(TakeoverTest::last))
            .distinct());
  }

  private static Stream<Stop> tried(Stream<Stop> stops) {
    return stops.filter(stop -> AT_EACH_STEP || ASKED.contains(stop.step()));
  }

  @ParameterizedTest
  @MethodSource("ofAPublication")
  void killedWhileItPublishes_thenRunAgain_sameTablesAsUndisturbed(Stop stop) {
    SmallNights nights = six.copiedTo(folder.resolve("ware house"));
    assertThatThrownBy(() -> end(nights, "killed", new At(stop, TakeoverTest::kill)))
        .satisfiesAnyOf(
            thrown -> assertThat(thrown).isInstanceOf(Killed.class),
            thrown -> assertThat(thrown).hasRootCauseInstanceOf(Killed.class));
    assertThat(nights.faultsOfFiles()).isEmpty();
    boolean published = stop.step() == PublishingStep.PUBLISHED;
    assertThat(runs(nights).get(0)).isEqualTo(published ? "killed" : "night-6");

    nights.letLeasesEnd();
    if (!published) {
      nights.shortNight("again");
    }
    assertThat(nights.rows()).isEqualTo(undisturbed);
    assertThat(nights.faults()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("ofAPublication")
  void overtakenWhileItPublishes_publishesNothingMore(Stop stop) {
    SmallNights nights = six.copiedTo(folder.resolve("ware house"));
    Consumer<PublishingStep> overtaken = new At(stop, () -> takeOver(nights, "other"));

    if (stop.step() == PublishingStep.PUBLISHED) {
      assertThat(end(nights, "paused", overtaken).end()).isEqualTo(End.NOT_DUE);
      assertThat(runs(nights)).startsWith("other", "paused", "night-6");
    } else {
      assertThatThrownBy(() -> end(nights, "paused", overtaken))
          .isInstanceOfSatisfying(
              Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.BUSY))
          .hasMessageContaining("nothing was published by this one");
      assertThat(runs(nights)).startsWith("other", "night-6");
      assertThat(nights.rows()).isEqualTo(undisturbed);
    }
    assertThat(nights.faultsOfFiles()).isEmpty();
  }

  @Test
  void whileOnePublishesAndTidiesUp_anotherIsToldWho() {
    SmallNights nights = six.copiedTo(folder.resolve("ware house"));
    String who =
        "Another run is publishing to file:.*/ware house \\(process %d on .+, since 20.+Z\\); nothing was done, try again when it has ended."
            .formatted(ProcessHandle.current().pid());
    EnumSet<PublishingStep> tried = EnumSet.noneOf(PublishingStep.class);

    end(
        nights,
        "one",
        step -> {
          if (tried.add(step)) {
            assertThatThrownBy(() -> nights.begin(any -> {}))
                .isInstanceOfSatisfying(
                    Failure.class,
                    failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.BUSY))
                .message()
                .matches(who);
          }
        });

    assertThat(tried).isEqualTo(EnumSet.allOf(PublishingStep.class));
    assertThat(runs(nights)).startsWith("one", "night-6");
    assertThat(nights.rows()).isEqualTo(undisturbed);
  }

  @ParameterizedTest
  @MethodSource("ofUpkeep")
  void overtakenWhileItTidiesUp_givesUp_andRemovesNothingOfTheOther(Stop stop) {
    SmallNights nights = six.copiedTo(folder.resolve("ware house"));
    List<String> left = new ArrayList<>();
    Consumer<PublishingStep> overtaken =
        new At(
            stop,
            () -> {
              takeOver(nights, "other");
              left.addAll(nights.files());
            });

    UpkeepOutcome outcome = end(nights, "paused", overtaken);

    if (comesAfterTheLastLook(stop)) {
      assertThat(outcome.end()).isEqualTo(End.DONE);
    } else {
      assertThat(outcome.end()).isEqualTo(End.GIVEN_UP);
      assertThat(outcome.summary())
          .matches(
              "another run has published since; a later run tidies up( \\(\\d+ files were removed"
                  + " before\\))?");
    }
    if (!mayStillRemove(stop)) {
      assertThat(nights.files()).containsAll(left);
    }
    assertThat(nights.faultsOfFiles()).isEmpty();
    assertThat(runs(nights)).startsWith("other", "paused");
  }

  /** What was listed before the other came, and looked at, is removed though it has come. */
  private static boolean mayStillRemove(Stop stop) {
    return EnumSet.of(
            PublishingStep.REMOVAL_ALLOWED,
            PublishingStep.FILE_REMOVED,
            PublishingStep.LOG_REMOVAL_ALLOWED,
            PublishingStep.LOG_FILE_REMOVED)
        .contains(stop.step());
  }

  private static boolean comesAfterTheLastLook(Stop stop) {
    return stops.indexOf(stop) >= stops.indexOf(last(PublishingStep.LOG_REMOVAL_ALLOWED));
  }

  private static Stop last(PublishingStep step) {
    return stops.stream()
        .filter(stop -> stop.step() == step)
        .reduce((one, other) -> other)
        .orElseThrow();
  }

  @Test
  void stoppedAnywhere_againAndAgain_everythingPublishedIsWhole() {
    long seed = Long.getLong("test.seed", System.nanoTime());
    System.out.printf("%d takeovers, -Dtest.seed=%d%n", TAKEOVERS, seed);
    Random random = new Random(seed);
    for (int number = 1; number <= TAKEOVERS; number++) {
      List<String> told = new ArrayList<>();
      SmallNights nights = six.copiedTo(folder.resolve("takeover " + number));
      Published published = new Published(nights, random, told);
      published.run(1);

      assertThat(nights.faults()).as("%d: %s", number, told).isEmpty();
      nights.letLeasesEnd();
      nights.night("clean");
      assertThat(nights.faults()).as("%d, a clean night later: %s", number, told).isEmpty();
      assertThat(runs(nights)).as("%d: %s", number, told).containsAll(published.ids);
      assertThat(nights.log().read().publications())
          .extracting(Publication::number)
          .as("%d: %s", number, told)
          .isEqualTo(
              IntStream.rangeClosed(1, runs(nights).size())
                  .mapToObj(one -> (long) one)
                  .sorted(Collections.reverseOrder())
                  .toList());
    }
  }

  /** What runs published that were stopped, each within the one before, and some for good. */
  private static final class Published {
    private final SmallNights nights;
    private final Random random;
    private final List<String> told;
    private final List<String> ids = new ArrayList<>();

    Published(SmallNights nights, Random random, List<String> told) {
      this.nights = nights;
      this.random = random;
      this.told = told;
    }

    void run(int depth) {
      String runId = "run-" + depth;
      Stop stop = stops.get(random.nextInt(stops.size()));
      boolean killed = random.nextInt(3) == 0;
      told.add("%s %s at %s".formatted(runId, killed ? "killed" : "overtaken", stop));
      Consumer<PublishingStep> failPoints =
          new At(
              stop,
              () -> {
                if (depth < RUNS_AT_ONCE) {
                  nights.letLeasesEnd();
                  run(depth + 1);
                }
                if (killed) {
                  kill();
                }
              });
      try {
        told.add(
            runId
                + ": "
                + end(nights, runId, published(runId, failPoints), random.nextInt(4) == 0));
      } catch (Failure e) {
        assertThat(e.kind()).as(told + e.getMessage()).isEqualTo(Failure.Kind.BUSY);
        told.add(runId + ": " + e.getMessage());
      } catch (IllegalStateException | Killed e) {
        assertThat(killed).as(told + e.toString()).isTrue();
        told.add(runId + ": killed");
      }
      nights.letLeasesEnd();
    }

    private Consumer<PublishingStep> published(String runId, Consumer<PublishingStep> failPoints) {
      return step -> {
        if (step == PublishingStep.PUBLISHED) {
          ids.add(runId);
        }
        failPoints.accept(step);
      };
    }
  }

  private static void kill() {
    throw new Killed();
  }

  private static void takeOver(SmallNights nights, String runId) {
    nights.letLeasesEnd();
    nights.night(runId);
  }

  private static UpkeepOutcome end(
      SmallNights nights, String runId, Consumer<PublishingStep> failPoints) {
    return end(nights, runId, failPoints, false);
  }

  /** A night that closes what it opened, unless it is killed. */
  private static UpkeepOutcome end(
      SmallNights nights, String runId, Consumer<PublishingStep> failPoints, boolean isRollback) {
    Publishing turn = nights.begin(failPoints);
    try {
      Optional<String> earlier = isRollback ? earlier(nights, turn) : Optional.empty();
      earlier.ifPresentOrElse(
          one -> turn.restore(one, runId), () -> SmallNights.publish(turn, runId));
      UpkeepOutcome outcome = turn.upkeep(SmallNights.KEEP_NONE);
      turn.close();
      return outcome;
    } catch (Failure e) {
      turn.close();
      throw e;
    }
  }

  /** A run whose tables are others than the current ones. */
  private static Optional<String> earlier(SmallNights nights, Publishing turn) {
    Publication current = turn.last().orElseThrow();
    return nights.log().read().publications().stream()
        .filter(one -> one.number() < current.number() && !one.isExpired())
        .filter(one -> !one.tableVersions().equals(current.tableVersions()))
        .map(Publication::runId)
        .findFirst();
  }

  private static List<String> runs(SmallNights nights) {
    return nights.log().read().publications().stream().map(Publication::runId).toList();
  }
}
