package org.burdenshare.warehouse.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A published table, declared by a CREATE TABLE statement in the resources. The statement is parsed
 * on first use, since a query needs few of the tables.
 */
public final class Table {
  /**
   * Column statistics are off, since files are few. Checkpoints and removals are left to the
   * upkeep, which goes by retained publications and not by age.
   */
  private static final Map<String, String> LOOKED_AFTER_BY_US =
      Map.of(
          "delta.dataSkippingNumIndexedCols", "0",
          "delta.checkpointInterval", "1000000",
          "delta.enableExpiredLogCleanup", "false");

  private final String name;
  private TableDeclaration declaration;

  private Table(String name) {
    this.name = name;
  }

  public Table(TableDeclaration declaration) {
    this(declaration.name());
    this.declaration = declaration;
  }

  /** The table declared by the resource of its name. */
  public static Table of(String name) {
    return new Table(name);
  }

  private synchronized TableDeclaration declaration() {
    if (declaration == null) {
      declaration = TableDeclaration.of(statement());
    }
    return declaration;
  }

  private String statement() {
    String resource = "/org/burdenshare/tables/%s.sql".formatted(name);
    try (InputStream in = Table.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its name in queries, and of its folder. */
  public String name() {
    return name;
  }

  /** Its grain and meaning. */
  public String comment() {
    return declaration().comment();
  }

  /** The columns that identify a row. */
  public List<String> key() {
    return declaration().key();
  }

  /** Its partition columns. */
  public List<String> partitions() {
    return declaration().partitions();
  }

  /** Its columns in order; their comments give meaning, unit and the meaning of null. */
  public StructType schema() {
    return declaration().schema();
  }

  /** The CHECK constraints by name. */
  public Map<String, String> constraints() {
    return declaration().constraints();
  }

  /**
   * A CREATE VIEW statement over one of its versions; columns that were added later are null.
   *
   * @param place the table's location
   * @param version its Delta version
   * @param present the columns of this version
   */
  public String viewDdl(String place, long version, Collection<String> present) {
    return "CREATE OR REPLACE VIEW %s (%s) COMMENT %s AS SELECT %s FROM delta.`%s` VERSION AS OF %d"
        .formatted(
            name,
            eachColumn(
                column ->
                    "`%s` COMMENT %s".formatted(column.name(), literal(column.getComment().get()))),
            literal(comment()),
            eachColumn(column -> shown(column, present)),
            place.replace("`", "``"),
            version);
  }

  /** The table properties: constraints, key, and Delta's own upkeep switched off. */
  public Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    constraints()
        .forEach((constraint, rule) -> properties.put("delta.constraints." + constraint, rule));
    properties.put(TableDeclaration.KEY, String.join(", ", key()));
    properties.putAll(LOOKED_AFTER_BY_US);
    return properties;
  }

  /** Rows of one of its versions with every declared column; one that was added later is null. */
  public Dataset<Row> completed(Dataset<Row> rows) {
    return Set.of(rows.columns()).containsAll(List.of(schema().fieldNames()))
        ? rows
        : rows.sparkSession().createDataFrame(List.of(), schema()).unionByName(rows, true);
  }

  /** Selects the table's columns from rows that may have others. */
  public Dataset<Row> conform(Dataset<Row> rows) {
    return rows.select(columns().map(Table::typed).toArray(Column[]::new));
  }

  /** The same with each column's comment. */
  public Dataset<Row> described(Dataset<Row> rows) {
    return rows.select(
        columns()
            .map(column -> typed(column).as(column.name(), column.metadata()))
            .toArray(Column[]::new));
  }

  private static Column typed(StructField column) {
    return functions.col(column.name()).cast(column.dataType()).as(column.name());
  }

  private Stream<StructField> columns() {
    return Arrays.stream(schema().fields());
  }

  private String eachColumn(Function<StructField, String> expression) {
    return columns().map(expression).collect(Collectors.joining(", "));
  }

  /** The expression of a column in a view over a version that may lack it. */
  private static String shown(StructField column, Collection<String> present) {
    return present.contains(column.name())
        ? "`%s`".formatted(column.name())
        : "CAST(NULL AS %s) AS `%s`".formatted(column.dataType().sql(), column.name());
  }

  private static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  @Override
  public String toString() {
    return name;
  }
}
