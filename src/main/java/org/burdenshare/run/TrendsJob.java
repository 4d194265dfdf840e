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
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.burdenshare.console.Progress;
import org.burdenshare.console.Ranking;
import org.burdenshare.console.RunStatus;
import org.burdenshare.edition.Edition;
import org.burdenshare.edition.EditionCatalogue;
import org.burdenshare.edition.PassedOver;
import org.burdenshare.model.Observations;
import org.burdenshare.model.TrendsPipeline;
import org.burdenshare.reference.ReferenceTables;
import org.burdenshare.session.Regime;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Publishing;
import org.burdenshare.warehouse.Scratch;
import org.burdenshare.warehouse.Tidying;
import org.burdenshare.warehouse.Warehouse;
import org.burdenshare.warehouse.table.Tables;

/**
 * One run: read the editions that are new, recompute, check, publish. Nothing is published before
 * all checks hold, and nothing is written at all where nothing is new.
 */
public final class TrendsJob {
  private static final int SENTENCES_SHOWN = 50;
  private static final DateTimeFormatter RUN_ID =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Supplier<SparkSession> session;
  private final Configuration configuration;
  private final Progress progress;
  private final RunStatus status;

  /**
   * What a run is asked.
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
    this.progress = progress;
    this.status = status;
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
    tellPassedOver(found.passedOver(), List.of());
    Plan plan = Plan.of(found, warehouse, warehouse.lastPublication(), request);
    tellPassedOver(plan.intake().passedOver(), found.passedOver());
    plan.intake().keptByOlderRules().ifPresent(progress::warn);
    status.editions(plan.intake().fresh().size());
    progress.stage("editions", plan.intake().summary());
    Optional<Publication> standing = plan.standing();
    if (standing.isPresent()) {
      return tellNothingNew(warehouse, standing.get());
    }
    return publish(warehouse, found, request, start);
  }

  /**
   * What a run has to do.
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
      warehouse.requireUpgradable(last);
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
      Optional<Publication> standing = plan.standing();
      if (standing.isPresent()) {
        return tellNothingNew(warehouse, standing.get());
      }
      publishing.requireSound();
      Intake.doubts(plan.intake().fresh()).forEach(progress::warn);
      plan = withoutExcerpts(warehouse, found, plan, request);
      standing = plan.standing();
      if (standing.isPresent()) {
        return tellNothingNew(warehouse, standing.get());
      }
      Publication publication = publishWatched(warehouse, publishing, plan, start);
      tidyUp(publishing, request.keep());
      tellAnswer(publication);
      progress.paragraph(publication.story().news());
      progress.picture(() -> new Ranking(warehouse.smallRows(Tables.ALLY_TREND, publication)));
      tellWhere(warehouse, publication);
      return publication;
    }
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
    tellPassedOver(
        List.copyOf(excerpts.values()),
        Stream.concat(found.passedOver().stream(), plan.intake().passedOver().stream()).toList());
    return Plan.of(found.without(excerpts.keySet()), warehouse, plan.last(), request);
  }

  private Observations figures(List<Edition> editions) {
    SparkSession spark = session.get();
    return new Observations(
        Intake.raw(spark, editions, UnaryOperator.identity()), new ReferenceTables(spark).inputs());
  }

  /** A publication stands whatever becomes of the tidying up, which a later run makes up for. */
  private void tidyUp(Publishing publishing, Duration keep) {
    Tidying tidying = publishing.upkeep(keep);
    switch (tidying.end()) {
      case DONE -> progress.stage("upkeep", tidying.told());
      case GIVEN_UP -> progress.warn("published, but not tidied up: " + tidying.told());
      case NOT_DUE -> {}
    }
  }

  private Publication publishWatched(
      Warehouse warehouse, Publishing publishing, Plan plan, Instant start) {
    SparkContext spark = session.get().sparkContext();
    progress.watch(spark);
    try {
      return publish(warehouse, publishing, plan, start);
    } finally {
      progress.watchNoMore(spark);
    }
  }

