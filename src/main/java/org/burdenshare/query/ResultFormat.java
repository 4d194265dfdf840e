package org.burdenshare.query;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NumericType;
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

  /** As {@link Csv} has it. */
  CSV {
    @Override
    public void print(Dataset<Row> result, PrintStream out) {
      Csv.print(result, out);
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
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

  /** Prints a result. */
  public abstract void print(Dataset<Row> result, PrintStream out);

  /** Each row as a JSON object, with its nulls. */
  public static Dataset<String> objects(Dataset<Row> result) {
    String[] names = result.columns();
    Dataset<Row> byPlace = byPlace(result);
    Column[] named =
        IntStream.range(0, names.length)
            .mapToObj(column -> byPlace.col(name(column)).as(names[column]))
            .toArray(Column[]::new);
    return byPlace
        .select(functions.to_json(functions.struct(named), WITH_NULLS))
        .as(Encoders.STRING());
  }

  /** Columns as text, but for those of a type that is kept, named by their place. */
  static Dataset<Row> asText(Dataset<Row> result, Predicate<DataType> kept) {
    StructField[] fields = result.schema().fields();
    Dataset<Row> byPlace = byPlace(result);
    return byPlace.select(
        IntStream.range(0, fields.length)
            .mapToObj(
                column -> {
                  Column value = byPlace.col(name(column));
                  DataType type = fields[column].dataType();
                  return kept.test(type) ? value : text(value, type).as(name(column));
                })
            .toArray(Column[]::new));
  }

  /** Columns as they are, but for lists and maps as JSON; named by their place. */
  public static Dataset<Row> nestedAsText(Dataset<Row> result) {
    return asText(result, type -> !isNested(type));
  }

  private static Column text(Column value, DataType type) {
    return isNested(type) ? functions.to_json(value) : value.cast("string");
  }

  private static boolean isNested(DataType type) {
    return type instanceof ArrayType || type instanceof MapType || type instanceof StructType;
  }

  /** With columns named by their place, for a result may name two alike. */
  private static Dataset<Row> byPlace(Dataset<Row> result) {
    return result.toDF(
        IntStream.range(0, result.columns().length)
            .mapToObj(ResultFormat::name)
            .toArray(String[]::new));
  }

  private static String name(int column) {
    return "c" + column;
  }
}
