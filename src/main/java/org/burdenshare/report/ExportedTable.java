package org.burdenshare.report;

import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampType;

/**
 * A table as it is exported.
 *
 * @param name its name
 * @param comment its grain and meaning
 * @param key the columns that identify a row
 * @param columns its columns with types and comments; one that is not nullable is never null
 * @param source gives its rows, once they are wanted
 */
public record ExportedTable(
    String name,
    String comment,
    List<String> key,
    StructType columns,
    Supplier<Dataset<Row>> source) {
  /** A time as ISO 8601 has it, to the microsecond. */
  private static final String ISO_TIME = "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'";

  /** The same with the rows that meet a condition of Spark SQL. */
  public ExportedTable where(String condition) {
    return new ExportedTable(name, comment, key, columns, () -> rows().where(condition));
  }

  /** Its rows. */
  Dataset<Row> rows() {
    return source.get();
  }

  /** Its rows, in the order of its key. */
  Dataset<Row> sorted() {
    return rows().orderBy(key.stream().map(functions::col).toArray(Column[]::new));
  }

  /** The same for formats of text, with times as text. */
  Dataset<Row> sortedText() {
    Dataset<Row> text = sorted();
    for (StructField column : columns.fields()) {
      if (column.dataType() instanceof TimestampType) {
        text =
            text.withColumn(
                column.name(), functions.date_format(functions.col(column.name()), ISO_TIME));
      }
    }
    return text;
  }

  /** Whether no column of its key is ever null. */
  boolean isKeyNeverNull() {
    return key.stream().noneMatch(column -> columns.apply(column).nullable());
  }

  /** The unit that the name of a column ends with; empty where it has none. */
  static String unit(StructField column) {
    String name = column.name();
    if (name.endsWith("_pct")) {
      return "percent";
    }
    if (name.endsWith("_pp")) {
      return "percentage points";
    }
    if (name.endsWith("_usd_constant")) {
      return "US$ at prices of price_base_year";
    }
    if (name.endsWith("_usd")) {
      return "US$";
    }
    return name.endsWith("_xdc") ? "national currency" : "";
  }
}
