package org.burdenshare.check;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.vocabulary.PartialEditions;

/**
 * What must hold before anything is published. Each check gives one row an offender (check,
 * edition_id, sentence), none where all is well; {@link #all} gathers them so that one pass finds
 * every offender.
 */
public final class Checks {
  /** The names of the checks, as a publication records them. */
  public static final List<String> NAMES =
      List.of(
          "edition_not_empty",
          "spending_has_basis",
          "key_unique",
          "share_within_range",
          "year_within_horizon",
          "coverage_kept",
          "magnitude_kept",
          "no_spike",
          "members_sum_to_total",
          "share_agrees_with_published");

  private static final int GDP_HORIZON_YEARS = 6;
  private static final int FIRST_YEAR = 1900;
  private static final double MAGNITUDE_FACTOR = 3;
  private static final double SPIKE_FACTOR = 100;
  private static final double TOTAL_TOLERANCE = 0.005;

  private static final String FIGURE = "concat(measure, ' in ', unit, ' of ', iso3, ' for ', year)";

  private final Dataset<Row> observations;
  private final Dataset<Row> editions;
  private final Dataset<Row> allyTrend;
  private final Dataset<Row> allies;
  private final Dataset<Row> aggregateMembers;
  private final Dataset<Row> exceptions;

  /**
   * @param observations all observations, with rival_value and rival_locator of conflicting keys
   * @param editions all editions, with publisher, basis, vintage_date, file_name, accepted_checks
   *     and is_new: only new editions are judged
   * @param allyTrend the trend about to be published
   * @param allies the allies
   * @param aggregateMembers who belongs to which aggregate from which year on
   * @param exceptions figures that may fail a check: check, iso3 and year
   */
  public Checks(
      Dataset<Row> observations,
      Dataset<Row> editions,
      Dataset<Row> allyTrend,
      Dataset<Row> allies,
      Dataset<Row> aggregateMembers,
      Dataset<Row> exceptions) {
    this.observations =
        observations
            .withColumn("constant_prices", expr("price_base_year IS NOT NULL"))
            .join(
                broadcast(
                    editions.select("edition_id", "publisher", "basis", "vintage_date", "is_new")),
                "edition_id");
    this.editions = editions;
    this.allyTrend = allyTrend;
    this.allies = allies;
    this.aggregateMembers = aggregateMembers;
    this.exceptions = exceptions;
  }

  /** Every offender of every check. */
  public Dataset<Row> all() {
    return editionNotEmpty()
        .union(spendingHasBasis())
        .union(keyUnique())
        .union(shareWithinRange())
        .union(yearWithinHorizon())
        .union(coverageKept())
        .union(magnitudeKept())
        .union(noSpike())
        .union(membersSumToTotal())
        .union(shareAgreesWithPublished())
        .join(broadcast(editions.select("edition_id", "accepted_checks")), "edition_id")
        .where("NOT array_contains(accepted_checks, check)")
        .select("check", "edition_id", "sentence");
  }

  private Dataset<Row> editionNotEmpty() {
    return offenders(
        editions
            .where("is_new")
            .join(observations.select("edition_id"), new String[] {"edition_id"}, "left_anti"),
        "edition_not_empty",
        "concat(file_name, ' gives no usable figure, expected at least one; see the rejected rows')");
  }

  private Dataset<Row> spendingHasBasis() {
    return offenders(
        editions
            .where("is_new AND basis IS NULL")
            .join(
                observations
                    .where("measure = 'share_of_gdp' OR startswith(measure, 'milex')")
                    .select("edition_id"),
                new String[] {"edition_id"},
                "left_semi"),
        "spending_has_basis",
        "concat(file_name, ' holds military expenditure, but not by whose definition, expected a"
            + " basis; add basis: NATO or basis: SIPRI to its record')");
  }

  private Dataset<Row> keyUnique() {
    return offenders(
        observations.where("is_new AND rival_locator IS NOT NULL"),
        "key_unique",
        sentence(
            "has two values, ', coalesce(CAST(value AS STRING), 'no value'), ' (', locator, ') and ',"
                + " rival_value, ' (', rival_locator, '), expected one; remove the wrong one"));
  }

