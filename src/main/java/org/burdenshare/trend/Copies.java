package org.burdenshare.trend;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A copy is no revision. An edition from whose figures of an area and year no share can be
 * computed, as from an export of printed shares alone, copies the edition of the same publisher
 * from whose figures one can, if it was neither revised nor withdrawn in between, both print the
 * share, and every figure that both give is equal. Two numbers are equal whose relative difference
 * is no larger than {@value #NOISE}.
 */
final class Copies {
  private static final double NOISE = 1e-9;

  private static final List<String> FIGURES =
      List.of(
          "share_published_pct",
          "milex_xdc",
          "milex_financial_year_xdc",
          "milex_usd",
          "gdp_xdc",
          "own_gdp_usd",
          "equipment_share_pct",
          "population",
          "published_per_capita_usd");
  private static final List<String> FIGURES_AT_CONSTANT_PRICES =
      List.of("milex_constant", "gdp_constant");

  /** A doubt about a figure that a copy does not repeat is not to be found in it. */
  private static final List<String> STATUSES = List.of("milex_status", "gdp_status");

  private static final String COMPUTABLE =
      "given.milex_xdc IS NOT NULL"
          + " OR coalesce(given.milex_constant.price_base_year = given.gdp_constant.price_base_year,"
          + " false)"
          + " OR (given.milex_usd IS NOT NULL AND given.own_gdp_usd IS NOT NULL)";

  private static final String IN_ORDER =
      "OVER (PARTITION BY publisher, basis, iso3, year, covers"
          + " ORDER BY vintage_date, edition_id, known_from)";

  private static final String REPEATS =
      Stream.of(
              Stream.of(
                  "given.share_published_pct IS NOT NULL",
                  "original.given.share_published_pct IS NOT NULL",
                  "given.share_status.obs_status <=> original.given.share_status.obs_status"),
              FIGURES.stream().map(figure -> equal("given." + figure)),
              FIGURES_AT_CONSTANT_PRICES.stream()
                  .map(
                      figure ->
                          "(coalesce(given.%1$s.price_base_year <> original.given.%1$s.price_base_year, true) OR %2$s)"
                              .formatted(figure, equal("given." + figure + ".value"))),
              STATUSES.stream()
                  .map(
                      status ->
                          "coalesce(given.%1$s.precedence <= original.given.%1$s.precedence, true)"
                              .formatted(status)))
          .flatMap(conditions -> conditions)
          .collect(Collectors.joining(" AND "));

  private Copies() {}

  /**
   * The same rows; of copies {@code covers} is false.
   *
   * @param placed shares with given (the figures of their edition), covers and place (the number of
   *     the edition among those of its publisher that say something of the year; partial editions
   *     have that of the one before)
   */
  static Dataset<Row> counted(Dataset<Row> placed) {
    return placed
        .selectExpr(
            "*",
            "covers AND (" + COMPUTABLE + ") AS computable",
            "lag(place) " + IN_ORDER + " AS place_before")
        .selectExpr(
            "*",
            "last(CASE WHEN computable THEN struct(edition_id, given) END, true) "
                + IN_ORDER
                + " AS original")
        .selectExpr(
            "*",
            "CASE WHEN computable THEN true"
                + " WHEN covers AND place <= place_before + 1 AND "
                + REPEATS
                + " THEN NULL ELSE false END AS original_stands")
        .selectExpr(
            "* EXCEPT (covers, computable, place_before, original, original_stands)",
            "covers AND NOT (NOT computable AND coalesce(last(original_stands, true) "
                + IN_ORDER
                + ", false)) AS covers");
  }

  private static String equal(String figure) {
    return "coalesce(abs(%1$s - original.%1$s) <= %2$s * greatest(abs(%1$s), abs(original.%1$s)), true)"
        .formatted(figure, NOISE);
  }
}
