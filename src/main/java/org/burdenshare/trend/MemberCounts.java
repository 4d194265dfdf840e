package org.burdenshare.trend;

/** How members are counted, wherever they are: aggregates over the rows of members of one year. */
final class MemberCounts {
  /** Members at the guideline on the shares that the publisher prints; null if it prints none. */
  static final String MEETING_PUBLISHED =
      "CASE WHEN count(share_published_pct) > 0"
          + " THEN CAST(count_if(meets_guideline_published) AS INT) END AS meeting_published";

  private MemberCounts() {}

  /** The codes of the members of whom a verdict is true, in order. */
  static String allies(String verdict) {
    return "array_sort(collect_list(ally) FILTER (WHERE " + verdict + "))";
  }
}
