package org.burdenshare.warehouse.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The differences between an existing table and its declaration. An upgrade can add nullable
 * columns and make a column nullable; comments, properties and the order of columns do not matter.
 * No other difference can be upgraded.
 *
 * @param added nullable columns that the table lacks
 * @param unreadable the differences that prevent reading: a missing column that is not nullable,
 *     another type, nulls where none are declared
 * @param unwritable the differences that only prevent writing: undeclared columns, other partitions
 */
public record SchemaDifference(
    List<String> added, List<String> unreadable, List<String> unwritable) {

  /**
   * Compares a table with its declaration.
   *
   * @param declared the declaration
   * @param stored its columns
   * @param partitions its partition columns
   */
  public static SchemaDifference of(Table declared, StructType stored, List<String> partitions) {
    Map<String, StructField> present =
        Arrays.stream(stored.fields())
            .collect(Collectors.toMap(StructField::name, Function.identity()));
    StructType schema = declared.schema();
    List<String> added = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (StructField column : schema.fields()) {
      StructField found = present.get(column.name());
      if (found == null && column.nullable()) {
        added.add(column.name());
      } else if (found == null) {
        unreadable.add("it has no %s, which is never null".formatted(column.name()));
      } else if (!found.dataType().sameType(column.dataType())) {
        unreadable.add(
            "its %s is %s, expected %s"
                .formatted(column.name(), found.dataType().sql(), column.dataType().sql()));
      } else if (found.nullable() && !column.nullable()) {
        unreadable.add("its %s may be null, expected never".formatted(column.name()));
      }
    }
    return new SchemaDifference(
        List.copyOf(added),
        List.copyOf(unreadable),
        unwritable(declared, schema, stored, partitions));
  }

  private static List<String> unwritable(
      Table declared, StructType schema, StructType stored, List<String> partitions) {
    Set<String> known = Set.of(schema.fieldNames());
    List<String> unwritable =
        Arrays.stream(stored.fieldNames())
            .filter(name -> !known.contains(name))
            .map("this version knows no %s"::formatted)
            .collect(Collectors.toCollection(ArrayList::new));
    if (!partitions.equals(declared.partitions())) {
      unwritable.add(
          "it is partitioned by %s, expected by %s"
              .formatted(names(partitions), names(declared.partitions())));
    }
    return List.copyOf(unwritable);
  }

  /** Returns whether the next commit can upgrade the table to its declaration. */
  public boolean isUpgradable() {
    return unreadable.isEmpty() && unwritable.isEmpty();
  }

  /** The differences that no upgrade can remove, for messages. */
  public String obstacles() {
    return Stream.concat(unreadable.stream(), unwritable.stream())
        .collect(Collectors.joining(", "));
  }

  /**
   * The message about a table of another version of the program, with the remedy.
   *
   * @param table its location
   * @param obstacles the differences
   * @param version the program that published last; empty if unknown
   */
  public static String sentence(String table, String obstacles, String version) {
    return "The table %s is of another version of burdenshare: %s; run the version that published last%s, or publish into a new folder (--warehouse)."
        .formatted(table, obstacles, version.isEmpty() ? "" : " (" + version + ")");
  }

  private static String names(List<String> columns) {
    return columns.isEmpty() ? "nothing" : String.join(", ", columns);
  }
}
