package org.burdenshare.check;

import static org.apache.spark.sql.functions.expr;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whether what was known when agrees with itself, and with the trends that were computed another
 * way. An offender is a fault of the program that no record of an edition can accept.
 */
public final class VintageChecks {
  /** The names of the checks, as a publication records them. */
  public static final List<String> NAMES =
      List.of("vintages_follow_each_other", "counts_agree_with_vintages");

  private final Dataset<Row> shareVintages;
  private final Dataset<Row> verdictVintages;
  private final Dataset<Row> allianceTrend;
  private final LocalDate asOf;

  /**
   * @param shareVintages the table share_vintage
   * @param verdictVintages the table verdict_vintage
   * @param allianceTrend the table alliance_trend
   * @param asOf the day that it speaks of
   */
  public VintageChecks(
      Dataset<Row> shareVintages,
      Dataset<Row> verdictVintages,
      Dataset<Row> allianceTrend,
      LocalDate asOf) {
    this.shareVintages = shareVintages;
    this.verdictVintages = verdictVintages;
    this.allianceTrend = allianceTrend;
    this.asOf = asOf;
  }

  /** Every offender of every check: check, edition_id and sentence. */
  public Dataset<Row> all() {
    return vintagesFollowEachOther().union(countsAgreeWithVintages());
  }

  /** Intervals do not overlap, and where a figure was revised the next one begins the day after. */
  private Dataset<Row> vintagesFollowEachOther() {
    return shareVintages
        .withColumn(
            "next_start",
            expr(
                "lead(realtime_start) OVER (PARTITION BY basis, ally, year ORDER BY realtime_start)"))
        .where(
            "next_start <= realtime_end OR (end_reason = 'revised'"
                + " AND NOT next_start <=> date_add(realtime_end, 1))")
        .selectExpr(
            "'vintages_follow_each_other' AS check",
            "spending_edition AS edition_id",
            "concat('the share of ', ally, ' for ', year, ' on the basis ', basis, ' is known from ',"
                + " realtime_start, ' to ', realtime_end, ' and then from ',"
                + " coalesce(CAST(next_start AS STRING), 'no day'), ', expected intervals without"
                + " overlap or hole; this is a fault of the program') AS sentence");
  }

  /** Counts by vintage are those of the alliance on the day of the publication. */
  private Dataset<Row> countsAgreeWithVintages() {
    Dataset<Row> known =
        verdictVintages
            .where("vintage_date <= DATE'" + asOf + "'")
            .groupBy("basis")
            .agg(expr("max(vintage_date) AS vintage_date"))
            .join(verdictVintages, new String[] {"basis", "vintage_date"})
            .selectExpr(
                "basis",
                "year",
                "struct(members, assessed, meeting, allies_meeting) AS by_vintage");
    return allianceTrend
        .where("aggregate = 'NATO' AND assessed > 0")
        .selectExpr(
            "basis", "year", "struct(members, assessed, meeting, allies_meeting) AS by_trend")
        .join(known, new String[] {"basis", "year"}, "full")
        .where("NOT by_vintage <=> by_trend")
        .selectExpr(
            "'counts_agree_with_vintages' AS check",
            "CAST(NULL AS STRING) AS edition_id",
            "concat('the members that meet 2 % in ', year, ' on the basis ', basis, ' are ',"
                + " coalesce(to_json(by_trend), 'none'), ' in alliance_trend and ',"
                + " coalesce(to_json(by_vintage), 'none'), ' in verdict_vintage, expected the same;"
                + " this is a fault of the program') AS sentence");
  }
}
