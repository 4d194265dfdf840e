package org.burdenshare.measure;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which GDP edition goes with a spending edition that brings none. A share is only as good as the
 * agreement of its two sides in currency, territory and benchmark year, so by default the shares
 * that the spending edition prints choose the GDP by which they come out.
 */
public enum GdpPartner {
  /**
   * The GDP edition within a window whose shares agree best with those that the spending edition
   * prints, by the median of their absolute differences since {@value #FIRST_YEAR_COMPARED}, then
   * the nearest. One over which fewer than {@value #FEWEST_COMPARED} printed shares can be compared
   * comes after those that can be judged; where none can be, nearness alone decides. One that comes
   * out later takes the place of a partner only where it agrees better by more than {@value
   * #NOTICEABLE_PP} points, lest shares be revised for nothing.
   */
  AGREEMENT(
      "coalesce(round(apart, 9), double('Infinity')) AS apart, " + GdpPartner.NEARNESS,
      "place.apart < best_before.apart - " + GdpPartner.NOTICEABLE_PP) {
    @Override
    Dataset<Row> candidates(
        Dataset<Row> pairs, Dataset<Row> spending, Dataset<Row> gdp, int windowDays) {
      Dataset<Row> near = pairs.where("abs(days_after) <= " + windowDays);
      return withAreas(near, gdp)
          .join(
              broadcast(agreement(near, spending, gdp)),
              new String[] {"edition_id", "gdp_edition_id"},
              "left");
    }
  },
  /** The GDP edition nearest in time within a window, one already out before one still to come. */
  NEAREST(GdpPartner.NEARNESS, GdpPartner.BETTER) {
    @Override
    Dataset<Row> candidates(
        Dataset<Row> pairs, Dataset<Row> spending, Dataset<Row> gdp, int windowDays) {
      return withAreas(pairs.where("abs(days_after) <= " + windowDays), gdp);
    }
  },
  /**
   * The newest GDP edition that is known: one after the other, so that every spending edition meets
   * every GDP edition released after it.
   */
  LATEST("-days_after, gdp_edition_id", GdpPartner.BETTER) {
    @Override
    Dataset<Row> candidates(
        Dataset<Row> pairs, Dataset<Row> spending, Dataset<Row> gdp, int windowDays) {
      return withAreas(pairs, gdp);
    }
  };

  /** How far apart the two vintages may lie by default, days. */
  public static final int WINDOW_DAYS = 200;

  /** The first year of which printed shares are compared: older ones rest on older GDP series. */
  public static final int FIRST_YEAR_COMPARED = 2000;

  /** About as many printed shares as one year has allies, too few to say more than nearness. */
  public static final int FEWEST_COMPARED = 30;

  /** A median of differences of shares that is smaller by no more is as good, points. */
  public static final double NOTICEABLE_PP = 0.001;

  private static final String BETTER = "place < best_before";
  private static final String NEARNESS = "days_after > 0, abs(days_after), gdp_edition_id";

  /** What publications called {@link #NEAREST} before there was another way by default. */
  private static final String FORMER_NAME_OF_NEAREST = "contemporaneous";

  private static final String BARE =
      "named_struct('known_from', vintage_date, 'gdp_edition_id', CAST(NULL AS STRING),"
          + " 'gdp_vintage_date', CAST(NULL AS DATE))";

  private static final String UNTIL_THEN =
      "OVER (PARTITION BY edition_id, iso3 ORDER BY known_from"
          + " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)";

  private final String order;
  private final String replaces;

  /**
   * @param order by which columns of a candidate the best one comes first
   * @param replaces whether one that comes out later, at its place in that order, takes the place
   *     of the best before
   */
  GdpPartner(String order, String replaces) {
    this.order = order;
    this.replaces = replaces;
  }

  /** The rule of a name, as an option or a publication gives it; empty where there is none. */
  public static Optional<GdpPartner> named(String name) {
    return name.equalsIgnoreCase(FORMER_NAME_OF_NEAREST)
        ? Optional.of(NEAREST)
        : Arrays.stream(values()).filter(rule -> rule.name().equalsIgnoreCase(name)).findFirst();
  }

  /** The name in options and publications. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The GDP editions among which a spending edition has its partner for an area.
   *
   * @param pairs edition_id, gdp_edition_id, days_after (of the GDP edition's day over the spending
   *     edition's), known_from (the day from which both are out) and gdp_vintage_date
   * @param spending figures of editions with a basis
   * @param gdp figures of editions without one that have GDP in national currency
   * @return the pairs by iso3, with what the order needs besides
   */
  abstract Dataset<Row> candidates(
      Dataset<Row> pairs, Dataset<Row> spending, Dataset<Row> gdp, int windowDays);

