package org.burdenshare.reference;

import java.time.LocalDate;
import java.util.List;

/** The guidelines that NATO agreed upon, see {@code guideline.csv}. */
public final class Guideline {
  private static final String SHARE_OF_GDP = "share_of_gdp";

  private Guideline() {}

  /** The thresholds on the share of GDP, in percent, that were in force in the year of a day. */
  public static List<Double> onShareOfGdp(LocalDate day) {
    return ReferenceFile.records("guideline.csv").stream()
        .filter(guideline -> guideline.get("measure").equals(SHARE_OF_GDP))
        .filter(guideline -> year(guideline.get("in_force_from"), day) <= day.getYear())
        .filter(guideline -> year(guideline.get("in_force_until"), day) >= day.getYear())
        .map(guideline -> Double.valueOf(guideline.get("threshold_pct")))
        .toList();
  }

  private static int year(String given, LocalDate otherwise) {
    return given == null ? otherwise.getYear() : Integer.parseInt(given);
  }
}
