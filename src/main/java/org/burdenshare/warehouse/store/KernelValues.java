package org.burdenshare.warehouse.store;

import io.delta.kernel.data.Row;
import io.delta.kernel.internal.util.VectorUtils;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.TimestampType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Converts values of Delta Kernel to plain values of Java. */
final class KernelValues {
  private KernelValues() {}

  /** The values of a row by the names of its columns. */
  static Map<String, Object> of(Row row) {
    Map<String, Object> values = new LinkedHashMap<>();
    List<StructField> fields = row.getSchema().fields();
    for (int ordinal = 0; ordinal < fields.size(); ordinal++) {
      values.put(
          fields.get(ordinal).getName(),
          row.isNullAt(ordinal) ? null : value(row, ordinal, fields.get(ordinal).getDataType()));
    }
    return values;
  }

  private static Object value(Row row, int ordinal, DataType type) {
    if (type instanceof StringType) {
      return row.getString(ordinal);
    }
    if (type instanceof IntegerType) {
      return row.getInt(ordinal);
    }
    if (type instanceof LongType) {
      return row.getLong(ordinal);
    }
    if (type instanceof DoubleType) {
      return row.getDouble(ordinal);
    }
    if (type instanceof BooleanType) {
      return row.getBoolean(ordinal);
    }
    if (type instanceof DateType) {
      return LocalDate.ofEpochDay(row.getInt(ordinal));
    }
    if (type instanceof TimestampType) {
      return Instant.EPOCH.plus(row.getLong(ordinal), ChronoUnit.MICROS);
    }
    if (type instanceof ArrayType) {
      return VectorUtils.toJavaList(row.getArray(ordinal)).stream()
          .map(element -> element instanceof Row nested ? of(nested) : element)
          .toList();
    }
    if (type instanceof MapType) {
      return VectorUtils.toJavaMap(row.getMap(ordinal));
    }
    throw new IllegalStateException("no value of Java for a column of type " + type);
  }
}
