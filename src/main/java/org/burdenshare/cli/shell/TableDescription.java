package org.burdenshare.cli.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.text.WordUtils;
import org.apache.spark.sql.types.StructField;
import org.burdenshare.warehouse.table.Table;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** Describes tables and columns for the prompt, wrapped to the width of the screen. */
final class TableDescription {
  private static final int NARROWEST_MEANING = 24;
  private static final Pattern STRUCT = Pattern.compile("STRUCT<.*?>");

  private TableDescription() {}

  /** Every table with its grain. */
  static List<String> lines(List<Table> tables, int width) {
    return aligned(
        tables.stream().map(table -> List.of(table.name(), table.comment())).toList(), width);
  }

  /** A table's meaning and key, and each column's type, meaning and unit. */
  static List<String> lines(Table table, int width) {
    String meaning = table.comment() + ". Key: " + String.join(", ", table.key());
    List<String> lines = new ArrayList<>();
    WordUtils.wrap(meaning, width, "\n", false).lines().forEach(lines::add);
    lines.addAll(
        aligned(
            Arrays.stream(table.schema().fields())
                .map(field -> List.of(field.name(), type(field), field.getComment().get()))
                .toList(),
            width));
    return lines;
  }

  private static String type(StructField field) {
    String type = STRUCT.matcher(field.dataType().sql()).replaceAll("STRUCT");
    return field.nullable() ? type : type + " NOT NULL";
  }

  /** Aligned rows whose last cell may wrap over several lines. */
  private static List<String> aligned(List<List<String>> rows, int width) {
    int left = width;
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < rows.get(0).size() - 1; column++) {
      int place = column;
      int widest = rows.stream().mapToInt(row -> row.get(place).length()).max().orElseThrow();
      columns.add(new Column(widest + 2, 0, Overflow.WRAP));
      left -= widest + 2;
    }
    columns.add(new Column(Math.max(NARROWEST_MEANING, left), 0, Overflow.WRAP));
    TextTable table =
        TextTable.forColumns(Help.defaultColorScheme(Ansi.OFF), columns.toArray(Column[]::new));
    rows.forEach(row -> table.addRowValues(row.toArray(String[]::new)));
    return table.toString().lines().toList();
  }
}
