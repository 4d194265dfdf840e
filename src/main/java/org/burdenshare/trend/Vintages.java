package org.burdenshare.trend;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What was known when. An edition says something of a year when it gives a share of that year for
 * any ally; from then on it stands before the older editions, for whom it names and for whom it
 * leaves out: a figure that the next edition of the same publisher no longer gives was withdrawn.
 */
public final class Vintages {
  /** The publisher whose definition it is goes before one that prints its figures again. */
  private static final String PRECEDENCE =
      "struct(covers, publisher = basis, vintage_date, edition_id, known_from)";

  /**
   * Differences of shares below this many decimals are the noise of floating-point division, and no
   * change unless a verdict hangs on them.
   */
  public static final int DECIMALS_OF_A_CHANGE = 9;

  private static final String FIGURE =
      ("struct(round(share_of_gdp_pct, %1$d), round(share_published_pct, %1$d), share_source,"
              + " obs_status, meets_guideline, guidelines_met, meets_guideline_rounded,"
              + " meets_guideline_published)")
          .formatted(DECIMALS_OF_A_CHANGE);

  /** The last day of what is still known. */
  public static final LocalDate STILL_KNOWN = LocalDate.of(9999, 12, 31);

  private static final String KEY = "basis, iso3, year";
  private static final String IN_TIME = "OVER (PARTITION BY " + KEY + " ORDER BY known_from)";
  private static final String LAST_DAY = "DATE'" + STILL_KNOWN + "'";

  /** How many vintage dates of the calendar come before a day. */
  private static final String VINTAGES_BEFORE = "vintages_before[datediff(%s, first_day)]";

  /** The vintage dates on which a share was known, of what may be thousands. */
  private static final String VINTAGES_KNOWN =
      "slice(vintages, %1$s + 1, CASE WHEN realtime_end = %3$s THEN size(vintages) ELSE %2$s END - %1$s)"
          .formatted(
              VINTAGES_BEFORE.formatted("realtime_start"),
              VINTAGES_BEFORE.formatted("date_add(realtime_end, 1)"),
              LAST_DAY);

  /**
   * For each day from the first to the last of a calendar how many of its vintage dates come before
   * it; null without vintage dates. Looking a day up by its distance costs the same however many
   * there are.
   */
  private static final String COUNTS_BEFORE =
      "concat(array_repeat(0, datediff(get(vintages, 0), first_day) + 1), flatten(transform(vintages,"
          + " (day, place) -> array_repeat(place + 1,"
          + " datediff(coalesce(get(vintages, place + 1), last_day), day)))))";

  private Vintages() {}

  /**
   * Every state of knowledge: shares with {@code covers}, whether they count where their edition
   * says something of their year, and a row without figures for each area and year that an edition
   * left out though the edition of the same publisher before it did not. A partial edition counts
   * for whom it names alone. A copy does not count: the figures that it repeats stand on as they
   * were known.
   *
   * @param shares the shares of all editions, a row for each state in which they were known
   * @param allies the allies
   */
  public static Dataset<Row> states(Dataset<Row> shares, Dataset<Row> allies) {
    Dataset<Row> placed =
        shares
            .join(
                broadcast(
                    Coverage.of(shares, allies)
                        .select(
                            "edition_id", "year", "covered_from", "partial", "place", "successor")),
                new String[] {"edition_id", "year"},
                "left")
            .withColumn(
                "covers",
                expr(
                    "coalesce(known_from >= covered_from"
                        + " AND (NOT partial OR share_of_gdp_pct IS NOT NULL), false)"));
    return Copies.counted(placed)
        .drop("covered_from", "partial", "place", "successor", "given")
        .unionByName(withdrawn(placed), true);
  }

  private static Dataset<Row> withdrawn(Dataset<Row> placed) {
    return placed
        .where("covers")
        .selectExpr(
            "publisher",
            "basis",
            "iso3",
            "year",
            "successor",
            "place",
            "lead(place) OVER (PARTITION BY publisher, "
                + KEY
                + " ORDER BY vintage_date, edition_id, known_from) AS next_place")
        .where("successor IS NOT NULL AND coalesce(next_place > place + 1, true)")
        .selectExpr(
            "publisher",
            "basis",
            "iso3",
            "year",
            "successor.edition_id AS edition_id",
            "successor.vintage_date AS vintage_date",
            "successor.covered_from AS known_from",
            "true AS covers");
  }

  /**
   * For each basis, area and year the figures of the newest edition known on a day that says
   * something of the year; of the newest that gives anything where none does. A row is never mixed
   * from two editions.
   *
   * @param states what {@link #states} gives
   */
  public static Dataset<Row> knownOn(Dataset<Row> states, LocalDate day) {
    return states
        .where("known_from <= DATE'" + day + "'")
        .where(
            "covers OR base_milex_usd IS NOT NULL OR milex_xdc IS NOT NULL OR gdp_usd IS NOT NULL")
        .groupBy("basis", "iso3", "year")
        .agg(expr("max_by(struct(*), " + PRECEDENCE + ") AS newest"))
        .select("newest.*");
  }

