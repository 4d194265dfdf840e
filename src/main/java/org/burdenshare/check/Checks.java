package org.burdenshare.check;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

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
          "figure_within_range",
          "magnitude_kept",
          "no_spike",
          "members_sum_to_total",
          "share_agrees_with_published");

  private static final int GDP_HORIZON_YEARS = 6;
  private static final int FIRST_YEAR = 1900;
  private static final double TOTAL_TOLERANCE = 0.005;

  private static final String FIGURE = "concat(measure, ' in ', unit, ' of ', iso3, ' for ', year)";

  private final Dataset<Row> observations;
  private final Dataset<Row> editions;
  private final Dataset<Row> allies;
  private final Dataset<Row> aggregateMembers;
  private final SizeChecks sizes;
  private final ShareChecks shares;

  /**
   * What figures are judged by.
   *
   * @param allies the allies
   * @param aggregateMembers who belongs to which aggregate from which year on
   * @param sizeRanges measure, unit, iso3, and the least and most that a figure of an ally can be
   * @param redenominations iso3, currency_year and old_units_in_new of new currencies
   * @param exceptions figures that may fail a check: check, iso3 and year
   */
  public record Facts(
      Dataset<Row> allies,
      Dataset<Row> aggregateMembers,
      Dataset<Row> sizeRanges,
      Dataset<Row> redenominations,
      Dataset<Row> exceptions) {

    /** The figures that may fail a check: iso3 and year. */
    Dataset<Row> exceptionsOf(String check) {
      return exceptions.where("check = '" + check + "'").select("iso3", "year");
    }
  }

  /**
   * @param observations all observations, with rival_value and rival_locator of conflicting keys
   * @param editions all editions, with publisher, basis, vintage_date, file_name, accepted_checks
   *     and is_new: only new editions are judged
   * @param allyTrend the trend about to be published
   * @param facts what figures are judged by
   */
  public Checks(
      Dataset<Row> observations, Dataset<Row> editions, Dataset<Row> allyTrend, Facts facts) {
    this.observations =
        observations
            .withColumn("constant_prices", expr("price_base_year IS NOT NULL"))
            .join(
                broadcast(
                    editions.select(
                        "edition_id",
                        "publisher",
                        "basis",
                        "vintage_date",
                        "file_name",
                        "accepted_checks",
                        "is_new")),
                "edition_id");
    this.editions = editions;
    this.allies = facts.allies();
    this.aggregateMembers = facts.aggregateMembers();
    this.sizes = new SizeChecks(this.observations, facts);
    this.shares = new ShareChecks(this.observations, editions, allyTrend, facts);
  }

  /** Every offender of every check. */
  public Dataset<Row> all() {
    return editionNotEmpty()
        .union(spendingHasBasis())
        .union(keyUnique())
        .union(yearWithinHorizon())
        .union(coverageKept())
        .union(membersSumToTotal())
        .union(Gathered.offenders(offending(), sizes.present().union(shares.present())))
        .join(broadcast(editions.select("edition_id", "accepted_checks")), "edition_id")
        .where("NOT array_contains(accepted_checks, check)")
        .select("check", "edition_id", "sentence");
  }

  /** The figures of allies that offend one by one and are told together. */
  private Dataset<Row> offending() {
    return Stream.of(
            sizes.magnitudeKept(),
            sizes.figureWithinRange(),
            sizes.noSpike(),
            shares.shareWithinRange(),
            shares.computedShareWithinRange(),
            shares.shareAgreesWithPublished())
        .reduce((one, other) -> one.unionByName(other, true))
        .orElseThrow();
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

  /** An edition shows at least the allies that the edition before it showed for the same year. */
  private Dataset<Row> coverageKept() {
    Dataset<Row> covered =
        observations
            .where("basis IS NOT NULL AND value IS NOT NULL")
            .where("measure IN ('milex', 'share_of_gdp')")
            .join(broadcast(allies.where("assessed").select("iso3")), "iso3")
            .select("edition_id", "publisher", "basis", "vintage_date", "is_new", "year", "iso3")
            .distinct();
    Dataset<Row> now =
        covered
            .where("is_new")
            .groupBy("publisher", "basis", "edition_id", "vintage_date", "year")
            .agg(expr("collect_set(iso3) AS shown"));
    Dataset<Row> earlier =
        covered
            .groupBy("publisher", "basis", "edition_id", "vintage_date", "year")
            .agg(expr("collect_set(iso3) AS shown_before"))
            .selectExpr(
                "publisher",
                "basis",
                "year",
                "shown_before",
                "edition_id AS edition_before",
                "vintage_date AS vintage_before");
    return offenders(
        now.join(earlier, new String[] {"publisher", "basis", "year"})
            .where("vintage_before < vintage_date")
            .groupBy("edition_id", "year", "shown")
            .agg(expr("max_by(struct(shown_before, edition_before), vintage_before) AS before"))
            .withColumn("lost", expr("array_sort(array_except(before.shown_before, shown))"))
            .where("size(lost) > 0"),
        "coverage_kept",
        "concat('edition ', edition_id, ' shows nothing of ', array_join(lost, ', '), ' for ', year,"
            + " ', edition ', before.edition_before, ' did; complete the file or accept it in the"
            + " sidecar (accepted: coverage_kept)')");
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

  private static String sentence(String rest) {
    return "concat(" + FIGURE + ", ' " + rest + "')";
  }

  private static Dataset<Row> offenders(Dataset<Row> rows, String check, String sentence) {
    return rows.selectExpr("'" + check + "' AS check", "edition_id", sentence + " AS sentence");
  }
}
