package org.burdenshare.run;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.console.Progress;
import org.burdenshare.console.Ranking;
import org.burdenshare.console.RunStatus;
import org.burdenshare.edition.Edition;
import org.burdenshare.edition.EditionCatalogue;
import org.burdenshare.edition.PassedOver;
import org.burdenshare.model.Observations;
import org.burdenshare.model.TrendsPipeline;
import org.burdenshare.query.ReferenceTables;
import org.burdenshare.session.Async;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Publishing;
import org.burdenshare.warehouse.Scratch;
import org.burdenshare.warehouse.Warehouse;
import org.burdenshare.warehouse.table.Tables;

/**
 * One run: reads new editions, recomputes, checks and publishes. Nothing is published unless all
 * checks hold, and nothing is written if nothing is new.
 */
public final class TrendsJob {
  private static final DateTimeFormatter RUN_ID =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Supplier<SparkSession> session;
  private final Configuration configuration;
  private final Request request;
  private final RunReport report;
  private final Warehouse warehouse;
  private final Instant start = Instant.now();

  /**
   * The request to a run.
   *
   * @param inputs files and folders with editions
   * @param vintage the day of release of the only file; null if the inputs tell it
   * @param warehouse the location of the tables
   * @param settings the settings of the trends; without a day they are as of the newest vintage
   * @param lease the time after which a run that no longer responds loses its lease
   * @param keep the retention of publications
   */
  public record Request(
      List<String> inputs,
      LocalDate vintage,
      String warehouse,
      Publication.Settings settings,
      Duration lease,
      Duration keep) {}

  /**
   * @param session supplies the Spark session, which a run with nothing new does not need
   * @param configuration the configuration of file systems
   * @param request the request
   * @param progress the output for the user
   * @param status the status file
   */
  public TrendsJob(
      Supplier<SparkSession> session,
      Configuration configuration,
      Request request,
      Progress progress,
      RunStatus status) {
    this.session = session;
    this.configuration = configuration;
    this.request = request;
    this.report = new RunReport(progress, status);
    this.warehouse = Warehouse.at(session, configuration, request.warehouse());
  }

  /** A run id: the time, and a random suffix for runs in the same second. */
  public static String newRunId() {
    return RUN_ID.format(Instant.now()) + "-" + UUID.randomUUID().toString().substring(0, 4);
  }

  /**
   * Runs once.
   *
   * @return the current publication: a new one, or the previous one if nothing is new
   * @throws Failure with a sentence for each fault; the previous publication then stays current
   */
  public Publication run() {
    EditionCatalogue.Found found =
        EditionCatalogue.of(request.inputs(), request.vintage(), configuration);
    report.passedOver(found.passedOver());
    Plan plan = plan(found, warehouse.lastPublication());
    report.found(plan.intake());
    return standing(plan).orElseGet(() -> publish(found));
  }

  /** The work of this run on top of the last publication. */
  private record Plan(Intake intake, Publication.Settings settings, Optional<Publication> last) {}

  private Plan plan(EditionCatalogue.Found found, Optional<Publication> last) {
    warehouse.schemas().requireUpgradable(last);
    Intake intake = Intake.of(found.editions(), warehouse, last);
    return new Plan(
        intake, request.settings().withAsOf(intake.asOf(request.settings().asOf())), last);
  }

  /** The publication that already holds the result, which is reported. */
  private Optional<Publication> standing(Plan plan) {
    Optional<Publication> standing =
        plan.last()
            .filter(
                publication ->
                    plan.intake().fresh().isEmpty()
                        && publication.answers(plan.settings(), plan.intake().inputs()));
    standing.ifPresent(publication -> report.nothingNew(warehouse, publication));
    return standing;
  }

  /** Publishes, unless another run has just published the same. */
  private Publication publish(EditionCatalogue.Found found) {
    try (Publishing publishing = warehouse.begin(request.lease())) {
      Plan plan = plan(found, publishing.last());
      Optional<Publication> standing = standing(plan);
      if (standing.isPresent()) {
        return standing.get();
      }
      publishing.requireSound();
      report.warnings(Intake.doubts(plan.intake().fresh()));
      Plan whole = withoutExcerpts(found, plan);
      return standing(whole).orElseGet(() -> publishWatched(publishing, whole));
    }
  }

  /** Excludes files that contain only a part of a published edition. */
  private Plan withoutExcerpts(EditionCatalogue.Found found, Plan plan) {
    List<Replacements.Replacement> replacements = plan.intake().replacements();
    if (replacements.isEmpty()) {
      return plan;
    }
    List<Edition> replacing = replacements.stream().map(Replacements.Replacement::edition).toList();
    Map<String, PassedOver> excerpts =
        Replacements.excerpts(
            replacements,
            warehouse.read(Tables.OBSERVATION, plan.last().orElseThrow()),
            figures(replacing).unique());
    if (excerpts.isEmpty()) {
      return plan;
    }
    report.passedOver(excerpts.values());
    return plan(found.without(excerpts.keySet()), plan.last());
  }

  private Observations figures(List<Edition> editions) {
    SparkSession spark = session.get();
    return new Observations(
        EditionFigures.read(spark, editions, UnaryOperator.identity()),
        new ReferenceTables(spark, request.settings().ownGroups()).inputs());
  }

  private Publication publishWatched(Publishing publishing, Plan plan) {
    Published published =
        report.watching(session.get().sparkContext(), () -> publish(publishing, plan));
    report.tidied(publishing.upkeep(request.keep()));
    report.answerWithNews(warehouse, published.publication(), published.membersRanked());
    return published.publication();
  }

  /** A new publication with its ranking. */
  private record Published(Publication publication, Ranking membersRanked) {}

  private Published publish(Publishing publishing, Plan plan) {
    Intake intake = plan.intake();
    Publication.Settings settings = plan.settings();
    Optional<Publication> last = plan.last();
    SparkSession spark = session.get();
    report.started(spark);
    Map<String, Dataset<Row>> facts = new ReferenceTables(spark, settings.ownGroups()).inputs();
    Scratch scratch = publishing.scratch();
    Reading reading = Reading.of(spark, intake.fresh(), facts, publishing);
    report.read(reading);
    Dataset<Row> fresh = reading.observations().rows();
    TrendsPipeline pipeline =
        new TrendsPipeline(
            new TrendsPipeline.Figures(
                EditionFigures.all(warehouse, last, intake, fresh),
                fresh,
                reading.rivals(),
                reading.rejected()),
            intake.editions(spark, start),
            facts,
            settings,
            scratch::persist);
    String runId = newRunId();
    PublicationChanges changes =
        new PublicationChanges(spark, warehouse, last, runId, pipeline, scratch);
    Async<Publication.Highlights> highlights = Async.of(changes::highlights);
    Async<List<String>> fallenShares = Async.of(() -> changes.fallenShares(intake));
    RequiredChecks.hold(pipeline);
    report.checked();
    report.warnings(fallenShares.result());

    Async<EditionSummary> summary =
        Async.of(
            () ->
                EditionSummary.of(
                    report.printsContent()
                        ? pipeline.table("edition_line").collectAsList()
                        : List.of(),
                    pipeline.table("partial_edition"),
                    intake.fresh()));
    Publication publication =
        publishing.publish(
            changes.of(intake, reading),
            Publication.draft(
                runId, last, settings, intake.inputs(), TrendsPipeline.CHECKS, highlights.result()),
            start);
    report.published(publication);
    report.editions(intake.fresh(), summary.result());
    return new Published(publication, new Ranking(pipeline.models()));
  }
}
