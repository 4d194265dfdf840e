package org.burdenshare.trend;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Shares that were computed from spending and GDP and now are those that the publisher prints: no
 * error by itself, but what a wrong unit or currency in either of the two leads to.
 */
public final class FallenShares {
  private FallenShares() {}

  /**
   * Those that fell since the publication before.
   *
   * @param revisions what the new publication says otherwise than the one before
   * @return basis, ally and year
   */
  public static Dataset<Row> sincePublication(Dataset<Row> revisions) {
    return revisions
        .where("table_name = 'ally_trend' AND column_name = 'share_source'")
        .where("old_value = 'computed' AND new_value = 'published'")
        .selectExpr("basis", "area AS ally", "year");
  }

  /**
   * Those that fell with the newest change of what was known.
   *
   * @param shareVintages what was known of every share when
   * @return basis, ally and year
   */
  public static Dataset<Row> sinceEdition(Dataset<Row> shareVintages) {
    return shareVintages
        .selectExpr(
            "basis",
            "ally",
            "year",
            "share_source",
            "end_reason",
            "lag(share_source) OVER (PARTITION BY basis, ally, year ORDER BY realtime_start)"
                + " AS source_before")
        .where("end_reason IS NULL AND share_source = 'published' AND source_before = 'computed'")
        .select("basis", "ally", "year");
  }

  /**
   * One sentence an edition: which members' shares fell, and what is likely the cause.
   *
   * @param fallen basis, ally and year
   * @param allyTrend the trend about to be published
   * @param newGdp the files of GDP that came with it, which are to be looked at first
   */
  public static Dataset<Row> sentences(
      Dataset<Row> fallen, Dataset<Row> allyTrend, List<String> newGdp) {
    return fallen
        .join(
            allyTrend
                .where("share_source = 'published' AND is_member")
                .selectExpr(
                    "basis",
                    "ally",
                    "year",
                    "ally_name",
                    "edition_id",
                    "milex_xdc IS NOT NULL OR milex_usd IS NOT NULL"
                        + " OR milex_usd_constant IS NOT NULL AS has_spending"),
            new String[] {"basis", "ally", "year"})
        .groupBy("edition_id", "basis")
        .agg(
            expr("array_join(array_sort(collect_set(ally_name)), ', ') AS names"),
            expr("count(*) AS figures"),
            expr("concat_ws(' to ', min(year), nullif(max(year), min(year))) AS years"),
            expr("bool_or(has_spending) AS has_spending"))
        .withColumn("new_gdp", lit(newGdp.isEmpty() ? null : String.join(", ", newGdp)))
        .orderBy("edition_id")
        .selectExpr(
            "concat('edition ', edition_id, ': the shares of ', names, ' (',"
                + " if(figures > 1, concat(figures, ' figures, '), ''), years, ') were computed before and now are those that ', basis, ' prints, for ',"
                + " if(has_spending, concat('no GDP of its days confirms its spending; look at the"
                + " unit and currency of ', coalesce(new_gdp, 'both')),"
                + " 'it gives no spending to be divided by GDP'), '.') AS sentence");
  }
}