  private Dataset<Row> shareWithinRange() {
    Dataset<Row> published =
        observations
            .where("is_new AND unit = 'PERCENT' AND measure <> 'milex_real_change' AND value > 100")
            .join(
                exceptionsOf("share_within_range").withColumn("measure", expr("'share_of_gdp'")),
                new String[] {"measure", "iso3", "year"},
                "left_anti");
    Dataset<Row> computed =
        allyTrend
            .where("share_source = 'computed' AND share_of_gdp_pct > 100")
            .withColumnRenamed("ally", "iso3")
            .join(exceptionsOf("share_within_range"), new String[] {"iso3", "year"}, "left_anti");
    return offenders(
            published,
            "share_within_range",
            sentence("is ', value, ' % (', locator, '), expected 0 to 100; correct it in the file"))
        .union(
            offenders(
                computed,
                "share_within_range",
                "concat('the share of GDP of ', iso3, ' for ', year, ' is ', share_of_gdp_pct,"
                    + " ' % by edition ', edition_id, ', expected 0 to 100; spending and GDP differ"
                    + " in unit or currency, correct them in the file')"));
  }

  private Dataset<Row> yearWithinHorizon() {
    String last =
        "year(vintage_date) + CASE WHEN basis IS NULL THEN " + GDP_HORIZON_YEARS + " ELSE 0 END";
    return offenders(
        observations.where("is_new AND (year < " + FIRST_YEAR + " OR year > " + last + ")"),
        "year_within_horizon",
        sentence(
            "(', locator, ') lies outside "
                + FIRST_YEAR
                + " to ', "
                + last
                + ", ', the years an edition of ', vintage_date, ' can know; correct the year"));
  }

  /**
   * An edition shows at least the members that the edition before it showed for the same year in
   * the same series: what one indicator of a publisher lacks another one never had. Who was no
   * member may be withdrawn, and a partial edition, which is said to be one, withdraws nobody.
   */
  private Dataset<Row> coverageKept() {
    Dataset<Row> shown =
        observations
            .where("basis IS NOT NULL AND value IS NOT NULL")
            .where("measure IN ('milex', 'share_of_gdp')")
            .join(broadcast(allies.where("assessed").select("iso3")), "iso3")
            .withColumn("series", expr("struct(measure, unit, constant_prices)"));
    Dataset<Row> lost =
        shown
            .groupBy("publisher", "basis", "series", "year", "edition_id", "vintage_date", "is_new")
            .agg(expr("collect_set(iso3) AS allies"))
            .groupBy("publisher", "basis", "series", "year")
            .agg(
                expr(
                    "array_sort(collect_list(struct(vintage_date, edition_id, is_new, allies)))"
                        + " AS editions"))
            .selectExpr("year", "inline(" + PartialEditions.judged("editions") + ")")
            .where("edition.is_new AND NOT partial")
            .selectExpr(
                "edition.edition_id AS edition_id",
                "before.edition_id AS edition_before",
                "year",
                "explode(array_except(before.allies, edition.allies)) AS iso3")
            .join(
                shown.select("edition_id", "year", "iso3"),
                new String[] {"edition_id", "year", "iso3"},
                "left_anti")
            .join(broadcast(allies.select("iso3", "accession_year")), "iso3")
            .where("accession_year <= year");
    return offenders(
        lost.groupBy("edition_id", "edition_before", "year")
            .agg(expr("array_sort(collect_set(iso3)) AS lost")),
        "coverage_kept",
        "concat('edition ', edition_id, ' shows nothing of ', array_join(lost, ', '), ' for ', year,"
            + " ', edition ', edition_before, ' did; complete the file or accept it in the"
            + " sidecar (accepted: coverage_kept)')");
  }

  /**
   * A figure lies within a factor of the same figure in the edition before that has it. National
   * currencies are compared where both editions name the same one: others are redenominated.
   */
  private Dataset<Row> magnitudeKept() {
    Dataset<Row> ofAllies =
        observations
            .where("value > 0 AND measure IN ('milex', 'gdp', 'share_of_gdp', 'population')")
            .join(broadcast(allies.select("iso3")), "iso3")
            .join(exceptionsOf("magnitude_kept"), new String[] {"iso3", "year"}, "left_anti");
    Dataset<Row> earlier =
        ofAllies.select(
            col("publisher"),
            col("measure"),
            col("unit"),
            col("constant_prices"),
            col("iso3"),
            col("year"),
            col("vintage_date").as("vintage_before"),
            col("edition_id").as("edition_before"),
            col("currency").as("currency_before"),
            col("value").as("value_before"));
    return offenders(
        ofAllies
            .where("is_new")
            .join(
                earlier,
                new String[] {"publisher", "measure", "unit", "constant_prices", "iso3", "year"})
            .where(
                "vintage_before < vintage_date"
                    + " AND (unit <> 'XDC'"
                    + " OR coalesce(currency = currency_before AND currency <> 'XXX', false))")
            .groupBy(
                "edition_id",
                "measure",
                "unit",
                "price_base_year",
                "iso3",
                "year",
                "value",
                "locator")
            .agg(expr("max_by(struct(value_before, edition_before), vintage_before) AS before"))
            .where(
                "greatest(value / before.value_before, before.value_before / value) > "
                    + MAGNITUDE_FACTOR),
        "magnitude_kept",
        sentence(
            "is ', value, ' (', locator, '), more than a factor of "
                + (int) MAGNITUDE_FACTOR
                + " from ', before.value_before, ' in edition ', before.edition_before, '; correct"
                + " the unit or accept it in the sidecar (accepted: magnitude_kept)"));
  }

