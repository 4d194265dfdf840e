package org.burdenshare.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
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
 */
public final class ReferenceTables {
  private static final List<String> FILES =
      List.of(
          "aggregate",
          "ally",
          "area",
          "area_alias",
          "check_exception",
          "guideline",
          "obs_status",
          "redenomination",
          "size_range");

  private static final List<String> TABLES =
      List.of(
          "ally",
          "aggregate_member",
          "area_name",
          "check_exception",
          "concerned_area",
          "dated_guideline",
          "observation_status",
          "redenomination",
          "size_range");

  /** The same in every session of a process, so they are computed once. */
  private static Map<String, Facts> computed;

  private final SparkSession spark;

  private record Facts(List<Row> rows, StructType schema) {}

  public ReferenceTables(SparkSession spark) {
    this.spark = spark;
  }

  /** Every table of facts that models name, by its name there. */
  public Map<String, Dataset<Row>> inputs() {
    Map<String, Dataset<Row>> inputs = new HashMap<>();
    facts(spark).forEach((table, facts) -> inputs.put(table, dataset(facts)));
    return inputs;
  }

  private static synchronized Map<String, Facts> facts(SparkSession spark) {
    if (computed == null) {
      computed = computed(spark);
    }
    return computed;
  }

  private static Map<String, Facts> computed(SparkSession spark) {
    ReferenceTables files = new ReferenceTables(spark);
    Models models =
        new Models(
            spark,
            FILES.stream().collect(Collectors.toMap(file -> file + "_file", files::file)),
            Map.of(),
            UnaryOperator.identity());
    try {
      return TABLES.stream()
          .collect(
              Collectors.toMap(
                  table -> table,
                  table -> {
                    Dataset<Row> rows = models.table(table);
                    return new Facts(rows.collectAsList(), rows.schema());
                  }));
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
