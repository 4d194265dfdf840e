package org.burdenshare.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedExecuteImmediate;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.CloneTableStatement;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.DescribeRelation;
import org.apache.spark.sql.catalyst.plans.logical.ExecutableDuringAnalysis;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoDir;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.apache.spark.sql.catalyst.plans.logical.RestoreTableStatement;
import org.apache.spark.sql.catalyst.plans.logical.ScriptTransformation;
import org.apache.spark.sql.catalyst.plans.logical.ShowColumns;
import org.apache.spark.sql.catalyst.plans.logical.ShowTables;
import org.apache.spark.sql.catalyst.plans.logical.ShowViews;
import org.apache.spark.sql.execution.command.ExplainCommand;
import org.burdenshare.model.Models;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Warehouse;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.Tables;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The tables of one publication as read-only views.
 *
 * @param spark the session of the views
 * @param warehouse the warehouse
 * @param publication the publication
 * @param replaced rows that replace a table of the publication
 */
public record Snapshot(
    SparkSession spark,
    Warehouse warehouse,
    Publication publication,
    Map<Table, Dataset<Row>> replaced) {
  private static final List<Class<? extends LogicalPlan>> READING_COMMANDS =
      List.of(DescribeRelation.class, ShowTables.class, ShowViews.class, ShowColumns.class);

  /** Plans that write or run programs; some take effect in analysis, even under EXPLAIN. */
  private static final List<Class<?>> WRITING =
      List.of(
          Command.class,
          ParsedStatement.class,
          InsertIntoDir.class,
          ScriptTransformation.class,
          ExecutableDuringAnalysis.class,
          UnresolvedExecuteImmediate.class,
          RestoreTableStatement.class,
          CloneTableStatement.class);

  /** Every table and view that can be queried. */
  private static final List<Table> QUERIED =
      Stream.concat(Tables.STORED.stream(), Tables.VIEWS.stream()).toList();

  /** The tables behind the views. */
  public static final List<Table> TRACED =
      List.of(Tables.SHARE_VINTAGE, Tables.OBSERVATION, Tables.EDITION);

  private static final String NOT_FOUND = "TABLE_OR_VIEW_NOT_FOUND";

  /** The tables of a publication, and the views over them. */
  public static Snapshot of(SparkSession spark, Warehouse warehouse, Publication publication) {
    return new Snapshot(spark, warehouse, publication, Map.of());
  }

  /** The same tables with some of them replaced. */
  public Snapshot with(Map<Table, Dataset<Row>> rows) {
    return new Snapshot(spark, warehouse, publication, rows);
  }

  /**
   * The result of a query.
   *
   * @throws Failure if the statement is not read-only, or names a table that was added after the
   *     publication
   * @throws ParseException if it is not valid SQL
   */
  public Dataset<Row> query(String statement) throws ParseException {
    String query = statement.strip().replaceFirst(";\\s*$", "");
    requireReading(query);
    List<Table> later = new ArrayList<>();
    for (Table table : QUERIED) {
      if (mentions(query, table.name())) {
        if (has(table)) {
          rows(table).createOrReplaceTempView(table.name());
        } else {
          spark.catalog().dropTempView(table.name());
          later.add(table);
        }
      }
    }
    return answer(query, later);
  }

  /**
   * @param later tables that were added after the publication and that the query may name
   */
  private Dataset<Row> answer(String query, List<Table> later) {
    try {
      return spark.sql(query);
    } catch (Exception e) {
      if (!later.isEmpty()
          && e instanceof SparkThrowable thrown
          && NOT_FOUND.equals(thrown.getCondition())) {
        throw Warehouse.addedLater(later.get(0), publication);
      }
      throw e;
    }
  }

  /** Returns whether a table or view exists. */
  public boolean has(Table table) {
    return replaced.containsKey(table)
        || table.equals(Tables.PUBLICATION)
        || Tables.VIEWS.contains(table)
        || publication.has(table);
  }

  /**
   * The rows of a table or view.
   *
   * @throws Failure if the table was added after the publication
   */
  public Dataset<Row> rows(Table table) {
    if (replaced.containsKey(table)) {
      return table.described(replaced.get(table));
    }
    if (Tables.VIEWS.contains(table)) {
      return table.described(models(Map.of(), Map.of(), TRACED).table(table.name()));
    }
    return table.equals(Tables.PUBLICATION)
        ? warehouse.publicationTable()
        : warehouse.read(table, publication);
  }

  /**
   * Models over tables of the publication.
   *
   * @param facts the reference tables
   * @param parameters values of the models' named parameters
   * @param tables the published tables that they depend on
   */
  public Models models(
      Map<String, Dataset<Row>> facts, Map<String, Object> parameters, List<Table> tables) {
    Map<String, Dataset<Row>> inputs = new HashMap<>(facts);
    tables.forEach(table -> inputs.put(table.name(), rows(table)));
    return new Models(spark, inputs, parameters, UnaryOperator.identity());
  }

  /** Views are created for the tables that a query names; all can be listed. */
  private static boolean mentions(String query, String name) {
    String lower = query.toLowerCase(Locale.ROOT);
    return Pattern.compile("(?m)^\\s*show\\b|\\b" + name + "\\b").matcher(lower).find();
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
    if (plan instanceof ExplainCommand explained) {
      return writes(explained.logicalPlan());
    }
    return WRITING.stream().anyMatch(writing -> writing.isInstance(plan))
        || Stream.of(plan.children(), plan.innerChildren(), plan.subqueries())
            .flatMap(plans -> CollectionConverters.asJava(plans).stream())
            .anyMatch(inner -> inner instanceof LogicalPlan logical && writes(logical));
  }

  private static String firstWords(String query) {
    return query.lines().findFirst().orElse("").strip().replaceFirst("^(.{40}).+$", "$1 ...");
  }
}
