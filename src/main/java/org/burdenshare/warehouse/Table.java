package org.burdenshare.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * A published table as it is declared.
 *
 * @param name its folder in the warehouse and its name in queries
 * @param comment its grain and meaning
 * @param key the columns that identify a row
 * @param partitions the columns by whose values its files are apart
 * @param columns every column in order
 * @param constraints what holds for each row, by name
 */
public record Table(
    String name,
    String comment,
    List<String> key,
    List<String> partitions,
    List<TableColumn> columns,
    Map<String, String> constraints) {

  /**
   * Files are few, so that statistics of their columns would serve nobody; checkpoints are written
   * and old files removed when no kept publication names them, whatever their age.
   */
  private static final Map<String, String> LOOKED_AFTER_BY_US =
      Map.of(
          "delta.dataSkippingNumIndexedCols", "0",
          "delta.checkpointInterval", "1000000",
          "delta.enableExpiredLogCleanup", "false");

  /**
   * A column.
   *
   * @param name its name
   * @param type its type in Spark SQL
   * @param required whether it is never null
   * @param comment meaning, unit and what null means
   */
  record TableColumn(String name, String type, boolean required, String comment) {
    private String ddl() {
      return ddl(" " + type + (required ? " NOT NULL" : ""));
    }

    /** In a view, which takes the type of what it shows. */
    private String viewDdl() {
      return ddl("");
    }

    /** What a view shows of it where only some columns are there. */
    private String shown(Collection<String> present) {
      return present.contains(name)
          ? "`%s`".formatted(name)
          : "CAST(NULL AS %s) AS `%s`".formatted(type, name);
    }

    private String ddl(String type) {
      return "`%s`%s COMMENT %s".formatted(name, type, literal(comment));
    }
  }

  static Builder named(String name, String comment) {
    return new Builder(name, comment);
  }

  /** Its columns with their types and comments. */
  public StructType schema() {
    return StructType.fromDDL(
        columns.stream().map(TableColumn::ddl).collect(Collectors.joining(", ")));
  }

  /**
   * A statement that makes a view of its name over one of its versions; columns that came later are
   * null.
   *
   * @param place where the table is
   * @param version its Delta version
   * @param present the columns that this version has
   */
  String viewDdl(String place, long version, Collection<String> present) {
    return "CREATE OR REPLACE VIEW %s (%s) COMMENT %s AS SELECT %s FROM delta.`%s` VERSION AS OF %d"
        .formatted(
            name,
            columns.stream().map(TableColumn::viewDdl).collect(Collectors.joining(", ")),
            literal(comment),
            columns.stream().map(column -> column.shown(present)).collect(Collectors.joining(", ")),
            place.replace("`", "``"),
            version);
  }

  /** What Delta is to hold it to, its key, and what it is to leave alone. */
  Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    constraints.forEach(
        (constraint, rule) -> properties.put("delta.constraints." + constraint, rule));
    properties.put("burdenshare.key", String.join(", ", key));
    properties.putAll(LOOKED_AFTER_BY_US);
    return properties;
  }

  /**
   * Rows of one of its versions with every column that is declared, null where the version is
   * before the column.
   */
  Dataset<Row> completed(Dataset<Row> rows) {
    Set<String> present = Set.of(rows.columns());
    if (columns.stream().allMatch(column -> present.contains(column.name()))) {
      return rows;
    }
    Stream<Column> declared =
        Arrays.stream(schema().fields())
            .map(
                field ->
                    present.contains(field.name())
                        ? functions.col(field.name())
                        : functions
                            .lit(null)
                            .cast(field.dataType())
                            .as(field.name(), field.metadata()));
    Stream<Column> others =
        present.stream()
            .filter(name -> columns.stream().noneMatch(column -> column.name().equals(name)))
            .sorted()
            .map(functions::col);
    return rows.select(Stream.concat(declared, others).toArray(Column[]::new));
  }

  /** The table's columns out of rows that may have others besides. */
  Dataset<Row> conform(Dataset<Row> rows) {
    return rows.select(
        columns.stream()
            .map(column -> functions.col(column.name()).cast(column.type()).as(column.name()))
            .toArray(Column[]::new));
  }

  /** The same with the meaning of each column. */
  Dataset<Row> described(Dataset<Row> rows) {
    return conform(rows)
        .select(
            Arrays.stream(schema().fields())
                .map(field -> functions.col(field.name()).as(field.name(), field.metadata()))
                .toArray(Column[]::new));
  }

  private static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /** Puts a declaration together. */
  static final class Builder {
    private final String name;
    private final String comment;
    private final List<String> key = new ArrayList<>();
    private final List<String> partitions = new ArrayList<>();
    private final List<TableColumn> columns = new ArrayList<>();
    private final Map<String, String> constraints = new TreeMap<>();

    private Builder(String name, String comment) {
      this.name = name;
      this.comment = comment;
    }

    /** A column of the key, never null. */
    Builder key(String column, String type, String meaning) {
      key.add(column);
      return required(column, type, meaning);
    }

    /** A column of the key that may be null, where null is a value of its own. */
    Builder nullableKey(String column, String type, String meaning) {
      key.add(column);
      return optional(column, type, meaning);
    }

    /** A column of the key by whose values the files are apart. */
    Builder partition(String column, String type, String meaning) {
      partitions.add(column);
      return key(column, type, meaning);
    }

    /** A column that is never null. */
    Builder required(String column, String type, String meaning) {
      columns.add(new TableColumn(column, type, true, meaning));
      return this;
    }

    /** A column that may be null. */
    Builder optional(String column, String type, String meaning) {
      columns.add(new TableColumn(column, type, false, meaning));
      return this;
    }

    /** What holds for each row. */
    Builder check(String constraint, String rule) {
      constraints.put(constraint, rule);
      return this;
    }

    Table build() {
      return new Table(
          name,
          comment,
          List.copyOf(key),
          List.copyOf(partitions),
          List.copyOf(columns),
          Map.copyOf(constraints));
    }
  }
}
