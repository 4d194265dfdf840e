package org.burdenshare.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.Cases;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.WideTable;

/** Measured shares, as trends take them: of NATO's edition of June 2024 unless a row says more. */
final class Measured {
  private static final String GIVEN =
      "milex_xdc DOUBLE, milex_financial_year_xdc DOUBLE, milex_usd DOUBLE,"
          + " milex_constant STRUCT<price_base_year INT, value DOUBLE>, gdp_xdc DOUBLE,"
          + " own_gdp_usd DOUBLE, gdp_constant STRUCT<price_base_year INT, value DOUBLE>,"
          + " share_published_pct DOUBLE, equipment_share_pct DOUBLE, population DOUBLE,"
          + " published_per_capita_usd DOUBLE,"
          + " milex_status STRUCT<precedence INT, obs_status STRING>,"
          + " gdp_status STRUCT<precedence INT, obs_status STRING>,"
          + " share_status STRUCT<precedence INT, obs_status STRING>";
  private static final WideTable FIGURES_GIVEN = WideTable.of(GIVEN);
  private static final WideTable SHARES =
      WideTable.of(
              "publisher STRING, basis STRING, iso3 STRING, year INT, edition_id STRING, vintage_date DATE,"
                  + " known_from DATE, gdp_vintage_date DATE, gdp_edition_id STRING, milex_usd DOUBLE, milex_usd_constant DOUBLE,"
                  + " price_base_year INT, milex_xdc DOUBLE, currency STRING,"
                  + " base_milex_usd DOUBLE, gdp_usd DOUBLE, gdp_base_year INT,"
                  + " share_of_gdp_pct DOUBLE, share_nominal_pct DOUBLE, share_published_pct DOUBLE, share_source STRING,"
                  + " obs_status STRING, ratio_prices STRING, ratio_milex DOUBLE, ratio_gdp DOUBLE,"
                  + " equipment_share_pct DOUBLE, population DOUBLE, published_per_capita_usd DOUBLE,"
                  + " share_of_financial_year_pct DOUBLE,"
                  + " given STRUCT<"
                  + GIVEN
                  + ">")
          .usually("publisher", "NATO")
          .usually("basis", "NATO")
          .usually("edition_id", "nato-2024-06-17")
          .usually("vintage_date", LocalDate.of(2024, 6, 17))
          .usually("obs_status", "A");

  private Measured() {}

  /** What is known of an ally in a year: column, value and so on. */
  static Row figures(String ally, int year, Object... columnsAndValues) {
    List<Object> cells = new ArrayList<>(List.of("iso3", ally, "year", year));
    cells.addAll(Arrays.asList(columnsAndValues));
    return SHARES.row(cells.toArray());
  }

  /** An ally's share in a year, and what else is known. */
  static Row share(String ally, int year, double share, Object... columnsAndValues) {
    List<Object> cells =
        new ArrayList<>(List.of("share_of_gdp_pct", share, "share_source", "computed"));
    cells.addAll(Arrays.asList(columnsAndValues));
    return figures(ally, year, cells.toArray());
  }

  /** The figures that an edition itself gives: column, value and so on. */
  static Row given(Object... columnsAndValues) {
    return FIGURES_GIVEN.row(columnsAndValues);
  }

  /** Spending and GDP of an ally in a year at the prices of 2015, and the share they make. */
  static Row ratio(String ally, int year, double milex, double gdp, Object... columnsAndValues) {
    List<Object> cells =
        new ArrayList<>(
            List.of(
                "milex_usd_constant", milex,
                "price_base_year", 2015,
                "base_milex_usd", milex,
                "gdp_usd", gdp,
                "gdp_base_year", 2015,
                "ratio_prices", "constant_usd",
                "ratio_milex", milex,
                "ratio_gdp", gdp));
    cells.addAll(Arrays.asList(columnsAndValues));
    return share(ally, year, milex / gdp * 100, cells.toArray());
  }

  static Dataset<Row> shares(Row... rows) {
    return SHARES.with(rows);
  }

  /** Cases of shares with publishers, definitions and editions of their own. */
  static Cases cases(Function<Dataset<Row>, Rules> rules) {
    return new Cases(SHARES, rules, "publisher", "basis", "edition_id", "gdp_edition_id");
  }

  /**
   * The models over shares and their editions.
   *
   * @param measureName what an edition calls the spending, in SQL over its shares
   */
  static Rules ofEditions(Dataset<Row> shares, String measureName) {
    return Rules.given("share", shares)
        .and(
            "edition",
            shares
                .selectExpr(
                    "edition_id",
                    "publisher",
                    "basis",
                    "vintage_date",
                    measureName + " AS measure_name")
                .distinct())
        .withoutRevisions();
  }

  /** The models over what is known of shares on the day. */
  static Rules known(Row... rows) {
    return known(shares(rows));
  }

  /** The same over the shares of all cases. */
  static Rules known(Dataset<Row> shares) {
    return Rules.given("known_on_day", shares).withoutRevisions();
  }
}
