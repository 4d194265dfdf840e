package org.burdenshare.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.TimestampType;
import org.burdenshare.query.Snapshot;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.Tables;

/**
 * A table to be exported.
 *
 * @param table its name, key and columns
 * @param rows its rows
 */
public record ExportedTable(Table table, Dataset<Row> rows) {
  private static final String ALL = "all";

  private static final Map<String, String> UNITS =
      Map.of(
          "_pct", "percent",
          "_pp", "percentage points",
          "_usd_constant", "US$ at prices of price_base_year",
          "_usd", "US$",
          "_xdc", "national currency");

  /** An ISO 8601 timestamp to the microsecond. */
  private static final String ISO_TIME = "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'";

  /**
   * Tables of a publication, or views over them, filtered by a condition.
   *
   * @param names their names, or {@code all} for those of the publication
   * @param condition a condition of Spark SQL
   * @throws Failure of kind {@code USAGE} naming all if there is no such table
   */
  public static List<ExportedTable> of(Snapshot snapshot, List<String> names, String condition) {
    return chosen(snapshot, names).stream()
        .map(table -> new ExportedTable(table, snapshot.rows(table).where(condition)))
        .toList();
  }

  private static List<Table> chosen(Snapshot snapshot, List<String> names) {
    Map<String, Table> known = new LinkedHashMap<>();
    Tables.PUBLISHED.forEach(table -> known.put(table.name(), table));
    Tables.VIEWS.forEach(view -> known.put(view.name(), view));
    if (names.equals(List.of(ALL))) {
      return known.values().stream().filter(snapshot::has).toList();
    }
    for (String name : names) {
      if (!known.containsKey(name)) {
        throw Failure.of(
            Failure.Kind.USAGE,
            "There is no table '%s'; give %s or %s."
                .formatted(name, String.join(", ", known.keySet()), ALL));
      }
    }
    return names.stream().distinct().map(known::get).toList();
  }

  public String name() {
    return table.name();
  }

  /** Its rows, ordered by its key. */
  Dataset<Row> sorted() {
    return rows.orderBy(table.key().stream().map(functions::col).toArray(Column[]::new));
  }

  /** Its rows for text formats, with timestamps as text. */
  Dataset<Row> sortedText() {
    Dataset<Row> text = sorted();
    for (StructField column : table.schema().fields()) {
      if (column.dataType() instanceof TimestampType) {
        text =
            text.withColumn(
                column.name(), functions.date_format(functions.col(column.name()), ISO_TIME));
      }
    }
    return text;
  }

  /** Returns whether no key column is nullable. */
  boolean isKeyRequired() {
    return table.key().stream().noneMatch(column -> table.schema().apply(column).nullable());
  }

  /** The unit in a column name's suffix; empty if it has none. */
  static String unit(StructField column) {
    return UNITS.entrySet().stream()
        .filter(unit -> column.name().endsWith(unit.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
