package org.burdenshare;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.burdenshare.conform.Observations;
import org.burdenshare.edition.Edition;
import org.burdenshare.edition.EditionCatalogue;
import org.burdenshare.measure.GdpPartner;
import org.burdenshare.reference.ReferenceTables;
import org.burdenshare.report.Answer;
import org.burdenshare.report.Progress;
import org.burdenshare.report.RevisionNews;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.GuidelineTables;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Tables;
import org.burdenshare.warehouse.TrendTables;
import org.burdenshare.warehouse.VintageTables;
import org.burdenshare.warehouse.Warehouse;

/**
 * One run: read the editions that are new, recompute, check, publish. Nothing is written before all
 * checks hold, and nothing at all where nothing is new.
 */
public final class TrendsJob {
  private static final int SENTENCES_SHOWN = 50;
  private static final DateTimeFormatter RUN_ID =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final SparkSession spark;
  private final Progress progress;
  private final ReferenceTables reference;

  /**
   * What a run is asked.
   *
   * @param inputs files and folders with editions
   * @param vintage the day of release of the one file given; null where the inputs say it
   * @param warehouse where the tables are
   * @param asOf the day to speak as known on; null for the newest vintage
   * @param ownGuidelinePct a threshold beside the guidelines, percent of GDP; null for none
   * @param gdpPartner which GDP edition goes with a spending edition
   * @param gdpWindowDays days that the two vintages may lie apart
   * @param codeVersion version and fingerprint of the program
   */
  public record Request(
      List<String> inputs,
      LocalDate vintage,
      String warehouse,
      LocalDate asOf,
      Double ownGuidelinePct,
      GdpPartner gdpPartner,
      int gdpWindowDays,
      String codeVersion) {}

  public TrendsJob(SparkSession spark, Progress progress) {
    this.spark = spark;
    this.progress = progress;
    this.reference = new ReferenceTables(spark);
  }

  /**
   * Runs once.
   *
   * @return the publication that now stands: a new one, or the last one where nothing is new
   * @throws Failure with a sentence for each offender; the last publication then stays as it was
   */
  public Publication run(Request request) {
    Instant start = Instant.now();
    Warehouse warehouse = Warehouse.at(spark, request.warehouse());
    Optional<Publication> last = warehouse.lastPublication();
    EditionCatalogue.Found found =
        EditionCatalogue.of(
            request.inputs(), request.vintage(), spark.sessionState().newHadoopConf());
    found.passedOver().forEach(sentence -> progress.warn("passed over: " + sentence));
    Intake intake = Intake.of(found.editions(), warehouse, last);
    progress.stage("editions", intake.summary());

    Publication.Settings settings = settings(request, intake.asOf(request.asOf()));
    if (last.isPresent() && last.get().answers(settings, intake.inputs())) {
      progress.stage(
          "tables",
          "nothing new since %s, publication %s stands"
              .formatted(MINUTE.format(last.get().publishedAt()), last.get().runId()));
      answer(warehouse, last.get());
      tellNext(warehouse, last.get());
      return last.get();
    }
    Publication publication = publish(warehouse, last, intake, settings, request, start);
    answer(warehouse, publication);
    tellNews(warehouse, publication);
    tellNext(warehouse, publication);
    return publication;
  }

  private Publication publish(
      Warehouse warehouse,
      Optional<Publication> last,
      Intake intake,
      Publication.Settings settings,
      Request request,
      Instant start) {
    Dataset<Row> conformed =
        Observations.conform(
                Intake.raw(spark, intake.fresh()),
                reference.areaNames(),
                reference.observationStatuses())
            .localCheckpoint(false);
    Dataset<Row> fresh = Observations.unique(conformed).localCheckpoint(false);
    Dataset<Row> rejected = Observations.rejected(conformed);
    TrendsPipeline.Settings how =
        new TrendsPipeline.Settings(
            settings.asOf(),
            settings.ownGuidelinePct(),
            request.gdpPartner(),
            settings.gdpWindowDays());
    TrendsPipeline pipeline =
        new TrendsPipeline(
            observations(warehouse, last, intake, fresh), intake.editions(spark), reference, how);
    String runId = RUN_ID.format(start) + "-" + UUID.randomUUID().toString().substring(0, 4);
    progress.stage("observations", read(fresh, rejected));
    check(pipeline);
    progress.stage("checks", TrendsPipeline.CHECKS.size() + " hold");

    Publication publication =
        warehouse.publish(
            new PublicationChanges(spark, warehouse, last, runId)
                .of(intake, fresh, rejected, pipeline, start),
            last,
            new Publication(
                runId,
                last.map(Publication::number).orElse(0L) + 1,
                Instant.now(),
                settings,
                intake.inputs(),
                Map.of(),
                Map.of(),
                TrendsPipeline.CHECKS,
                Duration.between(start, Instant.now()).toMillis() / 1000.0));
    progress.stage(
        "tables",
        "%d rows in ally_trend, published as %s"
            .formatted(publication.rowCounts().get(TrendTables.ALLY_TREND.name()), runId));
    tell(
        intake,
        new EditionSummary(
            fresh,
            rejected,
            warehouse.read(VintageTables.RECONCILIATION, publication),
            intake.fresh()));
    return publication;
  }

