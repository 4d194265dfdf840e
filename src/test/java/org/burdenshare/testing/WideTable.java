package org.burdenshare.testing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** A table of many columns, of which a test names only those that it is about. */
public final class WideTable {
  private final StructType schema;
  private final Map<String, Object> usual;

  private WideTable(StructType schema, Map<String, Object> usual) {
    this.schema = schema;
    this.usual = usual;
  }

  /** A table with these columns, each null unless a row says otherwise. */
  public static WideTable of(String ddl) {
    return new WideTable(StructType.fromDDL(ddl), Map.of());
  }

  /** The same table, with a value for the rows that do not name the column. */
  public WideTable usually(String column, Object value) {
    schema.fieldIndex(column);
    Map<String, Object> values = new HashMap<>(usual);
    values.put(column, value);
    return new WideTable(schema, values);
  }

  /** A row: column, value, column, value and so on. */
  public Row row(Object... columnsAndValues) {
    Object[] values = Arrays.stream(schema.fieldNames()).map(usual::get).toArray();
    for (int place = 0; place < columnsAndValues.length; place += 2) {
      values[schema.fieldIndex((String) columnsAndValues[place])] = columnsAndValues[place + 1];
    }
    return RowFactory.create(values);
  }

  /** The row with an ending to the texts of some columns. */
  Row ending(Row row, String ending, List<String> columns) {
    Object[] values = IntStream.range(0, row.size()).mapToObj(row::get).toArray();
    for (String column : columns) {
      int place = schema.fieldIndex(column);
      values[place] = values[place] == null ? null : values[place] + ending;
    }
    return RowFactory.create(values);
  }

  /** The table with these rows. */
  public Dataset<Row> with(Row... rows) {
    return TestSpark.session().createDataFrame(Arrays.asList(rows), schema);
  }
}
