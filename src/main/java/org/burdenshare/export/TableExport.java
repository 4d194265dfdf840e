package org.burdenshare.export;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.model.Models;
import org.burdenshare.query.ResultFormat;
import org.burdenshare.query.Snapshot;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.table.Tables;

/**
 * Writes published tables for other programs, atomically.
 *
 * @param snapshot the publication's tables
 * @param tables the tables to write
 */
public record TableExport(Snapshot snapshot, List<ExportedTable> tables) {
  /** The table exported as an SDMX message. */
  private static final String OF_SDMX = "ally_trend";

  /**
   * Writes the tables to a path that must not exist yet.
   *
   * @return the path
   * @throws Failure if the path exists or cannot be written, or if the format cannot hold the
   *     tables
   */
  public String write(TableFormat format, String place) {
    requireFitting(format, place);
    try {
      AtomicOutput target = AtomicOutput.at(place, snapshot.spark().sessionState().newHadoopConf());
      target.create(unfinished -> write(format, unfinished));
      return target.toString();
    } catch (IOException e) {
      throw AtomicOutput.unwritable(place, e);
    }
  }

  private void requireFitting(TableFormat format, String place) {
    if (format == TableFormat.XLSX && !place.endsWith(".xlsx")) {
      throw Failure.of(
          Failure.Kind.USAGE,
          "'%s' is no name of a workbook; give --to a file that ends with .xlsx.".formatted(place));
    }
    List<String> names = tables.stream().map(ExportedTable::name).toList();
    if (format == TableFormat.SDMX_CSV && !names.equals(List.of(OF_SDMX))) {
      throw Failure.of(
          Failure.Kind.USAGE,
          "%s cannot be written as sdmx-csv, only %s can; give --table %s."
              .formatted(String.join(", ", names), OF_SDMX, OF_SDMX));
    }
  }

  private void write(TableFormat format, AtomicOutput unfinished) throws IOException {
    Publication publication = snapshot.publication();
    switch (format) {
      case CSV, JSON, PARQUET -> {
        for (ExportedTable table : tables) {
          write(format, table, unfinished);
        }
        String described =
            new DataPackage(publication, editions()).describe(tables, format.toString());
        unfinished.resolve("datapackage.json").text(out -> out.println(described));
      }
      case XLSX -> unfinished.bytes(new TableWorkbook(publication, editions(), tables)::write);
      case SDMX_CSV ->
          unfinished.text(out -> ResultFormat.CSV.print(sdmx(tables.get(0).rows()), out));
    }
  }

  private List<Row> editions() {
    return snapshot.rows(Tables.EDITION).orderBy("edition_id").collectAsList();
  }

  private static void write(TableFormat format, ExportedTable table, AtomicOutput folder)
      throws IOException {
    AtomicOutput file = folder.resolve(table.name() + "." + format);
    switch (format) {
      case CSV -> file.text(out -> ResultFormat.CSV.print(table.sortedText(), out));
      case JSON -> file.text(out -> ResultFormat.JSON.print(table.sortedText(), out));
      case PARQUET -> {
        AtomicOutput parts = folder.resolve("." + table.name());
        table.sorted().coalesce(1).write().parquet(parts.toString());
        file.takeOnlyFileOf(parts, ".parquet");
      }
      case XLSX, SDMX_CSV -> throw new IllegalStateException(format + " is one file");
    }
  }

  private static Dataset<Row> sdmx(Dataset<Row> allyTrend) {
    return new Models(allyTrend.sparkSession(), Map.of(OF_SDMX, allyTrend))
        .table("sdmx_observation")
        .orderBy("REF_AREA", "BASIS", "INDICATOR", "TIME_PERIOD");
  }
}
