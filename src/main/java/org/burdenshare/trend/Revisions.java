package org.burdenshare.trend;

import static org.apache.spark.sql.functions.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What one publication says otherwise than another, in one of the tables. Two numbers whose
 * relative difference is no larger than {@value #NOISE} are the same: so far apart may two orders
 * of summing be.
 *
 * @param tableName the table that is compared
 * @param key expressions of basis, area, guideline and year
 * @param figures columns of numbers, first the one that tells a row that is new or gone
 * @param statuses columns of codes
 * @param verdicts columns of verdicts
 * @param edition expression of the edition that a row comes from
 * @param gdpEdition expression of the edition of its GDP
 */
public record Revisions(
    String tableName,
    List<String> key,
    List<String> figures,
    List<String> statuses,
    List<String> verdicts,
    String edition,
    String gdpEdition) {
  private static final double NOISE = 1e-9;
  private static final List<String> KEY = List.of("basis", "area", "guideline", "year");
  private static final String NOTHING = "CAST(NULL AS STRING)";

  /** The trend of every ally. */
  public static final Revisions ALLY_TREND =
      new Revisions(
          "ally_trend",
          List.of("basis", "ally", NOTHING, "year"),
          List.of(
              "share_of_gdp_pct",
              "share_published_pct",
              "milex_xdc",
              "milex_usd",
              "equipment_share_pct"),
          List.of("obs_status", "share_source"),
          List.of("meets_guideline", "meets_guideline_published", "meets_equipment_guideline"),
          "edition_id",
          "gdp_edition_id");

  /** The alliance and its parts. */
  public static final Revisions ALLIANCE_TREND =
      new Revisions(
          "alliance_trend",
          List.of("basis", "aggregate", NOTHING, "year"),
          List.of(
              "share_of_gdp_pct", "share_published_pct", "assessed", "meeting", "shortfall_usd"),
          List.of(),
          List.of(),
          NOTHING,
          NOTHING);

  /** The verdicts on every guideline. */
  public static final Revisions GUIDELINE_VERDICT =
      new Revisions(
          "guideline_verdict",
          List.of("basis", "ally", "guideline", "year"),
          List.of("judged_pct", "guideline_pct"),
          List.of(),
          List.of("meets_guideline"),
          NOTHING,
          NOTHING);

  /** The same of no other columns than these, the key and the editions apart. */
  public Revisions ofColumns(Set<String> columns) {
    return new Revisions(
        tableName,
        key,
        figures.stream().filter(columns::contains).toList(),
        statuses.stream().filter(columns::contains).toList(),
        verdicts.stream().filter(columns::contains).toList(),
        edition,
        gdpEdition);
  }

  /**
   * One row a key and column that differ: table_name, basis, area (an ally or aggregate),
   * guideline, year, column_name, kind ({@code verdict_flipped}, {@code withdrawn}, {@code
   * changed_figure}, {@code changed_status} or {@code new}), priority, old_value and new_value as
   * text, difference of numbers, and brought_by, the edition behind it where it is one. A row that
   * only one of the two has is told by its first figure alone.
   *
   * @param before the table as one publication has it
   * @param after the same table as the other has it
   */
  public Dataset<Row> between(Dataset<Row> before, Dataset<Row> after) {
    String[] same =
        KEY.stream().map(column -> "old_" + column + " <=> new_" + column).toArray(String[]::new);
    return side(before, "old")
        .join(side(after, "new"), expr(String.join(" AND ", same)), "full")
        .selectExpr(
            "coalesce(old_basis, new_basis) AS basis",
            "coalesce(old_area, new_area) AS area",
            "coalesce(old_guideline, new_guideline) AS guideline",
            "coalesce(old_year, new_year) AS year",
            "explode(" + differences() + ") AS difference",
            "CASE WHEN new.edition IS NULL OR NOT new.edition <=> old.edition THEN new.edition"
                + " WHEN NOT new.gdp_edition <=> old.gdp_edition"
                + " THEN coalesce(new.gdp_edition, new.edition)"
                + " ELSE new.edition END AS brought_by")
        .selectExpr(
            "'" + tableName + "' AS table_name",
            "basis",
            "area",
            "guideline",
            "year",
            "difference.column_name",
            "difference.kind",
            "CASE difference.kind WHEN 'verdict_flipped' THEN 1 WHEN 'withdrawn' THEN 2"
                + " WHEN 'changed_figure' THEN 3 WHEN 'changed_status' THEN 4 ELSE 5 END AS priority",
            "difference.old_value",
            "difference.new_value",
            "try_cast(difference.new_value AS DOUBLE) - try_cast(difference.old_value AS DOUBLE)"
                + " AS difference",
            "brought_by");
  }

  private Dataset<Row> side(Dataset<Row> table, String name) {
    List<String> columns = new ArrayList<>();
    for (int index = 0; index < key.size(); index++) {
      columns.add(key.get(index) + " AS " + name + "_" + KEY.get(index));
    }
    columns.add(
        Stream.concat(columns(), Stream.of(edition + " AS edition", gdpEdition + " AS gdp_edition"))
            .collect(Collectors.joining(", ", "struct(", ") AS " + name)));
    return table.selectExpr(columns.toArray(String[]::new));
  }

  private Stream<String> columns() {
    return Stream.of(figures, statuses, verdicts).flatMap(List::stream);
  }

  /** The columns that differ; of a row that is on one side only, the first. */
  private String differences() {
    String all =
        Stream.of(
                figures.stream()
                    .map(column -> difference(column, "changed_figure", numbers(column))),
                statuses.stream()
                    .map(column -> difference(column, "changed_status", texts(column))),
                verdicts.stream()
                    .map(column -> difference(column, "verdict_flipped", texts(column))))
            .flatMap(kind -> kind)
            .collect(Collectors.joining(", ", "array(", ")"));
    return "filter(CASE WHEN old IS NULL OR new IS NULL THEN slice(%1$s, 1, 1) ELSE %1$s END, one -> one.differs)"
        .formatted(all);
  }

  private static String difference(String column, String kind, String differs) {
    return ("struct('%1$s' AS column_name, CASE WHEN old.%1$s IS NULL THEN 'new'"
            + " WHEN new.%1$s IS NULL THEN 'withdrawn' ELSE '%2$s' END AS kind,"
            + " CAST(old.%1$s AS STRING) AS old_value, CAST(new.%1$s AS STRING) AS new_value,"
            + " %3$s AS differs)")
        .formatted(column, kind, differs);
  }

  private static String texts(String column) {
    return "NOT old.%1$s <=> new.%1$s".formatted(column);
  }

  private static String numbers(String column) {
    return ("coalesce(abs(new.%1$s - old.%1$s) > %2$s * greatest(abs(old.%1$s), abs(new.%1$s)),"
            + " NOT old.%1$s <=> new.%1$s)")
        .formatted(column, NOISE);
  }
}
