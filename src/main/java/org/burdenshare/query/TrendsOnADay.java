package org.burdenshare.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.burdenshare.model.GdpPartner;
import org.burdenshare.model.TrendsPipeline;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.Tables;

/**
 * The trends of a publication as of another day, computed from its observations with its settings;
 * nothing is written.
 */
public final class TrendsOnADay implements AutoCloseable {
  private static final List<Table> OF_A_DAY =
      List.of(
          Tables.ALLY_TREND,
          Tables.ALLIANCE_TREND,
          Tables.GUIDELINE_VERDICT,
          Tables.GUIDELINE_CROSSING,
          Tables.BASIS_GAP,
          Tables.PROJECTION,
          Tables.REVISION_STATISTIC);

  private final LocalDate day;
  private final List<Dataset<Row>> kept = new ArrayList<>();
  private final TrendsPipeline pipeline;
  private final Map<Table, Dataset<Row>> tables;

  /**
   * @param published the tables as published
   * @param day the as-of day
   */
  public TrendsOnADay(Snapshot published, LocalDate day) {
    requireKnownGdpPartner(published.publication());
    this.day = day;
    this.pipeline =
        new TrendsPipeline(
            TrendsPipeline.Figures.known(published.rows(Tables.OBSERVATION)),
            published.rows(Tables.EDITION).withColumn("is_new", functions.lit(false)),
            ReferenceTables.of(published).inputs(),
            published.publication().settings().withAsOf(day),
            this::keep);
    this.tables = tables(pipeline);
  }

  /** The as-of day. */
  public LocalDate day() {
    return day;
  }

  /** The tables as of the day. */
  public Map<Table, Dataset<Row>> tables() {
    return tables;
  }

  /** The names of the models behind them, each a view of the session. */
  public List<String> steps() {
    Set<String> steps = pipeline.models().views();
    Tables.STORED.forEach(table -> steps.remove(table.name()));
    return List.copyOf(steps);
  }

  /** The tables that do not depend on the day. */
  public List<Table> tablesOfEveryDay() {
    return Tables.STORED.stream().filter(table -> !tables.containsKey(table)).toList();
  }

  /** The tables that depend on the as-of day. */
  public static Map<Table, Dataset<Row>> tables(TrendsPipeline pipeline) {
    Map<Table, Dataset<Row>> tables = new LinkedHashMap<>();
    for (Table table : OF_A_DAY) {
      tables.put(table, pipeline.table(table.name()));
    }
    return tables;
  }

  private static void requireKnownGdpPartner(Publication publication) {
    Publication.Settings settings = publication.settings();
    if (GdpPartner.named(settings.gdpPartner()).isEmpty()) {
      throw Failure.of(
          Failure.Kind.NO_INPUT,
          "Publication %s chose its GDP by '%s', which this program does not know; use the one that published it (%s)."
              .formatted(publication.runId(), settings.gdpPartner(), settings.codeVersion()));
    }
  }

  /**
   * Requires an edition of military expenditure on a day.
   *
   * @param editions rows of the table edition, by column name
   * @throws Failure if none had been released
   */
  public static void requireKnowledge(Stream<Map<String, Object>> editions, LocalDate day) {
    Map<String, Object> first =
        editions
            .filter(edition -> edition.get("basis") != null)
            .min(Comparator.comparing(TrendsOnADay::released))
            .orElseThrow();
    if (day.isBefore(released(first))) {
      throw Failure.of(
          Failure.Kind.BAD_DATA,
          "Nothing was known on %s: the first edition of military expenditure is %s, released on %s;"
                  .formatted(day, first.get("edition_id"), released(first))
              + " give that day or a later one.");
    }
  }

  private static LocalDate released(Map<String, Object> edition) {
    return (LocalDate) edition.get("vintage_date");
  }

  /**
   * Persists rows. In local mode their plan is truncated (a local checkpoint); otherwise Spark
   * would traverse it again for every query that depends on it. On a cluster the plan is kept, so
   * that rows of a lost executor can be recomputed.
   */
  private Dataset<Row> keep(Dataset<Row> rows) {
    if (rows.sparkSession().sparkContext().isLocal()) {
      return rows.localCheckpoint(false);
    }
    Dataset<Row> once = rows.persist();
    kept.add(once);
    return once;
  }

  /** Unpersists the rows and drops the views. */
  @Override
  public void close() {
    pipeline.models().dropViews();
    kept.forEach(Dataset::unpersist);
  }
}
