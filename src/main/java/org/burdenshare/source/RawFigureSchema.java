package org.burdenshare.source;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The schema of what readers give: one row a figure, as the file says it, with its place. Text
 * stays text; meaning is given by the next stage.
 */
public final class RawFigureSchema {
  static final StructType SCHEMA =
      StructType.fromDDL(
          "edition_id STRING, file_edition_id STRING, locator STRING, raw_text STRING,"
              + " raw_problem STRING, measure STRING, unit STRING, price_base_year STRING,"
              + " area STRING, year STRING, value DOUBLE, value_text STRING, scale DOUBLE,"
              + " currency STRING, obs_status STRING, note STRING");

  private RawFigureSchema() {}

  /** No figure at all. */
  public static Dataset<Row> none(SparkSession spark) {
    return spark.createDataFrame(List.of(), SCHEMA);
  }

  public static Dataset<Row> ordered(Dataset<Row> rows) {
    return rows.select(Arrays.stream(SCHEMA.names()).map(name -> col(name)).toArray(Column[]::new));
  }
}
