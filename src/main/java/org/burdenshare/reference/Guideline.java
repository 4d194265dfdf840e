package org.burdenshare.reference;

import java.util.List;
import org.burdenshare.vocabulary.Measure;

/** The guidelines agreed by NATO, see {@code guideline.csv}. */
public final class Guideline {
  private Guideline() {}

  /** The thresholds of the share of GDP, in percent, in force in a year. */
  public static List<Double> onShareOfGdp(int year) {
    return ReferenceFile.records("guideline.csv").stream()
        .filter(guideline -> guideline.get("measure").equals(Measure.SHARE_OF_GDP))
        .filter(guideline -> year(guideline.get("in_force_from"), year) <= year)
        .filter(guideline -> year(guideline.get("in_force_until"), year) >= year)
        .map(guideline -> Double.valueOf(guideline.get("threshold_pct")))
        .toList();
  }

  private static int year(String given, int otherwise) {
    return given == null ? otherwise : Integer.parseInt(given);
  }
}