  /** A figure does not leave the year before by orders of magnitude. */
  private Dataset<Row> noSpike() {
    return offenders(
        observations
            .where("is_new AND value > 0 AND unit <> 'PERCENT'")
            .join(broadcast(allies.select("iso3")), "iso3")
            .withColumn(
                "before",
                expr(
                    "lag(struct(year, value)) OVER (PARTITION BY edition_id, measure, unit,"
                        + " price_base_year, iso3 ORDER BY year)"))
            .where(
                "before.year = year - 1 AND greatest(value / before.value, before.value / value) > "
                    + SPIKE_FACTOR),
        "no_spike",
        sentence(
            "is ', value, ' (', locator, '), more than a factor of "
                + (int) SPIKE_FACTOR
                + " from ', before.value, ' the year before; correct the unit or accept it in the"
                + " sidecar (accepted: no_spike)"));
  }

  /** What an edition gives as a total of money is the sum of what it gives of the members. */
  private Dataset<Row> membersSumToTotal() {
    Dataset<Row> money =
        observations.where(
            "is_new AND basis IS NOT NULL AND measure IN ('milex', 'gdp') AND unit = 'USD'"
                + " AND value IS NOT NULL");
    Dataset<Row> totals =
        money.selectExpr(
            "edition_id",
            "measure",
            "price_base_year",
            "year",
            "iso3 AS aggregate",
            "value AS total",
            "locator");
    Dataset<Row> members =
        money
            .withColumnRenamed("iso3", "ally")
            .join(broadcast(aggregateMembers), "ally")
            .where("from_year <= year")
            .groupBy("edition_id", "measure", "price_base_year", "year", "aggregate")
            .agg(expr("sum(value) AS member_sum"))
            .withColumnRenamed("price_base_year", "member_base");
    return offenders(
        totals
            .join(members, new String[] {"edition_id", "measure", "year", "aggregate"})
            .where("price_base_year <=> member_base")
            .where("abs(member_sum - total) > total * " + TOTAL_TOLERANCE),
        "members_sum_to_total",
        "concat(measure, ' of ', aggregate, ' for ', year, ' in edition ', edition_id, ' is ', total,"
            + " ' (', locator, '), its members sum to ', member_sum, '; correct the member whose"
            + " figure is wrong or missing')");
  }

  /** A computed share and the publisher's own are the same thing seen twice. */
  private Dataset<Row> shareAgreesWithPublished() {
    return offenders(
        allyTrend
            .where("share_source = 'computed' AND share_published_pct > 0.05")
            .where(
                "coalesce(greatest(share_of_gdp_pct / share_published_pct,"
                    + " try_divide(share_published_pct, share_of_gdp_pct)), double('Infinity')) > "
                    + MAGNITUDE_FACTOR),
        "share_agrees_with_published",
        "concat('the share of GDP of ', ally, ' for ', year, ' comes out as ', share_of_gdp_pct,"
            + " ' %, edition ', edition_id, ' prints ', share_published_pct, ' %; spending and GDP"
            + " differ in unit or currency, correct them in the file')");
  }

  private Dataset<Row> exceptionsOf(String check) {
    return broadcast(exceptions.where("check = '" + check + "'").drop("check"));
  }

  private static String sentence(String rest) {
    return "concat(" + FIGURE + ", ' " + rest + "')";
  }

  private static Dataset<Row> offenders(Dataset<Row> rows, String check, String sentence) {
    return rows.selectExpr("'" + check + "' AS check", "edition_id", sentence + " AS sentence");
  }
}