  /**
   * One row a basis, ally, year and change of what was known of its share: the share, its status,
   * its source or a verdict on it. From realtime_start to realtime_end, both included; end_reason
   * tells whether it was then revised or withdrawn, ended_by by which edition.
   *
   * @param states what {@link #states} gives
   * @param allies the allies
   * @param guidelines what {@link Guidelines#onShare} gives
   */
  public static Dataset<Row> shares(
      Dataset<Row> states, Dataset<Row> allies, Dataset<Row> guidelines) {
    return judged(states, allies, guidelines)
        .selectExpr("*", FIGURE + " AS figure")
        .selectExpr("*", "lag(figure) " + IN_TIME + " AS before")
        .where("NOT figure <=> before")
        .selectExpr(
            "*",
            "lead(struct(known_from, share_of_gdp_pct, spending_edition)) " + IN_TIME + " AS next")
        .where("share_of_gdp_pct IS NOT NULL")
        .selectExpr(
            "basis",
            "iso3 AS ally",
            "year",
            "known_from AS realtime_start",
            "coalesce(date_sub(next.known_from, 1), " + LAST_DAY + ") AS realtime_end",
            "ally_name",
            "accession_year <= year AS is_member",
            "share_of_gdp_pct",
            "share_published_pct",
            "share_source",
            "obs_status",
            "guideline",
            "guideline_pct",
            "share_guidelines",
            "meets_guideline",
            "guidelines_met",
            "meets_guideline_rounded",
            "meets_guideline_published",
            "spending_edition",
            "gdp_edition",
            "CASE WHEN next IS NULL THEN NULL WHEN next.share_of_gdp_pct IS NULL"
                + " THEN 'withdrawn' ELSE 'revised' END AS end_reason",
            "next.spending_edition AS ended_by");
  }

  /** What was known of each ally and year from each day on which something was said of it. */
  private static Dataset<Row> judged(
      Dataset<Row> states, Dataset<Row> allies, Dataset<Row> guidelines) {
    return states
        .where("covers")
        .join(broadcast(allies.where("assessed")), "iso3")
        .selectExpr(
            "basis",
            "iso3",
            "year",
            "ally_name",
            "accession_year",
            "known_from",
            "max_by(struct(share_of_gdp_pct, share_published_pct, share_source, obs_status,"
                + " edition_id AS spending_edition, gdp_edition_id AS gdp_edition), "
                + PRECEDENCE
                + ") "
                + IN_TIME
                + " AS known")
        .selectExpr("* EXCEPT (known)", "known.*")
        .crossJoin(broadcast(guidelines))
        .selectExpr(
            "*",
            Guidelines.MEETS + " AS meets_guideline",
            Verdicts.met("share_of_gdp_pct") + " AS guidelines_met",
            Guidelines.MEETS_ROUNDED + " AS meets_guideline_rounded",
            Guidelines.MEETS_PUBLISHED + " AS meets_guideline_published");
  }

  /**
   * One row a basis, vintage date and year: how many members were assessed and met the guideline,
   * by what was known on that day. Vintage dates are the days on which the publisher itself gave a
   * share of an ally, or on which what was known of one changed otherwise.
   *
   * @param days what {@link #days} gives
   * @param shares what {@link #shares} gives
   * @param allies the allies
   */
  public static Dataset<Row> verdicts(Dataset<Row> days, Dataset<Row> shares, Dataset<Row> allies) {
    Dataset<Row> counted =
        shares
            .where("is_member")
            .join(broadcast(calendar(days)), "basis")
            .selectExpr("*", "explode(" + VINTAGES_KNOWN + ") AS vintage_date")
            .groupBy("basis", "vintage_date", "year")
            .agg(
                expr("CAST(count(*) AS INT) AS assessed"),
                expr("CAST(count_if(meets_guideline) AS INT) AS meeting"),
                expr(MemberCounts.MEETING_PUBLISHED),
                expr(MemberCounts.GUIDELINES),
                expr(MemberCounts.ALL_MET),
                expr(MemberCounts.allies("meets_guideline") + " AS allies_meeting"),
                expr(
                    MemberCounts.allies("meets_guideline_published")
                        + " AS allies_meeting_published"))
            .withColumn("meeting_by_guideline", expr(MemberCounts.MEETING_BY_GUIDELINE));
    Dataset<Row> members =
        counted
            .select("year")
            .distinct()
            .crossJoin(broadcast(allies.select("accession_year")))
            .where("accession_year <= year")
            .groupBy("year")
            .agg(expr("CAST(count(*) AS INT) AS members"));
    return counted.join(broadcast(members), "year");
  }

  /**
   * The days on which something became known of an ally or ceased to be: basis, day and is_vintage,
   * whether it is a vintage date. A day may come several times.
   *
   * @param states what {@link #states} gives
   * @param shares what {@link #shares} gives
   * @param allies the allies
   */
  public static Dataset<Row> days(Dataset<Row> states, Dataset<Row> shares, Dataset<Row> allies) {
    return states
        .where("covers AND share_of_gdp_pct IS NOT NULL")
        .join(broadcast(allies.where("assessed").select("iso3")), "iso3")
        .selectExpr("basis", "known_from AS day", "publisher = basis AS is_vintage")
        .union(shares.selectExpr("basis", "realtime_start", "true"))
        .union(
            shares
                .where("end_reason IS NOT NULL")
                .selectExpr("basis", "date_add(realtime_end, 1)", "true"));
  }

  /**
   * The vintage dates of a basis in order, with how many come before each of its days. No share is
   * known but from one of its days to the day before another.
   */
  private static Dataset<Row> calendar(Dataset<Row> days) {
    return days.groupBy("basis")
        .agg(
            expr("min(day) AS first_day"),
            expr("max(day) AS last_day"),
            expr("array_sort(collect_set(day) FILTER (WHERE is_vintage)) AS vintages"))
        .selectExpr("basis", "first_day", "vintages", COUNTS_BEFORE + " AS vintages_before");
  }
}
