package org.burdenshare.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.burdenshare.query.ResultFormat;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.Publication;

/**
 * Tables as a workbook: a sheet About with definitions, vintage and citations, then one sheet a
 * table with typed cells and a frozen header. Rows are streamed through a window and buffered on
 * the local disk. Text cells are never formulas; lists and maps are JSON.
 */
final class TableWorkbook {
  private static final SpreadsheetVersion LIMITS = SpreadsheetVersion.EXCEL2007;
  private static final int ROWS_IN_MEMORY = 100;
  private static final int WIDTH_OF_A_CHARACTER = 256;
  private static final int NARROWEST = 11;

  private final Publication publication;
  private final List<Row> editions;
  private final List<ExportedTable> tables;
  private final SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
  private final Map<String, CellStyle> styles = new HashMap<>();
  private final CellStyle heading = bold();

  TableWorkbook(Publication publication, List<Row> editions, List<ExportedTable> tables) {
    this.publication = publication;
    this.editions = editions;
    this.tables = tables;
  }

  /**
   * Writes the workbook.
   *
   * @throws Failure if a table or a text is larger than a sheet or a cell can hold
   */
  void write(OutputStream out) throws IOException {
    tables.forEach(TableWorkbook::requireFitting);
    try (workbook) {
      workbook.setCompressTempFiles(true);
      // Many readers refuse the large sizes that the library writes otherwise.
      workbook.setZip64Mode(Zip64Mode.AsNeeded);
      about();
      tables.forEach(this::table);
      workbook.write(out);
    }
  }

  private static void requireFitting(ExportedTable table) {
    int most = LIMITS.getMaxRows() - 1;
    if (!table.rows().select(functions.lit(1)).offset(most).isEmpty()) {
      throw Failure.of(
          Failure.Kind.USAGE,
          "%s has more rows than the %d of a sheet; choose some by --where, or export it as csv or parquet."
              .formatted(table.name(), most));
    }
  }

  private void about() {
    Sheet sheet = workbook.createSheet("About");
    sheet.setColumnWidth(0, 24 * WIDTH_OF_A_CHARACTER);
    sheet.setColumnWidth(1, 28 * WIDTH_OF_A_CHARACTER);
    sheet.setColumnWidth(4, 100 * WIDTH_OF_A_CHARACTER);
    heading(sheet, "burdenshare");
    line(sheet, "publication", publication.runId());
    line(sheet, "published at", publication.publishedAt().toString());
    line(sheet, "as known on", publication.settings().asOf().toString());
    line(sheet, "units", "money in single units, percentages 0 to 100");
    line(sheet, "empty cells", "not assessed or not known, never zero");
    line(sheet);
    heading(sheet, "table", "column", "type", "unit", "meaning");
    for (ExportedTable table : tables) {
      line(
          sheet,
          table.name(),
          "key: " + String.join(", ", table.table().key()),
          "",
          "",
          table.table().comment());
      for (StructField column : table.table().schema().fields()) {
        line(
            sheet,
            table.name(),
            column.name(),
            column.dataType().sql(),
            ExportedTable.unit(column),
            column.getComment().getOrElse(() -> ""));
      }
    }
    line(sheet);
    heading(sheet, "publisher", "edition", "released", "licence", "citation");
    for (Row edition : editions) {
      line(
          sheet,
          edition.getAs("publisher"),
          edition.getAs("edition_id"),
          edition.getAs("vintage_date").toString(),
          edition.getAs("licence"),
          edition.getAs("citation"));
    }
  }

  private void heading(Sheet sheet, String... texts) {
    line(sheet, texts).forEach(cell -> cell.setCellStyle(heading));
  }

  private static org.apache.poi.ss.usermodel.Row line(Sheet sheet, String... texts) {
    org.apache.poi.ss.usermodel.Row line = sheet.createRow(sheet.getPhysicalNumberOfRows());
    for (int column = 0; column < texts.length; column++) {
      line.createCell(column).setCellValue(texts[column]);
    }
    return line;
  }

  private void table(ExportedTable table) {
    StructField[] columns = table.table().schema().fields();
    Sheet sheet = workbook.createSheet(table.name());
    sheet.createFreezePane(0, 1);
    heading(sheet, table.table().schema().fieldNames());
    CellStyle[] formats = new CellStyle[columns.length];
    for (int column = 0; column < columns.length; column++) {
      formats[column] = styles.computeIfAbsent(format(columns[column]), this::style);
      int width = Math.max(NARROWEST, columns[column].name().length() + 2);
      sheet.setColumnWidth(column, width * WIDTH_OF_A_CHARACTER);
    }
    Iterator<Row> rows = ResultFormat.nestedAsText(table.sorted()).toLocalIterator();
    for (int place = 1; rows.hasNext(); place++) {
      Row row = rows.next();
      org.apache.poi.ss.usermodel.Row line = sheet.createRow(place);
      for (int column = 0; column < columns.length; column++) {
        if (!row.isNullAt(column)) {
          Cell cell = line.createCell(column);
          fill(cell, row.get(column), table.name());
          cell.setCellStyle(formats[column]);
        }
      }
    }
  }

  private static void fill(Cell cell, Object value, String table) {
    if (value instanceof Number number) {
      cell.setCellValue(number.doubleValue());
    } else if (value instanceof Boolean truth) {
      cell.setCellValue(truth);
    } else if (value instanceof LocalDate day) {
      cell.setCellValue(day);
    } else if (value instanceof Instant time) {
      cell.setCellValue(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
    } else {
      cell.setCellValue(fitting(value.toString(), table));
    }
  }

  private static String fitting(String text, String table) {
    if (text.length() > LIMITS.getMaxTextLength()) {
      throw Failure.of(
          Failure.Kind.USAGE,
          "%s has a text of %d characters, and a cell holds %d; export it as csv or parquet."
              .formatted(table, text.length(), LIMITS.getMaxTextLength()));
    }
    return text;
  }

  private CellStyle bold() {
    Font bold = workbook.createFont();
    bold.setBold(true);
    CellStyle style = workbook.createCellStyle();
    style.setFont(bold);
    return style;
  }

  private CellStyle style(String format) {
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    return style;
  }

  /** The display format of a number; the cell keeps full precision. */
  private static String format(StructField column) {
    String unit = ExportedTable.unit(column);
    boolean money = unit.startsWith("US$") || unit.equals("national currency");
    return switch (column.dataType().typeName()) {
      case "date" -> "yyyy-mm-dd";
      case "timestamp" -> "yyyy-mm-dd hh:mm:ss";
      case "integer" -> "0";
      case "long" -> "#,##0";
      case "double" -> money ? "#,##0" : unit.startsWith("percent") ? "0.0000" : "General";
      default -> "General";
    };
  }
}
