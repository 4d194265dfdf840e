package org.burdenshare.report;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Where shares come from, down to the cell. A numerator and a denominator are named only where
 * their quotient is the share: the trace is a recomputation, not a repetition of the rules by which
 * it was computed.
 */
public final class Traces {
  /** Its name in queries. */
  public static final String VIEW = "trace";

  /** Its grain. */
  public static final String COMMENT =
      "One row a basis, ally, year, realtime_start and side: where every share that was ever known"
          + " comes from, down to the cell";

  /** The columns that identify a row. */
  public static final List<String> KEY = List.of("basis", "ally", "year", "realtime_start", "side");

  /** The sides of a share, in the order in which they are told. */
  static final List<String> SIDES = List.of("numerator", "denominator", "published");

  /** Its columns with their types and meanings. */
  public static final StructType COLUMNS =
      StructType.fromDDL(
          """
          basis STRING COMMENT 'Whose definition of military expenditure: NATO or SIPRI',
          ally STRING COMMENT 'ISO 3166 alpha-3 code',
          year INT COMMENT 'Calendar year',
          realtime_start DATE COMMENT 'First day on which the share was known',
          side STRING COMMENT 'numerator (military expenditure) and denominator (GDP) of a computed share; published: the share as the publisher prints it',
          realtime_end DATE COMMENT 'Last day on which the share was known, included; 9999-12-31: it still is',
          measure STRING COMMENT 'milex, gdp or share_of_gdp',
          value DOUBLE COMMENT 'The figure in single units',
          unit STRING COMMENT 'XDC national currency, USD or PERCENT (0 to 100)',
          currency STRING COMMENT 'ISO 4217 code, for money; null: not said',
          price_base_year INT COMMENT 'Year of constant prices; null: current prices',
          obs_status STRING COMMENT 'SDMX observation status (CL_OBS_STATUS) of this figure',
          edition_id STRING COMMENT 'The edition of the figure, the first that gave this share',
          publisher STRING COMMENT 'Who released it',
          vintage_date DATE COMMENT 'Day of its release',
          file_name STRING COMMENT 'The file',
          sheet STRING COMMENT 'The sheet of a workbook; null: the file is none',
          place STRING COMMENT 'The cell of a workbook, else line, line:column or row of the file',
          locator STRING COMMENT 'File, sheet and place in one',
          citation STRING COMMENT 'How to cite the edition',
          licence STRING COMMENT 'Its terms of use',
          note STRING COMMENT 'The note of the publisher; null: none'
          """);

  private static final String SHARE = "struct(basis, ally, year, realtime_start, realtime_end)";

  private static final String ONE_PRICE_BASE =
      "numerator.unit = denominator.unit"
          + " AND numerator.price_base_year <=> denominator.price_base_year";

  /** Division again, in the same order: but for the last bit the very same number. */
  private static final String GIVES_THE_SHARE =
      "abs(try_divide(numerator.value, denominator.value) * 100 - share_of_gdp_pct)"
          + " <= share_of_gdp_pct * 1e-12";

  /** Where two pairs give the same share: constant prices before current, US$ before national. */
  private static final String PREFERENCE =
      "struct(numerator.price_base_year IS NULL, -numerator.price_base_year, numerator.unit)";

  private Traces() {}

  /**
   * The figures behind every share that was ever known, with the columns of {@link #COLUMNS}. A
   * share that is the publisher's own has a published side alone, one that no publisher prints the
   * two others alone.
   *
   * @param shares rows of the table share_vintage
   * @param observations rows of the table observation
   * @param editions rows of the table edition
   */
  public static Dataset<Row> of(
      Dataset<Row> shares, Dataset<Row> observations, Dataset<Row> editions) {
    Dataset<Row> figures =
        observations
            .where("value IS NOT NULL")
            .selectExpr(
                "edition_id",
                "iso3 AS ally",
                "year",
                "measure",
                "struct(edition_id, measure, value, unit, currency, price_base_year, obs_status,"
                    + " locator, note) AS figure");
    return ratios(shares, figures)
        .unionByName(published(shares, figures))
        .selectExpr("share.*", "side", "figure.*")
        .join(
            broadcast(
                editions.select(
                    "edition_id", "publisher", "vintage_date", "file_name", "citation", "licence")),
            "edition_id")
        .selectExpr(
            "*",
            "nullif(regexp_extract(locator, '!([^!]+)![A-Z]+[0-9]+$', 1), '') AS sheet",
            "regexp_extract(locator, '[!:]([A-Z]+[0-9]+|[0-9]+(:[0-9]+)?)$', 1) AS place")
        .select(declared());
  }

  private static Dataset<Row> ratios(Dataset<Row> shares, Dataset<Row> figures) {
    return shares
        .where("share_source = 'computed'")
        .join(
            side(figures, "milex", "spending_edition", "numerator"),
            new String[] {"spending_edition", "ally", "year"})
        .join(
            side(figures, "gdp", "gdp_edition", "denominator"),
            new String[] {"gdp_edition", "ally", "year"})
        .where(ONE_PRICE_BASE + " AND " + GIVES_THE_SHARE)
        .groupBy(expr(SHARE + " AS share"))
        .agg(expr("min_by(struct(numerator, denominator), " + PREFERENCE + ") AS pair"))
        .selectExpr(
            "share",
            "stack(2, 'numerator', pair.numerator, 'denominator', pair.denominator)"
                + " AS (side, figure)");
  }

  private static Dataset<Row> published(Dataset<Row> shares, Dataset<Row> figures) {
    return shares
        .where("share_published_pct IS NOT NULL")
        .join(
            side(figures, "share_of_gdp", "spending_edition", "figure"),
            new String[] {"spending_edition", "ally", "year"})
        .where("figure.unit = 'PERCENT' AND figure.price_base_year IS NULL")
        .selectExpr(SHARE + " AS share", "'published' AS side", "figure");
  }

  private static Dataset<Row> side(
      Dataset<Row> figures, String measure, String edition, String name) {
    return figures
        .where(col("measure").equalTo(measure))
        .select(col("edition_id").as(edition), col("ally"), col("year"), col("figure").as(name));
  }

  private static Column[] declared() {
    return Arrays.stream(COLUMNS.fields())
        .map(column -> col(column.name()).as(column.name(), column.metadata()))
        .toArray(Column[]::new);
  }
}
