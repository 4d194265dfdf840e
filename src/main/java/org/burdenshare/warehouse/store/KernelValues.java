package org.burdenshare.warehouse.store;

import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.internal.util.VectorUtils;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Converts values of Delta Kernel to plain Java values. */
final class KernelValues {
  private KernelValues() {}

  /** The rows of a batch by column name. */
  static List<Map<String, Object>> of(ColumnarBatch batch) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int row = 0; row < batch.getSize(); row++) {
      rows.add(values(batch.getSchema(), batch::getColumnVector, row));
    }
    return rows;
  }

  private static Map<String, Object> values(
      StructType type, IntFunction<ColumnVector> columns, int row) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int ordinal = 0; ordinal < type.length(); ordinal++) {
      values.put(type.at(ordinal).getName(), value(columns.apply(ordinal), row));
    }
    return values;
  }

  private static Object value(ColumnVector column, int row) {
    if (column.isNullAt(row)) {
      return null;
    }
    if (column.getDataType() instanceof DateType) {
      return LocalDate.ofEpochDay(column.getInt(row));
    }
    if (column.getDataType() instanceof TimestampType) {
      return Instant.EPOCH.plus(column.getLong(row), ChronoUnit.MICROS);
    }
    if (column.getDataType() instanceof StructType nested) {
      return values(nested, column::getChild, row);
    }
    if (column.getDataType() instanceof MapType) {
      return VectorUtils.toJavaMap(column.getMap(row));
    }
    if (column.getDataType() instanceof ArrayType) {
      ArrayValue array = column.getArray(row);
      List<Object> elements = new ArrayList<>();
      ColumnVector vector = array.getElements();
      for (int element = 0; element < array.getSize(); element++) {
        elements.add(value(vector, element));
      }
      return elements;
    }
    return VectorUtils.getValueAsObject(column, column.getDataType(), row);
  }
}
