package org.burdenshare;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.burdenshare.conform.Observations;
import org.burdenshare.edition.Edition;
import org.burdenshare.edition.EditionCatalogue;
import org.burdenshare.measure.Figures;
import org.burdenshare.measure.GdpPartner;
import org.burdenshare.measure.Shares;
import org.burdenshare.reference.ReferenceTables;
import org.burdenshare.source.SourceFormats;

/** What files are recognised as and what they hold, without writing anything. */
public final class Inspection {
  private final SparkSession spark;
  private final ReferenceTables reference;

  public Inspection(SparkSession spark) {
    this.spark = spark;
    this.reference = new ReferenceTables(spark);
  }

  /**
   * The lines to print.
   *
   * @param inputs paths or URIs of files and folders
   * @param vintage the day of release of the one file given; null where the inputs say it
   */
  public List<String> lines(List<String> inputs, LocalDate vintage) {
    EditionCatalogue.Found found =
        EditionCatalogue.of(inputs, vintage, spark.sessionState().newHadoopConf());
    Dataset<Row> conformed =
        Observations.conform(
                Intake.raw(spark, found.editions()),
                reference.areaNames(),
                reference.observationStatuses())
            .localCheckpoint(false);
    List<Row> series = series(conformed);
    List<Row> rejected = rejected(conformed);
    List<Row> shares = shares(conformed, found.editions());
    List<String> lines = new ArrayList<>();
    for (Edition edition : found.editions()) {
      lines.addAll(described(edition));
      series.stream()
          .filter(row -> row.getString(0).equals(edition.editionId()))
          .forEach(row -> lines.add("  " + row.getString(1)));
      rejected.stream()
          .filter(row -> row.getString(0).equals(edition.editionId()))
          .forEach(row -> lines.add("  rejected: " + row.getString(1)));
      shares.stream()
          .filter(row -> row.getString(0).equals(edition.editionId()))
          .forEach(row -> lines.add("  " + compared(row)));
      lines.add("");
    }
    found.passedOver().forEach(sentence -> lines.add("passed over: " + sentence));
    return lines;
  }

  private static List<String> described(Edition edition) {
    return List.of(
        "%s: %s".formatted(edition.file().name(), SourceFormats.of(edition.file()).name()),
        "  edition %s, %s, released %s (by %s)"
            .formatted(
                edition.editionId(),
                edition.basis() == null
                    ? "no definition of spending"
                    : edition.basis() + "'s definition",
                edition.vintageDate(),
                edition.vintageSource()),
        "  " + edition.citation());
  }

  /** A row a measure of an edition: few, whatever the size of the data. */
  private static List<Row> series(Dataset<Row> conformed) {
    return conformed
        .where("reason_code IS NULL")
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
                + " first, ' to ', last)")
        .collectAsList();
  }

  private static List<Row> rejected(Dataset<Row> conformed) {
    return conformed
        .where("reason_code IS NOT NULL")
        .groupBy("edition_id", "reason")
        .agg(functions.expr("count(*) AS rows"), functions.expr("min(locator) AS first"))
        .orderBy("edition_id", "reason")
        .limit(1000)
        .selectExpr("edition_id", "concat(rows, ' rows, first ', first, ': ', reason)")
        .collectAsList();
  }

  /** Computed against published shares of the allies, a row an edition. */
  private List<Row> shares(Dataset<Row> conformed, List<Edition> editions) {
    Dataset<Row> known = Intake.editions(spark, editions);
    Dataset<Row> figures =
        Figures.byAreaAndYear(
            Observations.unique(conformed), known, reference.observationStatuses());
    Dataset<Row> withGdp =
        GdpPartner.CONTEMPORANEOUS.attach(
            figures.where("basis IS NOT NULL"),
            figures.where("basis IS NULL"),
            known,
            GdpPartner.WINDOW_DAYS);
    return Shares.compute(withGdp)
        .where("share_source = 'computed' AND share_published_pct IS NOT NULL")
        .join(reference.allies().where("assessed"), "iso3")
        .withColumn("difference", functions.expr("abs(share_of_gdp_pct - share_published_pct)"))
        .groupBy("edition_id")
        .agg(
            functions.expr("count(*) AS compared"),
            functions.expr("median(difference) AS median"),
            functions.expr("percentile(difference, 0.95) AS high"),
            functions.expr("max(difference) AS most"),
            functions.expr(
                "count_if((share_of_gdp_pct >= 2) <> (share_published_pct >= 2)) AS flips"))
        .collectAsList();
  }

  private static String compared(Row row) {
    return String.format(
        Locale.ROOT,
        "shares of allies computed against published: %d, difference in points median %.4f, 95th"
            + " percentile %.4f, most %.4f; %d on the other side of 2 %%",
        row.getLong(1),
        row.getDouble(2),
        row.getDouble(3),
        row.getDouble(4),
        row.getLong(5));
  }
}
