package org.burdenshare.check;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The check that a figure lies within a factor of the same figure in the edition before that has
 * it, unless all that moved of an ally did so by the rate of a new currency. Where most of what is
 * known speaks for the new figure, the edition before is named.
 */
final class MagnitudeKept {
  private static final String NAME = "magnitude_kept";
  private static final double FACTOR = 3;

  /** How far a figure may be revised beside the rate of a new currency. */
  private static final double REVISION_FACTOR = 1.5;

  /** Publishers convert a series from the year before a new currency comes, the last ones late. */
  private static final int YEARS_EARLY = 1;

  private static final int YEARS_LATE = 3;

  private static final String SAME_FIGURE =
      "PARTITION BY publisher, measure, unit, constant_prices, iso3, year";

  private static final String RELEASED_EARLIER =
      SAME_FIGURE + " ORDER BY vintage_date RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING";

  /** Money of two currencies that are both named was redenominated, which is no error. */
  private static final String COMPARABLE =
      "(unit <> 'XDC' OR coalesce(currency = before.currency OR currency = 'XXX'"
          + " OR before.currency = 'XXX', true))";

  private static final String IN_NEW_CURRENCY =
      """
      coalesce(unit = 'XDC' AND exists(currencies, one ->
        abs(ln(before.value / value / one.old_units_in_new)) < ln(%s)
        AND year(vintage_date) >= one.currency_year - %d
        AND year(before.vintage_date) < one.currency_year + %d), false)
      """
          .formatted(REVISION_FACTOR, YEARS_EARLY, YEARS_LATE);

  /** Against the figure before (1) or against the new one (-1): it cannot be, or stands apart. */
  private static final String VOTE =
      """
      CASE
        WHEN %1$s AND NOT %2$s THEN 1
        WHEN %2$s AND NOT %1$s THEN -1
        ELSE sign(round(abs(ln(before.value) - middle) - abs(ln(value) - middle), 3))
      END
      """
          .formatted(canBe("value"), canBe("before.value"));

  private final Dataset<Row> figures;
  private final Checks.Facts facts;

  /**
   * @param figures figures of allies above zero with their editions, and least and most where there
   *     are bounds
   * @param facts what is known of allies
   */
  MagnitudeKept(Dataset<Row> figures, Checks.Facts facts) {
    this.figures = figures;
    this.facts = facts;
  }

  /** Each new figure beside the one before, for {@link Gathered}: one exchange of the figures. */
  Dataset<Row> offending() {
    return figures
        .where("measure IN ('milex', 'gdp', 'share_of_gdp', 'population')")
        .join(broadcast(facts.exceptionsOf(NAME)), new String[] {"iso3", "year"}, "left_anti")
        .selectExpr(
            "*",
            "max(struct(vintage_date, edition_id, value, currency, locator, file_name,"
                + " accepted_checks)) OVER (%s) AS before".formatted(RELEASED_EARLIER),
            "median(ln(value)) OVER (%s) AS middle".formatted(SAME_FIGURE))
        .where("is_new AND before IS NOT NULL AND " + COMPARABLE)
        .withColumn("severity", expr("greatest(value / before.value, before.value / value)"))
        .where("severity > " + FACTOR)
        .join(broadcast(currencies()), new String[] {"iso3"}, "left")
        .selectExpr(
            "'" + NAME + "' AS check",
            "edition_id",
            "file_name",
            "before.edition_id AS edition_before",
            "before.file_name AS file_before",
            SizeChecks.SERIES,
            "iso3",
            "year",
            "severity",
            "round(log10(value / before.value)) AS power",
            example("value", "locator", "before.value", "before.edition_id") + " AS example",
            example("before.value", "before.locator", "value", "edition_id") + " AS example_before",
            "array_contains(before.accepted_checks, '" + NAME + "') AS accepted_before",
            VOTE + " AS vote",
            IN_NEW_CURRENCY + " AS in_new_currency");
  }

  private Dataset<Row> currencies() {
    return facts
        .redenominations()
        .groupBy("iso3")
        .agg(expr("collect_list(struct(currency_year, old_units_in_new)) AS currencies"));
  }

  private static String canBe(String value) {
    return "(%1$s BETWEEN coalesce(least, 0) AND coalesce(most, if(unit = 'PERCENT', 100, %1$s)))"
        .formatted(value);
  }

  private static String example(String value, String locator, String other, String otherEdition) {
    return "concat(%s, ' (', %s, '), more than a factor of %d from ', %s, ' in edition ', %s)"
        .formatted(value, locator, (int) FACTOR, other, otherEdition);
  }
}
