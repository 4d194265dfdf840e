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
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Publishing;
import org.burdenshare.warehouse.Scratch;
import org.burdenshare.warehouse.Warehouse;
import org.burdenshare.warehouse.table.Tables;

/**
 * One run: read the editions that are new, recompute, check, publish. Nothing is published before
 * all checks hold, and nothing is written at all where nothing is new.
 */
public final class TrendsJob {
  private static final DateTimeFormatter RUN_ID =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Supplier<SparkSession> session;
  private final Configuration configuration;
  private final RunReport report;

  /**
   * The request to a run.
   *
   * @param inputs files and folders with editions
   * @param vintage the day of release of the one file given; null where the inputs say it
   * @param warehouse where the tables are
   * @param settings how the trends are computed; without a day as of the newest vintage
   * @param lease how long a run that no longer answers keeps others from publishing
   * @param keep how long a publication can be read in full
   */
  public record Request(
      List<String> inputs,
      LocalDate vintage,
      String warehouse,
      Publication.Settings settings,
      Duration lease,
      Duration keep) {}

  /**
   * @param session gives the Spark session, which a run with nothing new does not need
   * @param configuration how file systems are reached
   * @param progress the person whom the run tells what it does
   * @param status the programs that are told
   */
  public TrendsJob(
      Supplier<SparkSession> session,
      Configuration configuration,
      Progress progress,
      RunStatus status) {
    this.session = session;
    this.configuration = configuration;
    this.report = new RunReport(progress, status);
  }

  /** A name for a run: the time, and something that tells two of one second apart. */
  public static String newRunId() {
    return RUN_ID.format(Instant.now()) + "-" + UUID.randomUUID().toString().substring(0, 4);
  }

  /**
   * Runs once.
   *
   * @return the publication that now stands: a new one, or the last one where nothing is new
   * @throws Failure with a sentence for each offender; the last publication then stays as it was
   */
  public Publication run(Request request) {
    Instant start = Instant.now();
    Warehouse warehouse = Warehouse.at(session, configuration, request.warehouse());
    EditionCatalogue.Found found =
        EditionCatalogue.of(request.inputs(), request.vintage(), configuration);
    report.passedOver(found.passedOver());
    Plan plan = Plan.of(found, warehouse, warehouse.lastPublication(), request);
    report.found(plan.intake());
    return standing(plan, warehouse).orElseGet(() -> publish(warehouse, found, request, start));
  }

  /**
   * The work that a run has to do.
   *
   * @param intake the editions
   * @param settings how the trends are computed
   * @param last the publication to build upon
   */
  private record Plan(Intake intake, Publication.Settings settings, Optional<Publication> last) {
    static Plan of(
        EditionCatalogue.Found found,
        Warehouse warehouse,
        Optional<Publication> last,
        Request request) {
      warehouse.schemas().requireUpgradable(last);
      Intake intake = Intake.of(found.editions(), warehouse, last);
      return new Plan(
          intake, request.settings().speakingOf(intake.asOf(request.settings().asOf())), last);
    }

    /** The publication that says already what a new one would say. */
    Optional<Publication> standing() {
      return last.filter(
          publication ->
              intake.fresh().isEmpty() && publication.answers(settings, intake.inputs()));
    }
  }

  /** Publishes, unless another run did so just before this one got its turn. */
  private Publication publish(
      Warehouse warehouse, EditionCatalogue.Found found, Request request, Instant start) {
    try (Publishing publishing = warehouse.begin(request.lease())) {
      Plan plan = Plan.of(found, warehouse, publishing.last(), request);
      Optional<Publication> standing = standing(plan, warehouse);
      if (standing.isPresent()) {
        return standing.get();
      }
      publishing.requireSound();
      report.warnings(Intake.doubts(plan.intake().fresh()));
      Plan whole = withoutExcerpts(warehouse, found, plan, request);
      return standing(whole, warehouse)
          .orElseGet(() -> publishWatched(warehouse, publishing, whole, request, start));
    }
  }

  private Optional<Publication> standing(Plan plan, Warehouse warehouse) {
    Optional<Publication> standing = plan.standing();
    standing.ifPresent(publication -> report.nothingNew(warehouse, publication));
    return standing;
  }

  /** A file that holds a part of a published edition replaces nothing. */
  private Plan withoutExcerpts(
      Warehouse warehouse, EditionCatalogue.Found found, Plan plan, Request request) {
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
    return Plan.of(found.without(excerpts.keySet()), warehouse, plan.last(), request);
  }

  private Observations figures(List<Edition> editions) {
    SparkSession spark = session.get();
    return new Observations(
        EditionFigures.read(spark, editions, UnaryOperator.identity()),
        new ReferenceTables(spark).inputs());
  }

  private Publication publishWatched(
      Warehouse warehouse, Publishing publishing, Plan plan, Request request, Instant start) {
    Published published =
        report.watching(
            session.get().sparkContext(), () -> publish(warehouse, publishing, plan, start));
    report.tidied(publishing.upkeep(request.keep()));
    report.answerWithNews(warehouse, published.publication(), published.membersRanked());
    return published.publication();
  }

  /** A new publication, and its members ranked, once somebody asks. */
  private record Published(Publication publication, Supplier<Ranking> membersRanked) {}

  private Published publish(Warehouse warehouse, Publishing publishing, Plan plan, Instant start) {
    Intake intake = plan.intake();
    Publication.Settings settings = plan.settings();
    Optional<Publication> last = plan.last();
    SparkSession spark = session.get();
    report.started(spark);
    Map<String, Dataset<Row>> facts = new ReferenceTables(spark).inputs();
    Scratch scratch = publishing.scratch();
    Reading reading = Reading.of(spark, intake.fresh(), facts, publishing);
    report.read(reading);
    TrendsPipeline pipeline =
        new TrendsPipeline(
            new TrendsPipeline.Figures(
                EditionFigures.all(warehouse, last, intake, reading.observations().rows()),
                reading.observations().rows(),
                reading.rivals(),
                reading.rejected()),
            intake.editions(spark, start),
            facts,
            settings,
            scratch::persist);
    String runId = newRunId();
    PublicationChanges changes =
        new PublicationChanges(spark, warehouse, last, runId, pipeline, scratch);
    Async<Publication.Story> story = Async.of(changes::story);
    Async<List<String>> fallenShares = Async.of(() -> changes.fallenShares(intake));
    RequiredChecks.hold(pipeline);
    report.checked();
    report.warnings(fallenShares.result());

    Async<EditionSummary> summary =
        Async.of(
            () ->
                new EditionSummary(
                    pipeline.table("edition_line"),
                    pipeline.table("partial_edition"),
                    intake.fresh()));
    Publication publication =
        publishing.publish(
            changes.of(intake, reading),
            Publication.draft(
                runId, last, settings, intake.inputs(), TrendsPipeline.CHECKS, story.result()),
            start);
    report.published(publication);
    report.editions(intake.fresh(), summary.result());
    return new Published(
        publication, () -> new Ranking(pipeline.table("ranked_member").collectAsList()));
  }
}
