package org.burdenshare.query;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.text.StringEscapeUtils;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The formats of a query's result. */
public enum ResultFormat {
  /** Aligned columns for a person; the first thousand rows. */
  TABLE {
    @Override
    public void print(Dataset<Row> result, PrintStream out) {
      List<Row> rows = asText(result, type -> false).takeAsList(TABLE_ROWS + 1);
      List<Row> shown = rows.subList(0, Math.min(rows.size(), TABLE_ROWS));
      StructField[] fields = result.schema().fields();
      List<String> formats = new ArrayList<>();
      List<String> rule = new ArrayList<>();
      for (int column = 0; column < fields.length; column++) {
        int width = Math.max(1, fields[column].name().length());
        for (Row row : shown) {
          width = Math.max(width, cell(row, column).length());
        }
        formats.add(
            "%" + (fields[column].dataType() instanceof NumericType ? "" : "-") + width + "s");
        rule.add("-".repeat(width));
      }
      String line = String.join("  ", formats);
      out.println(line.formatted((Object[]) result.columns()).stripTrailing());
      out.println(String.join("  ", rule));
      for (Row row : shown) {
        Object[] cells =
            IntStream.range(0, fields.length).mapToObj(column -> cell(row, column)).toArray();
        out.println(line.formatted(cells).stripTrailing());
      }
      out.printf(
          rows.size() > TABLE_ROWS
              ? "(the first %d rows; --format csv gives all)%n"
              : shown.size() == 1 ? "(%d row)%n" : "(%d rows)%n",
          shown.size());
    }

    private String cell(Row row, int column) {
      return row.isNullAt(column) ? "NULL" : CONTROL.matcher(row.getString(column)).replaceAll(" ");
    }
  },

  /**
   * CSV by RFC 4180 with one header line. Numbers have the fewest digits that round-trip. A text
   * that a spreadsheet would take for a formula (it begins with = + - @, tab or carriage return, or
   * with apostrophes before these) is prefixed with an apostrophe. Null is an empty cell, an empty
   * text a quoted one. One partition of the rows is in memory at a time.
   */
  CSV {
    @Override
    public void print(Dataset<Row> result, PrintStream out) {
      StructField[] fields = result.schema().fields();
      out.println(
          Arrays.stream(fields)
              .map(field -> quoted(field.name()))
              .collect(Collectors.joining(",")));
      Iterator<Row> rows = asText(result, type -> type instanceof DoubleType).toLocalIterator();
      while (rows.hasNext()) {
        Row row = rows.next();
        List<String> line = new ArrayList<>();
        for (int column = 0; column < fields.length; column++) {
          line.add(row.isNullAt(column) ? "" : cell(row.get(column), fields[column].dataType()));
        }
        out.println(String.join(",", line));
      }
    }

    private String cell(Object value, DataType type) {
      if (value instanceof Double number) {
        return NumberOutput.toString(number, true);
      }
      String text = value.toString();
      return quoted(type instanceof StringType && FORMULA.matcher(text).find() ? "'" + text : text);
    }

    private String quoted(String text) {
      return text.isEmpty() ? "\"\"" : StringEscapeUtils.escapeCsv(text);
    }
  },

  /** A JSON array of objects, one a line. */
  JSON {
    @Override
    public void print(Dataset<Row> result, PrintStream out) {
      Iterator<String> rows = objects(result).toLocalIterator();
      out.print("[");
      String separator = System.lineSeparator();
      while (rows.hasNext()) {
        out.print(separator + rows.next());
        separator = "," + System.lineSeparator();
      }
      out.println(System.lineSeparator() + "]");
    }
  };

  private static final Map<String, String> WITH_NULLS = Map.of("ignoreNullFields", "false");
  private static final int TABLE_ROWS = 1000;
  private static final Pattern FORMULA = Pattern.compile("^'*[=+\\-@\\t\\r]");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

  public abstract void print(Dataset<Row> result, PrintStream out);

  /** Each row as a JSON object, with its nulls. */
  public static Dataset<String> objects(Dataset<Row> result) {
    return result
        .select(functions.to_json(functions.struct(functions.col("*")), WITH_NULLS))
        .as(Encoders.STRING());
  }

  /** Converts columns to text, except those of accepted types. Column names may repeat. */
  private static Dataset<Row> asText(Dataset<Row> result, Predicate<DataType> kept) {
    StructField[] fields = result.schema().fields();
    String[] places =
        IntStream.range(0, fields.length).mapToObj(place -> "c" + place).toArray(String[]::new);
    Dataset<Row> byPlace = result.toDF(places);
    return byPlace.select(
        IntStream.range(0, fields.length)
            .mapToObj(
                place -> {
                  Column value = byPlace.col(places[place]);
                  DataType type = fields[place].dataType();
                  return kept.test(type) ? value : text(value, type);
                })
            .toArray(Column[]::new));
  }

  /** Converts lists and maps to JSON; other columns stay as they are. */
  public static Dataset<Row> nestedAsText(Dataset<Row> result) {
    return asText(result, type -> !isNested(type));
  }

  private static Column text(Column value, DataType type) {
    return isNested(type) ? functions.to_json(value) : value.cast("string");
  }

  private static boolean isNested(DataType type) {
    return type instanceof ArrayType || type instanceof MapType || type instanceof StructType;
  }
}
