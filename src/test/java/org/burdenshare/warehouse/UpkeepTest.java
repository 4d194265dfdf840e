package org.burdenshare.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.burdenshare.testing.FileTimes;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.warehouse.UpkeepOutcome.End;
import org.burdenshare.warehouse.store.DeltaStore;
import org.burdenshare.warehouse.table.Tables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tidying up removes, and what it leaves. */
class UpkeepTest {
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir static Path base;
  @TempDir Path folder;

  private static SmallNights three;
  private SmallNights nights;

  @BeforeAll
  static void threeNights() {
    three = new SmallNights(base.resolve("three"));
    for (int night = 1; night <= 3; night++) {
      three.night("night-" + night);
    }
  }

  @BeforeEach
  void copied() {
    nights = three.copiedTo(folder.resolve("ware house"));
  }

  @Test
  void nothingYoungerThanADay_isRemoved() throws IOException {
    Path orphan = orphan("edition/part-of-a-killed-run.parquet");

    assertThat(fourth(step -> {}, DAY))
        .isEqualTo(new UpkeepOutcome(End.DONE, "2 publications kept, 2 expired, 0 files removed"));
    assertThat(orphan).exists();
    assertThat(nights.faults()).isEmpty();
  }

  @Test
  void whatIsOlderThanADay_andOfNoKeptPublication_isRemoved() throws IOException {
    Path old = orphan("edition/part-of-a-killed-run.parquet");
    FileTimes.setBack(nights.folder(), DAY.plusMinutes(1));
    Path young = orphan("edition/part-of-a-run-of-today.parquet");

    assertThat(fourth(step -> {}, DAY).summary())
        .matches("2 publications kept, 2 expired, [1-9]\\d* files removed");
    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(nights.faults()).isEmpty();
  }

  @Test
  void aFileThatCameAfterTheyWereListed_stays() throws IOException {
    Path late = nights.folder().resolve("edition/part-of-a-run-that-has-just-begun.parquet");
    Consumer<PublishingStep> comes =
        step -> {
          if (step == PublishingStep.FILES_LISTED) {
            orphan("edition/" + late.getFileName());
          }
        };

    assertThat(fourth(comes, SmallNights.WHATEVER_AGE).end()).isEqualTo(End.DONE);
    assertThat(late).exists();
  }

  @Test
  void aVersionThatNobodyHasPublishedYet_keepsItsFiles() throws IOException {
    Consumer<PublishingStep> comes =
        step -> {
          if (step == PublishingStep.UPKEEP_DUE) {
            DeltaStore store = nights.store();
            store.write(
                Tables.REJECTED_ROW,
                store.at(
                    Tables.REJECTED_ROW, store.newest(Tables.REJECTED_ROW).orElseThrow().number()),
                Optional.empty(),
                partition -> false);
          }
        };

    assertThat(fourth(comes, SmallNights.WHATEVER_AGE).end()).isEqualTo(End.DONE);
    DeltaStore store = nights.store();
    long unpublished = store.newest(Tables.REJECTED_ROW).orElseThrow().number();
    assertThat(TestSpark.rows(store.at(Tables.REJECTED_ROW, unpublished))).hasSize(4);
    assertThat(nights.faults()).isEmpty();
  }

  @Test
  void aLogOfOneCommit_needsNoCheckpoint_aLongerOneGetsOne() {
    assertThat(fourth(step -> {}, DAY).end()).isEqualTo(End.DONE);
    assertThat(nights.files().stream().filter(file -> file.endsWith(".checkpoint.parquet")))
        .containsExactlyInAnyOrder(
            "edition/_delta_log/%020d.checkpoint.parquet".formatted(3),
            "publication/_delta_log/%020d.checkpoint.parquet".formatted(4),
            "rejected_row/_delta_log/%020d.checkpoint.parquet".formatted(3));
  }

  @Test
  void aLogThatCannotBeRead_leavesThePublicationAsItStands() throws IOException {
    Consumer<PublishingStep> damaged =
        step -> {
          if (step == PublishingStep.PUBLICATIONS_REWRITTEN) {
            write(nights.folder().resolve("edition/_delta_log/%020d.json".formatted(3)), "{\"ad");
          }
        };
    Publishing turn = nights.begin(damaged);
    Publication fourth = SmallNights.publish(turn, "fourth");

    UpkeepOutcome outcome = turn.upkeep(SmallNights.KEEP_NONE);
    turn.close();

    assertThat(outcome.end()).isEqualTo(End.GIVEN_UP);
    assertThat(outcome.summary()).matches("file:.*/ware house: .+; a later run tidies up");
    assertThat(nights.log().read().last()).map(Publication::runId).contains(fourth.runId());
  }

  @Test
  void aLeaseOfMoreThanADay_keepsFilesForItsLength() {
    assertThat(PublishingParameters.usual(Duration.ofMinutes(2)).youngest()).isEqualTo(DAY);
    assertThat(PublishingParameters.usual(Duration.ofDays(3)).youngest())
        .isEqualTo(Duration.ofDays(3));
  }

  private UpkeepOutcome fourth(Consumer<PublishingStep> failPoints, Duration youngest) {
    try (Publishing turn = nights.begin(failPoints, youngest)) {
      SmallNights.publish(turn, "night-4");
      return turn.upkeep(SmallNights.KEEP_NONE);
    }
  }

  private Path orphan(String name) {
    Path file = nights.folder().resolve(name);
    write(file, "left behind");
    return file;
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
