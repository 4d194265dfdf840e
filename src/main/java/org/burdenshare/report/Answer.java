package org.burdenshare.report;

import static org.apache.spark.sql.functions.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a run ends with: who meets the guideline, on whose definition, in the latest year. It looks
 * at the members of one year a basis and at the verdicts in dispute, never at a whole table.
 */
public final class Answer {
  private static final int OTHER_YEARS_SHOWN = 6;

  private final Dataset<Row> allyTrend;
  private final Dataset<Row> allianceTrend;
  private final Dataset<Row> verdicts;

  /** A member in a year, by the guideline. */
  private record Member(
      String basis,
      int year,
      String name,
      double share,
      Double published,
      boolean computed,
      String edition,
      String gdpEdition,
      boolean meets,
      Boolean meetsPublished,
      boolean inForce) {

    static Member of(Row row) {
      return new Member(
          row.getAs("basis"),
          row.<Integer>getAs("year"),
          row.getAs("ally_name"),
          row.<Double>getAs("share_of_gdp_pct"),
          row.getAs("share_published_pct"),
          "computed".equals(row.getAs("share_source")),
          row.getAs("edition_id"),
          row.getAs("gdp_edition_id"),
          row.<Boolean>getAs("meets_guideline"),
          row.getAs("meets_guideline_published"),
          row.<Boolean>getAs("guideline_in_force"));
    }

    boolean disputed() {
      return meetsPublished != null && meets != meetsPublished;
    }

    String dispute() {
      return computed
          ? String.format(
              Locale.ROOT,
              "%s: %.4f %% from %s, published as %.2f %%",
              name,
              share,
              figures(),
              published)
          : String.format(
              Locale.ROOT,
              "%s: %.4f %% unrounded, %.2f %% at the two decimals of a published share",
              name,
              share,
              published);
    }

    /** What the share was computed from: SIPRI gives spending, and somebody else the GDP. */
    private String figures() {
      return edition.equals(gdpEdition)
          ? "the edition's own figures"
          : "its spending over the GDP of " + gdpEdition;
    }
  }

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
    List<Member> members = members();
    List<Row> own = meetingOwnThreshold();
    List<String> lines = new ArrayList<>();
    for (Row latest : latestYears()) {
      String basis = latest.getAs("basis");
      int year = latest.<Integer>getAs("year");
      List<Member> ofBasis = members.stream().filter(one -> one.basis().equals(basis)).toList();
      lines.add(
          "%s, %d (released %s): %d members, %d assessed, %d meet 2 %% of GDP: %s"
              .formatted(
                  basis,
                  year,
                  latest.getAs("vintage_date"),
                  latest.<Integer>getAs("members"),
                  latest.<Integer>getAs("assessed"),
                  latest.<Integer>getAs("meeting"),
                  names(ofBasis.stream().filter(one -> one.year() == year && one.meets()))));
      own.stream()
          .filter(row -> row.getAs("basis").equals(basis))
          .forEach(row -> lines.add(ownThreshold(row)));
      lines.addAll(disputes(ofBasis, latest));
    }
    return lines;
  }

  private List<Row> latestYears() {
    return allianceTrend
        .where("aggregate = 'NATO' AND assessed > 0")
        .groupBy("basis")
        .agg(
            expr(
                "max_by(struct(year, vintage_date, members, assessed, meeting, meeting_published),"
                    + " year) AS latest"))
        .select("basis", "latest.*")
        .orderBy("basis")
        .collectAsList();
  }

  /** The assessed members of the latest year, and of other years those in dispute. */
  private List<Member> members() {
    return assessedMembers(allyTrend)
        .where("year = latest OR meets_guideline <> meets_guideline_published")
        .orderBy("basis", "year", "ally_name")
        .collectAsList()
        .stream()
        .map(Member::of)
        .toList();
  }

  private List<Row> meetingOwnThreshold() {
    return assessedMembers(verdicts.where("guideline = 'OWN'"))
        .where("year = latest")
        .groupBy("basis")
        .agg(
            expr("any_value(guideline_pct) AS guideline_pct"),
            expr(
                "array_sort(collect_list(ally_name) FILTER (WHERE meets_guideline))" + " AS names"))
        .collectAsList();
  }

  private static Dataset<Row> assessedMembers(Dataset<Row> judged) {
    return judged
        .where("is_member AND share_of_gdp_pct IS NOT NULL")
        .withColumn("latest", expr("max(year) OVER (PARTITION BY basis)"));
  }

  private static String ownThreshold(Row row) {
    List<String> names = row.getList(row.fieldIndex("names"));
    return "  and %d meet %s %%: %s"
        .formatted(
            names.size(),
            String.valueOf(row.<Double>getAs("guideline_pct")).replaceFirst("\\.0$", ""),
            names.isEmpty() ? "none" : String.join(", ", names));
  }

  private static List<String> disputes(List<Member> members, Row latest) {
    int year = latest.<Integer>getAs("year");
    List<String> lines = new ArrayList<>();
    Integer published = latest.getAs("meeting_published");
    if (published != null && !Objects.equals(published, latest.getAs("meeting"))) {
      lines.add(
          "  %d on the unrounded shares, %d on those that %s publishes"
              .formatted(
                  latest.<Integer>getAs("meeting"), published, latest.<String>getAs("basis")));
    }
    List<Member> disputed = members.stream().filter(Member::disputed).toList();
    disputed.stream()
        .filter(member -> member.year() == year)
        .forEach(member -> lines.add("  " + member.dispute()));
    List<Member> earlier =
        disputed.stream().filter(member -> member.year() != year && member.inForce()).toList();
    if (!earlier.isEmpty()) {
      lines.add("  the two verdicts also differ for " + listed(earlier));
    }
    return lines;
  }

  private static String listed(List<Member> members) {
    String first =
        members.stream()
            .limit(OTHER_YEARS_SHOWN)
            .map(member -> member.name() + " " + member.year())
            .collect(Collectors.joining(", "));
    int more = members.size() - OTHER_YEARS_SHOWN;
    return more > 0 ? "%s and %d more".formatted(first, more) : first;
  }

  private static String names(Stream<Member> members) {
    String names = members.map(Member::name).collect(Collectors.joining(", "));
    return names.isEmpty() ? "none" : names;
  }
}
