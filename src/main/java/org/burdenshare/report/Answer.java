package org.burdenshare.report;

import static org.apache.spark.sql.functions.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a run ends with: who meets the guideline, on whose definition, in the latest year. */
public final class Answer {
  private static final int OTHER_YEARS_SHOWN = 6;

  private final Dataset<Row> allyTrend;
  private final Dataset<Row> allianceTrend;
  private final Dataset<Row> verdicts;

  /**
   * @param allyTrend the table ally_trend
   * @param allianceTrend the table alliance_trend
   * @param verdicts the table guideline_verdict
   */
  public Answer(Dataset<Row> allyTrend, Dataset<Row> allianceTrend, Dataset<Row> verdicts) {
    this.allyTrend = allyTrend;
    this.allianceTrend = allianceTrend;
    this.verdicts = verdicts;
  }

  /** The lines to print, one basis after the other. */
  public List<String> lines() {
    List<Row> names = meetingInLatestYear();
    List<Row> own = meetingOwnThreshold();
    List<Row> differences = differences();
    List<String> lines = new ArrayList<>();
    for (Row latest : latestYears()) {
      String basis = latest.getAs("basis");
      int year = latest.<Integer>getAs("year");
      lines.add(
          "%s, %d: %d members, %d assessed, %d meet 2 %% of GDP: %s"
              .formatted(
                  basis,
                  year,
                  latest.<Integer>getAs("members"),
                  latest.<Integer>getAs("assessed"),
                  latest.<Integer>getAs("meeting"),
                  joined(names, basis, year)));
      own.stream()
          .filter(row -> row.getAs("basis").equals(basis) && row.getAs("year").equals(year))
          .forEach(
              row ->
                  lines.add(
                      "  and %d meet %s %%: %s"
                          .formatted(
                              row.<Integer>getAs("meeting"),
                              number(row.<Double>getAs("guideline_pct")),
                              row.<String>getAs("names"))));
      lines.addAll(differences(differences, latest));
    }
    return lines;
  }

  private List<Row> latestYears() {
    return allianceTrend
        .where("aggregate = 'NATO' AND assessed > 0")
        .groupBy("basis")
        .agg(
            expr(
                "max_by(struct(year, members, assessed, meeting, meeting_published), year)"
                    + " AS latest"))
        .select("basis", "latest.*")
        .orderBy("basis")
        .collectAsList();
  }

  /** One row a basis, for its latest year: few, whatever the size of the data. */
  private List<Row> meetingInLatestYear() {
    return meeting(allyTrend);
  }

  private List<Row> meetingOwnThreshold() {
    return meeting(verdicts.where("guideline = 'OWN'"));
  }

  private static List<Row> meeting(Dataset<Row> judged) {
    return judged
        .where("is_member AND share_of_gdp_pct IS NOT NULL")
        .withColumn("latest", expr("max(year) OVER (PARTITION BY basis)"))
        .where("year = latest")
        .groupBy("basis", "year")
        .agg(
            expr("any_value(guideline_pct) AS guideline_pct"),
            expr("CAST(count_if(meets_guideline) AS INT) AS meeting"),
            expr(
                "array_join(array_sort(collect_list(ally_name) FILTER (WHERE meets_guideline)), ', ')"
                    + " AS names"))
        .collectAsList();
  }

  private static String joined(List<Row> names, String basis, int year) {
    return names.stream()
        .filter(row -> row.getAs("basis").equals(basis) && row.getAs("year").equals(year))
        .map(row -> row.<String>getAs("names"))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("none");
  }

  /** Members whose verdict by the computed share is not that by the published one. */
  private List<Row> differences() {
    return allyTrend
        .where("is_member AND share_source = 'computed'")
        .where("meets_guideline <> meets_guideline_published")
        .select(
            "basis",
            "year",
            "ally",
            "ally_name",
            "share_of_gdp_pct",
            "share_published_pct",
            "guideline_in_force")
        .orderBy("basis", "year", "ally")
        .collectAsList();
  }

  private static List<String> differences(List<Row> differences, Row latest) {
    String basis = latest.getAs("basis");
    Integer year = latest.getAs("year");
    List<String> lines = new ArrayList<>();
    List<Row> ofBasis =
        differences.stream().filter(row -> row.getAs("basis").equals(basis)).toList();
    List<Row> now = ofBasis.stream().filter(row -> row.getAs("year").equals(year)).toList();
    if (!Objects.equals(latest.getAs("meeting"), latest.getAs("meeting_published"))
        && latest.getAs("meeting_published") != null) {
      lines.add(
          "  %d on the computed shares, %d as published by %s"
              .formatted(
                  latest.<Integer>getAs("meeting"),
                  latest.<Integer>getAs("meeting_published"),
                  basis));
    }
    for (Row row : now) {
      lines.add(
          "  %s: %s %% from the edition's own figures, published as %s %%"
              .formatted(
                  row.<String>getAs("ally_name"),
                  String.format(Locale.ROOT, "%.3f", row.<Double>getAs("share_of_gdp_pct")),
                  String.format(Locale.ROOT, "%.2f", row.<Double>getAs("share_published_pct"))));
    }
    List<Row> before =
        ofBasis.stream()
            .filter(row -> !row.getAs("year").equals(year))
            .filter(row -> row.<Boolean>getAs("guideline_in_force"))
            .toList();
    if (!before.isEmpty()) {
      lines.add(
          "  the verdicts also differ for "
              + before.stream()
                  .limit(OTHER_YEARS_SHOWN)
                  .map(row -> row.<String>getAs("ally_name") + " " + row.<Integer>getAs("year"))
                  .collect(Collectors.joining(", "))
              + (before.size() > OTHER_YEARS_SHOWN
                  ? " and %d more".formatted(before.size() - OTHER_YEARS_SHOWN)
                  : ""));
    }
    return lines;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%s", value).replaceFirst("\\.0$", "");
  }
}
