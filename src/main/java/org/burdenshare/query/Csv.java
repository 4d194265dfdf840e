package org.burdenshare.query;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;

/**
 * CSV by RFC 4180 with one header line. A number has the fewest digits that give it back exactly. A
 * text that a spreadsheet would run as a formula (it begins with = + - @, tab or carriage return,
 * or with apostrophes before these) gets an apostrophe in front. Null is an empty cell, an empty
 * text a quoted one.
 */
public final class Csv {
  private static final Pattern FORMULA = Pattern.compile("^'*[=+\\-@\\t\\r]");
  private static final Pattern SPECIAL = Pattern.compile("[\",\\r\\n]");

  private Csv() {}

  /** Prints rows, a partition of them at a time in memory. */
  public static void print(Dataset<Row> rows, PrintStream out) {
    StructField[] fields = rows.schema().fields();
    out.println(
        Arrays.stream(fields).map(field -> quoted(field.name())).collect(Collectors.joining(",")));
    Iterator<Row> cells =
        ResultFormat.asText(rows, type -> type instanceof DoubleType).toLocalIterator();
    while (cells.hasNext()) {
      Row row = cells.next();
      List<String> line = new ArrayList<>();
      for (int column = 0; column < fields.length; column++) {
        line.add(row.isNullAt(column) ? "" : cell(row.get(column), fields[column].dataType()));
      }
      out.println(String.join(",", line));
    }
  }

  private static String cell(Object value, DataType type) {
    if (value instanceof Double number) {
      return NumberOutput.toString(number, true);
    }
    String text = value.toString();
    return quoted(type instanceof StringType && FORMULA.matcher(text).find() ? "'" + text : text);
  }

  private static String quoted(String text) {
    return text.isEmpty() || SPECIAL.matcher(text).find()
        ? "\"" + text.replace("\"", "\"\"") + "\""
        : text;
  }
}
