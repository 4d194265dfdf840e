package org.burdenshare.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.edition.Edition;
import org.burdenshare.edition.EditionCatalogue;
import org.burdenshare.model.GdpPartner;
import org.burdenshare.model.Observations;
import org.burdenshare.model.TrendsPipeline;
import org.burdenshare.query.ReferenceTables;
import org.burdenshare.warehouse.Publication;

/**
 * Recognises and reads files without writing anything.
 *
 * @param spark the session that reads them
 */
public record Inspection(SparkSession spark) {
  /** An edition's shares do not depend on the as-of day. */
  private static final Publication.Settings AS_BY_DEFAULT =
      new Publication.Settings(
          null, null, List.of(), GdpPartner.AGREEMENT.text(), GdpPartner.WINDOW_DAYS, null);

  /**
   * The lines to print.
   *
   * @param inputs paths or URIs of files and folders
   * @param vintage the day of release of the only file; null if the inputs tell it
   */
  public List<String> lines(List<String> inputs, LocalDate vintage) {
    EditionCatalogue.Found found =
        EditionCatalogue.of(inputs, vintage, spark.sessionState().newHadoopConf());
    Map<String, Dataset<Row>> facts = new ReferenceTables(spark).inputs();
    Observations figures =
        new Observations(
            EditionFigures.read(spark, found.editions(), raw -> raw.localCheckpoint(false)), facts);
    TrendsPipeline pipeline =
        new TrendsPipeline(
            TrendsPipeline.Figures.allNew(
                figures.unique().localCheckpoint(false), figures.rejected()),
            EditionRows.of(spark, List.of(), found.editions(), Instant.now()),
            facts,
            AS_BY_DEFAULT,
            rows -> rows.localCheckpoint(true));
    EditionSummary summary =
        EditionSummary.of(
            pipeline.table("edition_line").collectAsList(),
            pipeline.table("partial_edition"),
            found.editions());
    List<String> lines = new ArrayList<>();
    for (Edition edition : found.editions()) {
      lines.addAll(summary.linesOf(edition));
      lines.add("");
    }
    lines.addAll(Intake.doubts(found.editions()));
    lines.addAll(summary.warnings());
    found.passedOver().forEach(file -> lines.add("passed over: " + file.sentence()));
    return lines;
  }
}
