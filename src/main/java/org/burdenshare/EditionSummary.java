package org.burdenshare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.burdenshare.edition.Edition;
import org.burdenshare.source.SourceFormats;

/** What editions hold, in lines to be printed: a few rows an edition, whatever its size. */
final class EditionSummary {
  /** Older years rest on older GDP series. */
  private static final int FIRST_YEAR_COMPARED = 2000;

  private static final int REASONS_SHOWN = 1000;

  private final Map<String, List<String>> lines;
  private final List<String> warnings;

  /**
   * @param observations the observations of the editions
   * @param rejected what could not be used of them
   * @param reconciliation their shares beside the published ones; of other editions too
   * @param partial what is to be said of editions that give too little; of other editions too
   * @param editions the editions
   */
  EditionSummary(
      Dataset<Row> observations,
      Dataset<Row> rejected,
      Dataset<Row> reconciliation,
      Dataset<Row> partial,
      List<Edition> editions) {
    this.lines =
        byEdition(
            List.of(
                series(observations),
                reasons(rejected),
                compared(among(editions, reconciliation)),
                partners(editions, reconciliation)));
    this.warnings =
        among(editions, partial).orderBy("edition_id", "sentence").collectAsList().stream()
            .map(row -> row.<String>getAs("sentence"))
            .toList();
  }

  private static Map<String, List<String>> byEdition(List<Dataset<Row>> parts) {
    return parts.stream()
        .flatMap(part -> part.collectAsList().stream())
        .collect(
            Collectors.groupingBy(
                row -> row.getString(0),
                Collectors.mapping(row -> row.getString(1), Collectors.toList())));
  }

  private static Dataset<Row> among(List<Edition> editions, Dataset<Row> rows) {
    return rows.where(
        functions.col("edition_id").isin(editions.stream().map(Edition::editionId).toArray()));
  }

  /** What a reader must know of the editions before trusting the trends, in sentences. */
  List<String> warnings() {
    return warnings;
  }

  /** What an edition was recognised as and what it holds. */
  List<String> of(Edition edition) {
    List<String> told = new ArrayList<>();
    told.add("%s: %s".formatted(edition.file().name(), SourceFormats.of(edition.file()).name()));
    told.add(
        "  edition %s, %s, released %s (by %s)"
            .formatted(
                edition.editionId(),
                edition.basis() == null
                    ? "no definition of spending"
                    : edition.basis() + "'s definition",
                edition.vintageDate(),
                edition.vintageSource()));
    told.add("  " + edition.citation());
    lines.getOrDefault(edition.editionId(), List.of()).forEach(line -> told.add("  " + line));
    return told;
  }

  private static Dataset<Row> series(Dataset<Row> observations) {
    return observations
        .groupBy("edition_id", "measure", "unit", "price_base_year")
        .agg(
            functions.expr("count(value) AS figures"),
            functions.expr("count(*) - count(value) AS missing"),
            functions.expr("count(DISTINCT iso3) AS areas"),
            functions.expr("min(year) AS first"),
            functions.expr("max(year) AS last"))
        .orderBy("edition_id", "measure", "unit", "price_base_year")
        .selectExpr(
            "edition_id",
            "concat(measure, ' in ', unit, coalesce(concat(' at prices of ', price_base_year), ''),"
                + " ': ', figures, ' figures and ', missing, ' missing ones of ', areas, ' areas, ',"
                + " first, ' to ', last)");
  }

  private static Dataset<Row> reasons(Dataset<Row> rejected) {
    return rejected
        .groupBy("edition_id", "reason")
        .agg(functions.expr("count(*) AS rows"), functions.expr("min(locator) AS first"))
        .orderBy("edition_id", "reason")
        .limit(REASONS_SHOWN)
        .selectExpr(
            "edition_id", "concat('rejected: ', rows, ' rows, first ', first, ': ', reason)");
  }

  /**
   * Which GDP editions stand behind the shares of editions that have none, and how well: told of
   * the edition of spending, and of that of GDP where it alone is new.
   */
  private static Dataset<Row> partners(List<Edition> editions, Dataset<Row> reconciliation) {
    Object[] ids = editions.stream().map(Edition::editionId).toArray();
    return reconciliation
        .where("gdp_edition <> edition_id AND year >= " + FIRST_YEAR_COMPARED)
        .withColumn("is_of_spending", functions.col("edition_id").isin(ids))
        .where(functions.col("is_of_spending").or(functions.col("gdp_edition").isin(ids)))
        .groupBy("edition_id", "gdp_edition", "is_of_spending")
        .agg(
            functions.expr("count(*) AS compared"),
            functions.expr("median(abs(difference_pp)) AS median"),
            functions.expr("percentile(abs(difference_pp), 0.95) AS high"),
            functions.expr("max(abs(difference_pp)) AS most"),
            functions.expr("count_if(verdict_differs) AS flips"))
        .orderBy("edition_id", "gdp_edition")
        .selectExpr(
            "if(is_of_spending, edition_id, gdp_edition) AS edition_id",
            ("format_string('%%s: %%d shares of allies since %d, difference in points median %%.4f,"
                    + " 95th percentile %%.4f, most %%.4f; %%d on the other side of 2 %%%%',"
                    + " if(is_of_spending, concat('GDP of ', gdp_edition),"
                    + " concat('GDP that goes with ', edition_id)),"
                    + " compared, median, high, most, flips)")
                .formatted(FIRST_YEAR_COMPARED));
  }

  private static Dataset<Row> compared(Dataset<Row> reconciliation) {
    return reconciliation
        .withColumn("apart", functions.expr("abs(difference_pp)"))
        .groupBy("edition_id")
        .agg(
            functions.expr("count(*) AS compared"),
            functions.expr("median(apart) AS median"),
            functions.expr("percentile(apart, 0.95) AS high"),
            functions.expr("max(apart) AS most"),
            functions.expr("count_if(verdict_differs) AS flips"))
        .selectExpr(
            "edition_id",
            "format_string('shares of allies computed against published: %d, difference in points"
                + " median %.4f, 95th percentile %.4f, most %.4f; %d on the other side of 2 %%',"
                + " compared, median, high, most, flips)");
  }
}
