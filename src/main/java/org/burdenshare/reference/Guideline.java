package org.burdenshare.reference;

import java.time.LocalDate;
import java.util.List;
import org.burdenshare.vocabulary.Measure;

/** The guidelines agreed by NATO, see {@code guideline.csv}. */
public final class Guideline {
  private Guideline() {}

  /** The thresholds of the share of GDP, in percent, in force in the year of a day. */
  public static List<Double> onShareOfGdp(LocalDate day) {
    return ReferenceFile.records("guideline.csv").stream()
        .filter(guideline -> guideline.get("measure").equals(Measure.SHARE_OF_GDP))
        .filter(guideline -> year(guideline.get("in_force_from"), day) <= day.getYear())
        .filter(guideline -> year(guideline.get("in_force_until"), day) >= day.getYear())
        .map(guideline -> Double.valueOf(guideline.get("threshold_pct")))
        .toList();
  }

  private static int year(String given, LocalDate otherwise) {
    return given == null ? otherwise.getYear() : Integer.parseInt(given);
  }
}
