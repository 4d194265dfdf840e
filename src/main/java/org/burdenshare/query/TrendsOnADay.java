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
 * The trends as a publication would have them had it been made for another day: computed from its
 * own observations by its own settings, without writing anything.
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
   * @param published tables as they are published
   * @param day speak as known on this day
   */
  public TrendsOnADay(Snapshot published, LocalDate day) {
    requireKnownGdpPartner(published.publication());
    this.day = day;
    this.pipeline =
        new TrendsPipeline(
            TrendsPipeline.Figures.known(published.rows(Tables.OBSERVATION)),
            published.rows(Tables.EDITION).withColumn("is_new", functions.lit(false)),
            ReferenceTables.of(published).inputs(),
            published.publication().settings().speakingOf(day),
            this::keep);
    this.tables = tables(pipeline);
  }

  /** The day as known on which they speak. */
  public LocalDate day() {
    return day;
  }

  /** The tables that speak as known on the day. */
  public Map<Table, Dataset<Row>> tables() {
    return tables;
  }

  /** The steps behind them, each a view of the session. */
  public List<String> steps() {
    Set<String> steps = pipeline.models().views();
    Tables.STORED.forEach(table -> steps.remove(table.name()));
    return List.copyOf(steps);
  }

  /** The other tables, which are the same for every day. */
  public List<Table> tablesOfEveryDay() {
    return Tables.STORED.stream().filter(table -> !tables.containsKey(table)).toList();
  }

  /** The tables of trends that depend on the day of which a pipeline speaks. */
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
   * Makes sure that something was known on a day.
   *
   * @param editions rows of the table edition, by column name
   * @throws Failure if no edition of military expenditure was out
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
   * The same rows, computed once. On one machine their plan is cut off: Spark would else look
   * through all of it for each query, once for every way that leads to the same rows. On a cluster
   * they can be computed again where an executor is lost.
   */
  private Dataset<Row> keep(Dataset<Row> rows) {
    if (rows.sparkSession().sparkContext().isLocal()) {
      return rows.localCheckpoint(false);
    }
    Dataset<Row> once = rows.persist();
    kept.add(once);
    return once;
  }

  /** Frees what was computed, and takes the steps out of the session. */
  @Override
  public void close() {
    pipeline.models().dropViews();
    kept.forEach(Dataset::unpersist);
  }
}