  private Publication publish(
      Warehouse warehouse, Publishing publishing, Plan plan, Instant start) {
    Intake intake = plan.intake();
    Publication.Settings settings = plan.settings();
    Optional<Publication> last = plan.last();
    SparkSession spark = session.get();
    progress.stage(
        "spark",
        "%s on %s, set for %s data"
            .formatted(spark.version(), spark.sparkContext().master(), Regime.of(spark)));
    ReferenceTables reference = new ReferenceTables(spark);
    Scratch scratch = publishing.scratch();
    Reading reading = Reading.of(spark, intake.fresh(), reference, publishing);
    tell(reading);
    TrendsPipeline pipeline =
        new TrendsPipeline(
            new TrendsPipeline.Figures(
                observations(warehouse, last, intake, reading.observations().rows()),
                reading.observations().rows(),
                reading.rivals(),
                reading.rejected()),
            intake.editions(spark, start),
            reference.inputs(),
            settings,
            scratch::keep);
    String runId = newRunId();
    PublicationChanges changes =
        new PublicationChanges(spark, warehouse, last, runId, pipeline, scratch);
    Async<Publication.Story> story = Async.of(changes::story);
    Async<List<String>> fallenShares = Async.of(() -> changes.fallenShares(intake));
    RequiredChecks.hold(pipeline);
    progress.stage("checks", TrendsPipeline.CHECKS.size() + " hold");
    fallenShares.result().forEach(progress::warn);

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
    status.published(runId, settings.asOf(), publication.story().flips());
    progress.stage(
        "tables",
        "%d rows in ally_trend, published as %s"
            .formatted(publication.rowCounts().get(Tables.ALLY_TREND.name()), runId));
    tell(intake, summary.result());
    return publication;
  }

  private void tell(Intake intake, EditionSummary summary) {
    for (Edition edition : intake.fresh()) {
      progress.detail("");
      summary.of(edition).forEach(line -> progress.detail("  " + line));
    }
    summary.warnings().forEach(progress::warn);
  }

  private Publication tellNothingNew(Warehouse warehouse, Publication publication) {
    status.standing(publication.runId(), publication.settings().asOf());
    progress.stage(
        "tables",
        "nothing new since %s, publication %s stands"
            .formatted(MINUTE.format(publication.publishedAt()), publication.runId()));
    tellAnswer(publication);
    tellWhere(warehouse, publication);
    return publication;
  }

  /** Tells files that are not used, after others that were told before. */
  private void tellPassedOver(List<PassedOver> files, List<PassedOver> before) {
    files.forEach(file -> progress.warn("passed over: " + file.sentence()));
    List<PassedOver> all = Stream.concat(before.stream(), files.stream()).toList();
    status.passedOver(all.size(), PassedOver.newest(all, configuration));
  }

  private void tellAnswer(Publication publication) {
    progress.detail("");
    progress.tell("As known on %s:".formatted(publication.settings().asOf()));
    publication.story().answer().forEach(line -> progress.tell("  " + line));
  }

  private void tellWhere(Warehouse warehouse, Publication publication) {
    progress.tell("");
    progress.tell(
        "Tables: %s (publication %s)".formatted(warehouse.location(), publication.runId()));
  }

  /** What the last publication holds of the editions that are kept, and the fresh ones. */
  private static Dataset<Row> observations(
      Warehouse warehouse, Optional<Publication> last, Intake intake, Dataset<Row> fresh) {
    return last.map(
            publication ->
                warehouse
                    .read(Tables.OBSERVATION, publication)
                    .where(
                        functions.not(
                            functions.col("edition_id").isin(intake.freshIds().toArray())))
                    .unionByName(fresh))
        .orElse(fresh);
  }

  /** Tells what was read, and rejected rows one by one. */
  private void tell(Reading reading) {
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
}
