package org.burdenshare.trend;

/** How members are counted, wherever they are: aggregates over the rows of members of one year. */
final class MemberCounts {
  /** Members at the guideline on the shares that the publisher prints; null if it prints none. */
  static final String MEETING_PUBLISHED =
      "CASE WHEN count(share_published_pct) > 0"
          + " THEN CAST(count_if(meets_guideline_published) AS INT) END AS meeting_published";

  /** What {@link #MEETING_BY_GUIDELINE} counts: the guidelines, and those that members meet. */
  static final String GUIDELINES = "max(share_guidelines) AS share_guidelines";

  static final String ALL_MET = "flatten(collect_list(guidelines_met)) AS all_met";

  /** Members at each guideline on the share of GDP, by its code. */
  static final String MEETING_BY_GUIDELINE =
      "map_from_entries(transform(share_guidelines, one -> struct(one.guideline,"
          + " size(filter(all_met, met -> met = one.guideline)))))";

  private MemberCounts() {}

  /** The codes of the members of whom a verdict is true, in order. */
  static String allies(String verdict) {
    return "array_sort(collect_list(ally) FILTER (WHERE " + verdict + "))";
  }
}
