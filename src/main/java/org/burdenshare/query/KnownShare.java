package org.burdenshare.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** What was known of a share for some time, and why its verdict is what it is. */
record KnownShare(
    String basis,
    LocalDate from,
    LocalDate until,
    double pct,
    Double publishedPct,
    String source,
    String status,
    String guideline,
    double guidelinePct,
    Integer inForceFrom,
    Boolean meets,
    Boolean meetsRounded,
    Boolean meetsPublished,
    Boolean member,
    String edition,
    String gdpEdition,
    String endReason,
    String endedBy,
    String explanation) {

  /** What explains a difference, by the codes of the table reconciliation. */
  private static final Map<String, String> EXPLANATIONS =
      Map.of(
          "stored_round", "a round number that the edition's own figures do not give",
          "rounding", "which is rounded",
          "financial_year", "which is over spending by financial year",
          "early_years", "which rests on an older series of GDP",
          "gdp_vintage", "which rests on another vintage of GDP",
          "break", "which is of another currency or benchmark",
          "unexplained", "for which no explanation is known");

  static KnownShare of(Row row) {
    return new KnownShare(
        row.getAs("basis"),
        row.getAs("realtime_start"),
        row.getAs("realtime_end"),
        row.<Double>getAs("share_of_gdp_pct"),
        row.getAs("share_published_pct"),
        row.getAs("share_source"),
        row.getAs("obs_status"),
        row.getAs("guideline"),
        row.<Double>getAs("guideline_pct"),
        row.getAs("in_force_from"),
        row.getAs("meets_guideline"),
        row.getAs("meets_guideline_rounded"),
        row.getAs("meets_guideline_published"),
        row.getAs("is_member"),
        row.getAs("spending_edition"),
        row.getAs("gdp_edition"),
        row.getAs("end_reason"),
        row.getAs("ended_by"),
        row.getAs("explanation"));
  }

  boolean isKnownOn(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(until);
  }

  /** At least the guideline, or below it. */
  String verdict() {
    return against(meets);
  }

  /** The share with all its digits. */
  String amount() {
    return "%s %% of GDP, %s, status %s, known since %s".formatted(pct, source, status, from);
  }

  /** Why the verdict is what it is, in one sentence. */
  String why() {
    return source.equals("computed") ? whyComputed() : whyPublished();
  }

  /** What limits the verdict: a year before membership, or before the guideline. */
  List<String> remarks(VerdictTrace.Question question) {
    List<String> remarks = new ArrayList<>();
    if (!member) {
      remarks.add(
          "%s became a member in %d: no count and no rank includes this year."
              .formatted(question.name(), question.memberFrom()));
    }
    if (question.year() < inForceFrom) {
      remarks.add(
          "The guideline %s is in force from %d: here its line is applied to an earlier year."
              .formatted(guideline, inForceFrom));
    }
    return remarks;
  }

  private String whyComputed() {
    String quotient =
        "The spending of %s over the GDP of %s is %s %%, %s%s"
            .formatted(
                edition,
                gdpEdition.equals(edition) ? "the same edition" : gdpEdition,
                pct,
                verdict(),
                rounding());
    return publishedPct == null ? quotient + "." : quotient + "; " + beside() + ".";
  }

  private String beside() {
    return meets.equals(meetsPublished)
        ? "the %s %% that %s prints gives the same verdict".formatted(publishedPct, basis)
        : "the %s %% that %s prints, %s, would be %s"
            .formatted(publishedPct, basis, explained(), against(meetsPublished));
  }

  private String explained() {
    return EXPLANATIONS.getOrDefault(explanation, "as the last of several printed for it");
  }

  private String whyPublished() {
    return "No spending of %s can be set against a GDP of its year, currency and time, so the %s %% that %s prints stands, %s%s."
        .formatted(edition, pct, basis, verdict(), rounding());
  }

  private String rounding() {
    return meets.equals(meetsRounded)
        ? ""
        : ", though %s %% at two decimals"
            .formatted(BigDecimal.valueOf(pct).setScale(2, RoundingMode.HALF_UP));
  }

  private String against(Boolean verdict) {
    return "%s %s %%"
        .formatted(
            verdict ? "at least" : "below",
            BigDecimal.valueOf(guidelinePct).stripTrailingZeros().toPlainString());
  }
}
