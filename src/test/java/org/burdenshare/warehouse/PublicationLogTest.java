package org.burdenshare.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.store.DeltaStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which publication is current, whatever the clocks say. */
class PublicationLogTest {
  private static final int RIVALS = 4;

  @TempDir Path folder;

  @Test
  void clockSetBack_theHigherNumberIsCurrent_andTwoOfOneSecondAreApart() {
    PublicationLog log = new PublicationLog(store());
    Instant now = Instant.parse("2026-03-29T00:59:59Z");
    log.append(log.read(), publication("first", 1, now.plus(1, ChronoUnit.DAYS)));
    log.append(log.read(), publication("second", 2, now));
    log.append(log.read(), publication("third", 3, now));

    assertThat(log.read().publications())
        .extracting(Publication::runId)
        .containsExactly("third", "second", "first");
    assertThat(log.of(log.read(), "2026-03-29").runId()).isEqualTo("third");
    assertThat(log.of(log.read(), "second").number()).isEqualTo(2);
  }

  @Test
  void whoeverReadBeforeAnotherPublished_cannotPublish() {
    PublicationLog log = new PublicationLog(store());
    log.append(log.read(), publication("first", 1, Instant.now()));
    PublicationLog.Read stale = log.read();
    log.append(log.read(), publication("second", 2, Instant.now()));

    assertThatThrownBy(() -> log.append(stale, publication("late", 2, Instant.now())))
        .isInstanceOf(Failure.class)
        .hasMessageMatching(
            "Another run has published to file:.* in the meantime; nothing was published by this one.");
    assertThat(log.read().last()).map(Publication::runId).contains("second");
  }

  @Test
  void whoeverKnowsItFromBeforeAnotherPublished_cannotRewriteIt() {
    PublicationLog log = new PublicationLog(store());
    long known = log.append(log.read(), publication("first", 1, Instant.now()));
    List<Publication> before = log.read().publications();
    log.append(log.read(), publication("second", 2, Instant.now()));

    assertThat(log.rewrite(known, before)).isEmpty();
    PublicationLog.Read read = log.read();
    assertThat(log.rewrite(read.version().get(), read.publications()))
        .hasValue(read.version().get() + 1);
    assertThat(log.read().files()).isEqualTo(1);
    assertThat(log.read().publications()).isEqualTo(read.publications()).hasSize(2);
  }

  @Test
  void ofSeveralWhoPublishAtTheSameMoment_oneDoes() throws Exception {
    PublicationLog log = new PublicationLog(store());
    log.append(log.read(), publication("first", 1, Instant.now()));
    PublicationLog.Read read = log.read();
    CyclicBarrier moment = new CyclicBarrier(RIVALS);
    ExecutorService rivals = Executors.newFixedThreadPool(RIVALS);
    List<Future<Boolean>> published = new ArrayList<>();
    for (int rival = 0; rival < RIVALS; rival++) {
      String runId = "rival-" + rival;
      published.add(
          rivals.submit(
              () -> {
                moment.await();
                return publishes(log, read, publication(runId, 2, Instant.now()));
              }));
    }
    int successes = 0;
    for (Future<Boolean> one : published) {
      successes += one.get() ? 1 : 0;
    }
    rivals.shutdown();

    assertThat(successes).isEqualTo(1);
    assertThat(log.read().publications()).hasSize(2);
  }

  private static boolean publishes(
      PublicationLog log, PublicationLog.Read read, Publication publication) {
    try {
      log.append(read, publication);
      return true;
    } catch (Failure e) {
      assertThat(e).hasMessageContaining("has published to ");
      return false;
    }
  }

  private DeltaStore store() {
    return new DeltaStore(
        TestSpark::session,
        new Configuration(),
        new org.apache.hadoop.fs.Path("file:" + folder.resolve("ware house")));
  }

  private static Publication publication(String runId, long number, Instant publishedAt) {
    return new Publication(
        runId,
        number,
        publishedAt,
        new Publication.Settings(
            LocalDate.of(2026, 1, 1), null, List.of(), "contemporaneous", 200, "test"),
        List.of(new Publication.Input("nato-2016-01-28", "nato.csv", "abc")),
        null,
        Map.of("ally_trend", 0L),
        Map.of("ally_trend", 1L),
        List.of(),
        new Publication.Highlights(List.of("answer"), List.of(), 0, List.of()),
        1.5);
  }
}