  /**
   * Adds the partner's GDP in national currency to each figure of a spending edition that brings
   * none: partner_gdp, partner_currency, partner_status, partner_edition_id and
   * partner_vintage_date, null where no edition fits. All years of an area take one partner, so
   * that a series never changes its GDP midway; a year that the partner does not have stays
   * without.
   *
   * <p>A figure comes once for each state in which it was known, from {@code known_from} on: from
   * the release of its edition, and again from the release of each partner that came out later and
   * is a better one than those that were out before. So what was known on a day rests on what was
   * out on that day.
   *
   * @param spending figures of editions with a basis
   * @param gdp figures of editions without one
   * @param editions edition_id, basis and vintage_date of all editions
   * @param windowDays how many days the two vintages may lie apart
   */
  public Dataset<Row> attach(
      Dataset<Row> spending, Dataset<Row> gdp, Dataset<Row> editions, int windowDays) {
    Dataset<Row> usable = gdp.where("gdp_xdc IS NOT NULL");
    Dataset<Row> partners =
        bestInTime(candidates(pairs(editions, spending), spending, usable, windowDays))
            .groupBy("edition_id", "iso3")
            .agg(expr("array_sort(collect_list(partner)) AS partners"));
    return spending
        .join(broadcast(partners), new String[] {"edition_id", "iso3"}, "left")
        .withColumn(
            "partner",
            expr(
                "explode(CASE WHEN partners[0].known_from <= vintage_date THEN partners"
                    + " ELSE concat(array("
                    + BARE
                    + "), coalesce(partners, array())) END)"))
        .selectExpr(
            "* EXCEPT (partners, partner)",
            "partner.known_from AS known_from",
            "partner.gdp_edition_id AS partner_edition_id",
            "partner.gdp_vintage_date AS partner_vintage_date")
        .join(
            usable.selectExpr(
                "edition_id AS partner_edition_id",
                "iso3",
                "year",
                "gdp_xdc AS partner_gdp",
                "gdp_currency AS partner_currency",
                "gdp_status AS partner_status"),
            new String[] {"partner_edition_id", "iso3", "year"},
            "left");
  }

  /** Of the candidates that are out on a day the best, for each day on which it is another one. */
  private Dataset<Row> bestInTime(Dataset<Row> candidates) {
    return candidates
        .selectExpr(
            "edition_id",
            "iso3",
            "known_from",
            "struct(known_from, gdp_edition_id, gdp_vintage_date) AS partner",
            "struct(" + order + ") AS place")
        .groupBy("edition_id", "iso3", "known_from")
        .agg(expr("min_by(partner, place) AS partner"), expr("min(place) AS place"))
        .withColumn("best_before", expr("min(place) " + UNTIL_THEN))
        .where("best_before IS NULL OR " + replaces);
  }

  /** Every spending edition that brings no GDP with every GDP edition. */
  private static Dataset<Row> pairs(Dataset<Row> editions, Dataset<Row> spending) {
    return withoutGdp(editions.where("basis IS NOT NULL"), spending)
        .select("edition_id", "vintage_date")
        .crossJoin(
            editions
                .where("basis IS NULL")
                .selectExpr("edition_id AS gdp_edition_id", "vintage_date AS gdp_vintage_date"))
        .selectExpr(
            "edition_id",
            "gdp_edition_id",
            "gdp_vintage_date",
            "datediff(gdp_vintage_date, vintage_date) AS days_after",
            "greatest(vintage_date, gdp_vintage_date) AS known_from");
  }

  /** An edition that brings its own GDP needs no partner. */
  private static Dataset<Row> withoutGdp(Dataset<Row> editions, Dataset<Row> spending) {
    return editions.join(
        spending
            .where("gdp_constant IS NOT NULL OR own_gdp_usd IS NOT NULL OR gdp_xdc IS NOT NULL")
            .select("edition_id")
            .distinct(),
        new String[] {"edition_id"},
        "left_anti");
  }

  private static Dataset<Row> withAreas(Dataset<Row> pairs, Dataset<Row> gdp) {
    return gdp.selectExpr("edition_id AS gdp_edition_id", "iso3")
        .distinct()
        .join(broadcast(pairs), "gdp_edition_id");
  }

  /**
   * How far the shares over a GDP edition lie from those that the spending edition prints:
   * edition_id, gdp_edition_id and apart, the median in points; no row where too few can be
   * compared.
   */
  private static Dataset<Row> agreement(
      Dataset<Row> pairs, Dataset<Row> spending, Dataset<Row> gdp) {
    return spending
        .where("year >= " + FIRST_YEAR_COMPARED)
        .where("milex_xdc IS NOT NULL AND share_published_pct IS NOT NULL")
        .join(broadcast(pairs.select("edition_id", "gdp_edition_id")), "edition_id")
        .select(
            "edition_id",
            "gdp_edition_id",
            "iso3",
            "year",
            "milex_xdc",
            "currency",
            "share_published_pct")
        .join(
            gdp.selectExpr(
                "edition_id AS gdp_edition_id",
                "iso3",
                "year",
                "gdp_xdc AS partner_gdp",
                "gdp_currency AS partner_currency"),
            new String[] {"gdp_edition_id", "iso3", "year"})
        .where(Shares.sameCurrency("partner_currency", "partner_gdp"))
        .selectExpr(
            "edition_id",
            "gdp_edition_id",
            "abs(try_divide(milex_xdc, partner_gdp) * 100 - share_published_pct) AS apart")
        .groupBy("edition_id", "gdp_edition_id")
        .agg(expr("count(apart) AS compared"), expr("median(apart) AS apart"))
        .where("compared >= " + FEWEST_COMPARED)
        .drop("compared");
  }
}
