package org.burdenshare.run;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.console.Progress;
import org.burdenshare.console.Ranking;
import org.burdenshare.console.RunStatus;
import org.burdenshare.edition.Edition;
import org.burdenshare.edition.PassedOver;
import org.burdenshare.model.TrendsPipeline;
import org.burdenshare.session.Regime;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.UpkeepOutcome;
import org.burdenshare.warehouse.Warehouse;
import org.burdenshare.warehouse.table.Tables;

/** Reports the steps of a run on the terminal and in the status file. */
final class RunReport {
  private static final int SENTENCES_SHOWN = 50;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Progress progress;
  private final RunStatus status;
  private final List<PassedOver> passedOver = new ArrayList<>();

  RunReport(Progress progress, RunStatus status) {
    this.progress = progress;
    this.status = status;
  }

  void passedOver(Collection<PassedOver> files) {
    files.forEach(file -> progress.warn("passed over: " + file.sentence()));
    passedOver.addAll(files);
    status.passedOver(
        passedOver.stream().mapToInt(PassedOver::files).sum(),
        passedOver.stream()
            .max(Comparator.comparingLong(PassedOver::modified))
            .map(PassedOver::fileName));
  }

  void found(Intake intake) {
    passedOver(intake.passedOver());
    intake.keptByOlderRules().ifPresent(progress::warn);
    status.editions(intake.fresh().size());
    progress.stage("editions", intake.summary());
  }

  /** Reports that the current publication already holds the result. */
  void nothingNew(Warehouse warehouse, Publication publication) {
    status.standing(publication.runId(), publication.settings().asOf());
    progress.stage(
        "tables",
        "nothing new since %s, publication %s stands"
            .formatted(MINUTE.format(publication.publishedAt()), publication.runId()));
    answer(publication);
    where(warehouse, publication);
  }

  void warnings(List<String> sentences) {
    sentences.forEach(progress::warn);
  }

  void started(SparkSession spark) {
    progress.stage(
        "spark",
        "%s on %s, set for %s data"
            .formatted(spark.version(), spark.sparkContext().master(), Regime.of(spark)));
  }

  /** Reports new editions and each rejected row. */
  void read(Reading reading) {
    long observations = reading.observations().count();
    long rejectedCount = reading.rejectedCount();
    status.rows(observations, rejectedCount);
    progress.stage("observations", "%d read, %d rejected".formatted(observations, rejectedCount));
    if (rejectedCount > 0) {
      reading
          .rejected()
          .selectExpr("concat(locator, ': ', reason)")
          .orderBy("locator")
          .limit(SENTENCES_SHOWN)
          .collectAsList()
          .forEach(row -> progress.warn("rejected " + row.getString(0)));
    }
    if (rejectedCount > SENTENCES_SHOWN) {
      progress.warn("and %d more, all in rejected_row".formatted(rejectedCount - SENTENCES_SHOWN));
    }
  }

  void checked() {
    progress.stage("checks", TrendsPipeline.CHECKS.size() + " hold");
  }

  <T> T watching(SparkContext spark, Supplier<T> work) {
    return progress.watching(spark, work);
  }

  void published(Publication publication) {
    status.published(
        publication.runId(), publication.settings().asOf(), publication.highlights().flips());
    progress.stage(
        "tables",
        "%d rows in ally_trend, published as %s"
            .formatted(publication.rowCounts().get(Tables.ALLY_TREND.name()), publication.runId()));
  }

  /** Returns whether the content of new editions is printed. */
  boolean printsContent() {
    return progress.prints(Progress.Verbosity.EVERYTHING);
  }

  /** Reports the warnings about new editions and, if requested, their content. */
  void editions(List<Edition> fresh, EditionSummary summary) {
    if (printsContent()) {
      for (Edition edition : fresh) {
        progress.tell("");
        summary.linesOf(edition).forEach(line -> progress.tell("  " + line));
      }
    }
    warnings(summary.warnings());
  }

  /** Reports the upkeep; the publication does not depend on it, and a later run catches up. */
  void tidied(UpkeepOutcome outcome) {
    switch (outcome.end()) {
      case DONE -> progress.stage("upkeep", outcome.summary());
      case GIVEN_UP -> progress.warn("published, but not tidied up: " + outcome.summary());
      case NOT_DUE -> {}
    }
  }

  /** Reports a new publication: its answer, the changes and the ranking. */
  void answerWithNews(Warehouse warehouse, Publication publication, Ranking membersRanked) {
    answer(publication);
    progress.paragraph(publication.highlights().news());
    progress.picture(membersRanked);
    where(warehouse, publication);
  }

  private void answer(Publication publication) {
    progress.detail("");
    progress.tell("As known on %s:".formatted(publication.settings().asOf()));
    publication.highlights().answer().forEach(line -> progress.tell("  " + line));
  }

  private void where(Warehouse warehouse, Publication publication) {
    progress.tell("");
    progress.tell(
        "Tables: %s (publication %s)".formatted(warehouse.location(), publication.runId()));
  }
}
