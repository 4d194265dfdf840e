package org.burdenshare.source.publisher;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.source.Description;
import org.burdenshare.source.EditionFile;
import org.burdenshare.source.SourceFile;
import org.burdenshare.source.Vintage;
import org.burdenshare.source.tidy.CsvFormat;
import org.burdenshare.source.tidy.CsvRows;
import org.burdenshare.source.workbook.SheetRow;

/**
 * The CSV of the World Bank's Data360: one figure a line, with SDMX column names. It does not state
 * its day of release.
 */
public final class WorldBankData360 extends CsvFormat {
  private static final String INDICATOR = "indicator";
  private static final List<String> COLUMNS =
      List.of("ref_area", INDICATOR, "time_period", "obs_value");

  /** The reason for rejecting a well-formed line. */
  private static final String PROBLEM =
      """
      coalesce(
        raw_problem,
        CASE
          WHEN measure IS NULL THEN 'unknown_indicator'
          WHEN %1$s IS NULL AND is_spending THEN 'spending_beside_others'
          WHEN code <> %1$s THEN 'other_indicator'
        END) AS raw_problem\
      """;

  public WorldBankData360() {
    super("world_bank_observations", 1, "World Bank Data360 CSV");
  }

  @Override
  public boolean recognises(SourceFile file) {
    return file.layout() == SourceFile.Layout.TEXT
        && anyHeader(file.parts().get(0)).containsAll(COLUMNS)
        && file.head().lines().stream()
            .anyMatch(line -> line.contains(WorldBankIndicators.PREFIX_IN_DATA360));
  }

  @Override
  public Optional<Description> claim(SourceFile file) {
    return Optional.of(indicators(file).description(Vintage.UNKNOWN));
  }

  private static WorldBankIndicators indicators(SourceFile file) {
    List<SheetRow> rows = CsvRows.of(file.head().lines());
    SheetRow header = rows.get(0);
    List<SheetRow> below = rows.subList(1, rows.size());
    return WorldBankIndicators.in(
        below,
        header.columnNamed(INDICATOR),
        header.columnNamed("indicator_label", "indicator_name"));
  }

  @Override
  protected Dataset<Row> figures(SparkSession spark, EditionFile file, SourceFile.Part part) {
    List<String> columns = header(file.file(), part);
    return below(spark, file, part, columns)
        .join(
            broadcast(WorldBankIndicators.ofData360(spark)),
            expr("trim(figure.indicator) = code"),
            "left")
        .selectExpr(
            "edition_id",
            "concat(part, ':', line) AS locator",
            "raw_text",
            PROBLEM.formatted(indicators(file.file()).codeInData360()),
            "measure",
            "unit",
            "if(is_spending AND unit = 'XDC', 'XXX', NULL) AS currency",
            "figure.ref_area AS area",
            "figure.time_period AS year",
            "try_cast(figure.obs_value AS DOUBLE) AS value",
            "figure.obs_value AS value_text",
            columns.contains("unit_mult")
                ? "pow(10, coalesce(try_cast(figure.unit_mult AS INT), 0)) AS scale"
                : "1D AS scale",
            columns.contains("obs_status")
                ? "figure.obs_status AS obs_status"
                : "CAST(NULL AS STRING) AS obs_status");
  }
}
