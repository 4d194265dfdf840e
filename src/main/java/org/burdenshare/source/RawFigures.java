package org.burdenshare.source;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What every reader gives: one row a figure, as the file says it, with its place. Text stays text;
 * meaning is given by the next stage.
 */
public final class RawFigures {
  private static final List<String> COLUMNS =
      List.of(
          "edition_id",
          "file_edition_id",
          "locator",
          "raw_text",
          "raw_problem",
          "measure",
          "unit",
          "price_base_year",
          "area",
          "year",
          "value",
          "value_text",
          "currency",
          "obs_status",
          "note");

  private RawFigures() {}

  /** No figure at all. */
  public static Dataset<Row> none(SparkSession spark) {
    StructType schema = new StructType();
    for (String column : COLUMNS) {
      schema =
          schema.add(column, column.equals("value") ? DataTypes.DoubleType : DataTypes.StringType);
    }
    return spark.createDataFrame(List.of(), schema);
  }

  static Dataset<Row> ordered(Dataset<Row> rows) {
    return rows.select(COLUMNS.stream().map(name -> col(name)).toArray(Column[]::new));
  }
}
