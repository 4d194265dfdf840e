package org.burdenshare.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.burdenshare.model.Models;
import org.burdenshare.reference.ReferenceFile;

/**
 * The facts that the job holds as data: allies, names of areas, guidelines, statuses, aggregates,
 * sizes, new currencies and figures known to be out of the ordinary. Each is one CSV among the
 * resources, with a source or reason where a fact needs one; a model makes the table of it.
 *
 * @param spark the session that asks for them
 */
public record ReferenceTables(SparkSession spark) {
  private static final List<String> FILES =
      List.of(
          "aggregate",
          "ally",
          "area",
          "area_alias",
          "basis",
          "check_exception",
          "expected_series",
          "guideline",
          "obs_status",
          "redenomination",
          "release_season",
          "size_range");

  private static final List<String> TABLES =
      List.of(
          "ally",
          "aggregate_member",
          "area_name",
          "basis",
          "check_exception",
          "concerned_area",
          "dated_guideline",
          "expected_series",
          "observation_status",
          "redenomination",
          "release_season",
          "size_range");

  /** The same in every session of a process, so they are computed once, when they are asked for. */
  private static final Map<String, Facts> COMPUTED = new HashMap<>();

  private record Facts(List<Row> rows, StructType schema) {}

  /** Every table of facts that models name, by its name there. */
  public Map<String, Dataset<Row>> inputs() {
    return inputs(TABLES);
  }

  /** Some of these tables, by their names. */
  public Map<String, Dataset<Row>> inputs(List<String> tables) {
    Map<String, Dataset<Row>> inputs = new HashMap<>();
    facts(tables).forEach((table, facts) -> inputs.put(table, dataset(facts)));
    return inputs;
  }

  private Map<String, Facts> facts(List<String> tables) {
    synchronized (COMPUTED) {
      List<String> missing = tables.stream().filter(table -> !COMPUTED.containsKey(table)).toList();
      if (!missing.isEmpty()) {
        compute(missing);
      }
      return tables.stream().collect(Collectors.toMap(table -> table, COMPUTED::get));
    }
  }

  private void compute(List<String> tables) {
    Models models =
        new Models(
            spark, FILES.stream().collect(Collectors.toMap(file -> file + "_file", this::file)));
    try {
      for (String table : tables) {
        Dataset<Row> rows = models.table(table);
        COMPUTED.put(table, new Facts(rows.collectAsList(), rows.schema()));
      }
    } finally {
      models.dropViews();
    }
  }

  private Dataset<Row> file(String name) {
    List<String[]> lines = ReferenceFile.lines(name + ".csv");
    StructType schema = new StructType();
    for (String column : lines.get(0)) {
      schema = schema.add(column, DataTypes.StringType);
    }
    Stream<Row> rows = lines.stream().skip(1).map(line -> RowFactory.create((Object[]) line));
    return spark.createDataFrame(rows.toList(), schema);
  }

  /** A few rows, which need no more than one partition. */
  private Dataset<Row> dataset(Facts facts) {
    return spark.createDataFrame(facts.rows(), facts.schema()).coalesce(1);
  }
}
