package org.burdenshare.query;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.vocabulary.Failure;

/**
 * Tells a verdict down to the cells that it stands on. It looks at one ally and year: a few rows of
 * each table, whatever their size.
 */
public final class VerdictTrace {
  /** The sides of a share, in the order in which they are told. */
  private static final List<String> SIDES = List.of("numerator", "denominator", "published");

  private final Dataset<Row> shares;
  private final Dataset<Row> traces;
  private final Dataset<Row> reconciliations;
  private final Dataset<Row> guidelines;

  /**
   * Whose verdict is asked for.
   *
   * @param ally ISO 3166 alpha-3 code
   * @param name English short name
   * @param memberFrom the year of its accession
   * @param year calendar year
   * @param bases on whose definitions
   * @param day as known on this day
   */
  public record Question(
      String ally, String name, int memberFrom, int year, List<String> bases, LocalDate day) {}

  /**
   * @param shares rows of the table share_vintage
   * @param traces what {@link Traces#of} gives
   * @param reconciliations rows of the table reconciliation
   * @param guidelines guideline and in_force_from of the dated guidelines
   */
  public VerdictTrace(
      Dataset<Row> shares,
      Dataset<Row> traces,
      Dataset<Row> reconciliations,
      Dataset<Row> guidelines) {
    this.shares = shares;
    this.traces = traces;
    this.reconciliations = reconciliations;
    this.guidelines = guidelines;
  }

  /**
   * Prints the answer, one basis after the other.
   *
   * @throws Failure if nothing was known of the ally in that year
   */
  public void print(Question question, PrintStream out) {
    List<KnownShare> vintages = vintages(question);
    List<KnownShare> known =
        vintages.stream().filter(share -> share.isKnownOn(question.day())).toList();
    List<String> unknown =
        question.bases().stream()
            .filter(basis -> ofBasis(basis, known).isEmpty())
            .map(basis -> unknown(question, basis, ofBasis(basis, vintages)))
            .toList();
    if (known.isEmpty()) {
      throw Failure.of(Failure.Kind.NO_INPUT, unknown);
    }
    List<TracedFigure> figures = figures(question);
    for (KnownShare share : known) {
      story(question, share, figures).forEach(out::println);
      out.println();
      ResultFormat.TABLE.print(history(question, share.basis()), out);
      out.println();
    }
    unknown.forEach(out::println);
  }

  private static List<KnownShare> ofBasis(String basis, List<KnownShare> shares) {
    return shares.stream().filter(share -> share.basis().equals(basis)).toList();
  }

  private List<KnownShare> vintages(Question question) {
    return asked(shares, question)
        .join(broadcast(guidelines.select("guideline", "in_force_from")), "guideline")
        .join(
            reconciliations.selectExpr(
                "edition_id AS spending_edition", "gdp_edition", "ally", "year", "explanation"),
            new String[] {"spending_edition", "gdp_edition", "ally", "year"},
            "left")
        .orderBy("basis", "realtime_start")
        .collectAsList()
        .stream()
        .map(KnownShare::of)
        .toList();
  }

  private List<TracedFigure> figures(Question question) {
    return asked(traces, question)
        .where(lit(question.day()).between(col("realtime_start"), col("realtime_end")))
        .collectAsList()
        .stream()
        .map(TracedFigure::of)
        .sorted(Comparator.comparing(figure -> SIDES.indexOf(figure.side())))
        .toList();
  }

  private Dataset<Row> history(Question question, String basis) {
    return asked(shares, question)
        .where(col("basis").equalTo(basis))
        .orderBy("realtime_start")
        .selectExpr(
            "realtime_start AS known_from",
            "CASE WHEN end_reason IS NOT NULL THEN realtime_end END AS known_until",
            "share_of_gdp_pct",
            "share_published_pct",
            "share_source",
            "obs_status",
            "meets_guideline",
            "spending_edition",
            "gdp_edition",
            "end_reason");
  }

  private static Dataset<Row> asked(Dataset<Row> rows, Question question) {
    return rows.where(
        col("ally")
            .equalTo(question.ally())
            .and(col("year").equalTo(question.year()))
            .and(col("basis").isin(question.bases().toArray())));
  }

  private static List<String> story(
      Question question, KnownShare share, List<TracedFigure> figures) {
    List<TracedFigure> sides =
        figures.stream().filter(figure -> figure.basis().equals(share.basis())).toList();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s %d on %s's definition, as known on %s: %s of GDP"
            .formatted(
                question.name(), question.year(), share.basis(), question.day(), share.verdict()));
    add(lines, "share", List.of(share.amount()));
    add(lines, "why", List.of(share.why()));
    sides.forEach(side -> add(lines, side.side(), side.lines()));
    share.remarks(question).forEach(remark -> add(lines, "note", List.of(remark)));
    return lines;
  }

  private static void add(List<String> lines, String label, List<String> texts) {
    String heading = label;
    for (String text : texts) {
      lines.add("  %-11s  %s".formatted(heading, text));
      heading = "";
    }
  }

  /** Why there is no verdict on a basis. */
  private String unknown(Question question, String basis, List<KnownShare> vintages) {
    String none =
        "No share of %s for %d on %s's definition is known on %s"
            .formatted(question.name(), question.year(), basis, question.day());
    if (vintages.isEmpty()) {
      return none + ": " + years(question, basis) + ".";
    }
    return vintages.stream()
        .filter(share -> share.until().isBefore(question.day()))
        .reduce((first, second) -> second)
        .map(
            last ->
                "%s: that of %s was withdrawn on %s by %s."
                    .formatted(none, last.edition(), last.until().plusDays(1), last.endedBy()))
        .orElseGet(() -> "%s: the first came on %s.".formatted(none, vintages.get(0).from()));
  }

  private String years(Question question, String basis) {
    Row known =
        shares
            .where(col("ally").equalTo(question.ally()).and(col("basis").equalTo(basis)))
            .agg(min("year"), max("year"))
            .head();
    return known.isNullAt(0)
        ? "no edition gives any year of it"
        : "editions give %d to %d".formatted(known.getInt(0), known.getInt(1));
  }
}