  private void tell(Intake intake, EditionSummary summary) {
    for (Edition edition : intake.fresh()) {
      progress.tell("");
      summary.of(edition).forEach(line -> progress.tell("  " + line));
    }
  }

  private void answer(Warehouse warehouse, Publication publication) {
    Answer answer =
        new Answer(
            warehouse.read(TrendTables.ALLY_TREND, publication),
            warehouse.read(TrendTables.ALLIANCE_TREND, publication),
            warehouse.read(GuidelineTables.GUIDELINE_VERDICT, publication));
    progress.tell("");
    progress.tell("As known on %s:".formatted(publication.settings().asOf()));
    answer.lines().forEach(line -> progress.tell("  " + line));
  }

  private void tellNews(Warehouse warehouse, Publication publication) {
    List<String> news =
        new RevisionNews(warehouse.read(VintageTables.REVISION, publication)).lines();
    if (!news.isEmpty()) {
      progress.tell("");
      news.forEach(progress::tell);
    }
  }

  private void tellNext(Warehouse warehouse, Publication publication) {
    progress.tell("");
    progress.tell(
        "Tables: %s (publication %s)".formatted(warehouse.location(), publication.runId()));
    progress.tell("Next:   jobs/sql -f jobs/queries/who-meets-two-percent.sql");
  }

  private static Publication.Settings settings(Request request, LocalDate asOf) {
    return new Publication.Settings(
        asOf,
        request.ownGuidelinePct(),
        request.gdpPartner().name().toLowerCase(Locale.ROOT),
        request.gdpWindowDays(),
        request.codeVersion());
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
                    .withColumn("rival_value", functions.lit(null).cast("string"))
                    .withColumn("rival_locator", functions.lit(null).cast("string"))
                    .unionByName(fresh))
        .orElse(fresh);
  }

  /** Reads what is fresh, tells each rejected row and gives the counts. */
  private String read(Dataset<Row> fresh, Dataset<Row> rejected) {
    long observations = fresh.count();
    long rejectedCount = rejected.count();
    if (rejectedCount > 0) {
      rejected
          .selectExpr("concat(locator, ': ', reason)")
          .orderBy("locator")
          .limit(SENTENCES_SHOWN)
          .collectAsList()
          .forEach(row -> progress.warn("rejected " + row.getString(0)));
    }
    if (rejectedCount > SENTENCES_SHOWN) {
      progress.warn("and %d more, all in rejected_row".formatted(rejectedCount - SENTENCES_SHOWN));
    }
    return "%d read, %d rejected".formatted(observations, rejectedCount);
  }

  private static void check(TrendsPipeline pipeline) {
    List<Row> offenders =
        pipeline
            .offenders()
            .orderBy("check", "sentence")
            .limit(SENTENCES_SHOWN + 1)
            .collectAsList();
    if (offenders.isEmpty()) {
      return;
    }
    List<String> sentences = new ArrayList<>();
    offenders.stream()
        .limit(SENTENCES_SHOWN)
        .forEach(row -> sentences.add(row.getString(0) + ": " + row.getString(2) + "."));
    if (offenders.size() > SENTENCES_SHOWN) {
      sentences.add("More than " + SENTENCES_SHOWN + " offenders; these are the first.");
    }
    sentences.add("Nothing was published; the last publication, if any, stays as it was.");
    throw Failure.of(Failure.Kind.BAD_DATA, sentences);
  }
}
