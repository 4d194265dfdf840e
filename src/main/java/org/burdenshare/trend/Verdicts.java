package org.burdenshare.trend;

/**
 * Verdicts on all guidelines on the share of GDP at once, as expressions over rows that have them
 * in {@code share_guidelines}, an array of guideline and guideline_pct.
 */
public final class Verdicts {
  private Verdicts() {}

  /** The codes of the guidelines that a share meets; null where there is no share. */
  public static String met(String share) {
    return "CASE WHEN %1$s IS NOT NULL THEN %2$s END"
        .formatted(share, codes("%s >= one.guideline_pct".formatted(share)));
  }

  /** The codes of the guidelines of which one share meets what the other does not. */
  public static String differing(String share, String other) {
    return codes("(%s >= one.guideline_pct) <> (%s >= one.guideline_pct)".formatted(share, other));
  }

  private static String codes(String condition) {
    return "transform(filter(share_guidelines, one -> %s), one -> one.guideline)"
        .formatted(condition);
  }
}
