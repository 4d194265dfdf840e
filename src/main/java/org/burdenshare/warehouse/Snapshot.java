package org.burdenshare.warehouse;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.DescribeRelation;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoDir;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoStatement;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ShowColumns;
import org.apache.spark.sql.catalyst.plans.logical.ShowTables;
import org.apache.spark.sql.catalyst.plans.logical.ShowViews;
import org.apache.spark.sql.execution.command.ExplainCommand;
import org.burdenshare.vocabulary.Failure;
import scala.jdk.javaapi.CollectionConverters;

/** The tables of one publication, to be queried by name and never to be changed. */
public final class Snapshot {
  private static final List<Class<? extends LogicalPlan>> READING_COMMANDS =
      List.of(
          DescribeRelation.class,
          ShowTables.class,
          ShowViews.class,
          ShowColumns.class,
          ExplainCommand.class);

  private final SparkSession spark;
  private final Warehouse warehouse;
  private final Publication publication;
  private final Map<String, Supplier<Dataset<Row>>> relations = new TreeMap<>();

  private Snapshot(SparkSession spark, Warehouse warehouse, Publication publication) {
    this.spark = spark;
    this.warehouse = warehouse;
    this.publication = publication;
    Stream.concat(Tables.PUBLISHED.stream(), Stream.of(Tables.PUBLICATION))
        .forEach(table -> relations.put(table.name(), () -> rows(table)));
  }

  /**
   * The tables of a publication.
   *
   * @param runId the publication's run; null for the current one
   * @throws Failure if there is no such publication
   */
  public static Snapshot open(SparkSession spark, Warehouse warehouse, String runId) {
    Publication current = warehouse.requirePublication();
    return new Snapshot(spark, warehouse, runId == null ? current : warehouse.publication(runId));
  }

  /**
   * Adds a view over the tables, made only for a query that names it.
   *
   * @param name its name in queries
   * @param view its rows, from those of the tables
   */
  public Snapshot with(String name, Function<Function<Table, Dataset<Row>>, Dataset<Row>> view) {
    relations.put(name, () -> view.apply(this::rows));
    return this;
  }

  /**
   * The answer to a query.
   *
   * @throws Failure if the statement would do anything but read
   * @throws ParseException if it is no SQL
   */
  public Dataset<Row> query(String statement) throws ParseException {
    String query = statement.strip().replaceFirst(";\\s*$", "");
    requireReading(query);
    relations.forEach(
        (name, rows) -> {
          if (concerns(query, name)) {
            rows.get().createOrReplaceTempView(name);
          }
        });
    return spark.sql(query);
  }

  private Dataset<Row> rows(Table table) {
    return table.equals(Tables.PUBLICATION)
        ? warehouse.publicationTable()
        : warehouse.read(table, publication);
  }

  /** A table that is not named costs nothing; all are there to be listed. */
  private static boolean concerns(String query, String name) {
    String lower = query.toLowerCase(Locale.ROOT);
    return Pattern.compile("(?m)^\\s*show\\b").matcher(lower).find() || lower.contains(name);
  }

  private void requireReading(String query) throws ParseException {
    if (writes(spark.sessionState().sqlParser().parsePlan(query))) {
      throw Failure.of(
          Failure.Kind.USAGE,
          "The published tables are read-only, and this statement (%s) does more than read; give a"
                  .formatted(firstWords(query))
              + " SELECT, DESCRIBE, SHOW TABLES or EXPLAIN.");
    }
  }

  private static boolean writes(LogicalPlan plan) {
    if (READING_COMMANDS.stream().anyMatch(command -> command.isInstance(plan))) {
      return false;
    }
    return plan instanceof Command
        || plan instanceof InsertIntoStatement
        || plan instanceof InsertIntoDir
        || CollectionConverters.asJava(plan.children()).stream().anyMatch(Snapshot::writes);
  }

  private static String firstWords(String query) {
    return query.lines().findFirst().orElse("").strip().replaceFirst("^(.{40}).+$", "$1 ...");
  }
}
