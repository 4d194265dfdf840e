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
 * A published table as its statement among the resources declares it. The statement is parsed when
 * more than the name is asked for: a query needs few of the tables.
 */
public final class Table {
  /**
   * Files are few, so that statistics of their columns would serve nobody; checkpoints are written
   * and old files removed when no kept publication names them, whatever their age.
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

  /** The table that the statement of its name among the resources declares. */
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

  /** Its folder in the warehouse and its name in queries. */
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

  /** The columns by whose values its files are apart. */
  public List<String> partitions() {
    return declaration().partitions();
  }

  /** Its columns in order: types, and as comments their meaning, unit and what null means. */
  public StructType schema() {
    return declaration().schema();
  }

  /** The CHECK constraints by name. */
  public Map<String, String> constraints() {
    return declaration().constraints();
  }

  /**
   * A statement that makes a view of its name over one of its versions; columns that came later are
   * null.
   *
   * @param place where the table is
   * @param version its Delta version
   * @param present the columns that this version has
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

  /**
   * Rows of one of its versions with every column that is declared, null where the version is
   * before the column.
   */
  public Dataset<Row> completed(Dataset<Row> rows) {
    return Set.of(rows.columns()).containsAll(List.of(schema().fieldNames()))
        ? rows
        : rows.sparkSession().createDataFrame(List.of(), schema()).unionByName(rows, true);
  }

  /** The table's columns out of rows that may have others besides. */
  public Dataset<Row> conform(Dataset<Row> rows) {
    return rows.select(columns().map(Table::typed).toArray(Column[]::new));
  }

  /** The same with the meaning of each column. */
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

  private String eachColumn(Function<StructField, String> said) {
    return columns().map(said).collect(Collectors.joining(", "));
  }

  /** The expression of a column in a view of a version that may lack it. */
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
