package org.burdenshare.warehouse.store;

import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.data.Row;
import io.delta.kernel.internal.util.VectorUtils;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.TimestampType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
    if (type instanceof io.delta.kernel.types.ArrayType) {
      return list(row.getArray(ordinal));
    }
    if (type instanceof io.delta.kernel.types.MapType) {
      return map(row.getMap(ordinal));
    }
    throw new IllegalStateException("no value of Java for a column of type " + type);
  }

  private static List<Object> list(ArrayValue array) {
    return elements(array.getElements(), array.getSize());
  }

  private static Map<Object, Object> map(MapValue map) {
    List<Object> keys = elements(map.getKeys(), map.getSize());
    List<Object> values = elements(map.getValues(), map.getSize());
    Map<Object, Object> entries = new LinkedHashMap<>();
    for (int entry = 0; entry < keys.size(); entry++) {
      entries.put(keys.get(entry), values.get(entry));
    }
    return entries;
  }

  private static List<Object> elements(ColumnVector vector, int size) {
    List<Object> elements = new ArrayList<>();
    for (int element = 0; element < size; element++) {
      Object value = VectorUtils.getValueAsObject(vector, vector.getDataType(), element);
      elements.add(value instanceof Row row ? of(row) : value);
    }
    return elements;
  }
}
