package org.burdenshare.trend;

import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One ally and year by two definitions of military expenditure. */
public final class BasisGap {
  private BasisGap() {}

  /**
   * One row an ally and year for which both NATO's and SIPRI's share are known.
   *
   * @param allyTrend what {@link AllyTrend#of} gives
   */
  public static Dataset<Row> of(Dataset<Row> allyTrend) {
    return side(allyTrend, "NATO")
        .join(
            side(allyTrend, "SIPRI"),
            new String[] {"ally", "year", "ally_name", "is_member", "share_guidelines"})
        .selectExpr(
            "*",
            "nato_share_pct - sipri_share_pct AS difference_pp",
            "nato_meets_guideline <> sipri_meets_guideline AS verdict_differs",
            Verdicts.differing("nato_share_pct", "sipri_share_pct") + " AS guidelines_differing");
  }

  private static Dataset<Row> side(Dataset<Row> allyTrend, String basis) {
    String name = basis.toLowerCase(Locale.ROOT);
    return allyTrend
        .where("basis = '" + basis + "' AND share_of_gdp_pct IS NOT NULL")
        .selectExpr(
            "ally",
            "year",
            "ally_name",
            "is_member",
            "share_guidelines",
            "share_of_gdp_pct AS " + name + "_share_pct",
            "meets_guideline AS " + name + "_meets_guideline",
            "obs_status AS " + name + "_obs_status",
            "vintage_date AS " + name + "_vintage_date");
  }
}
