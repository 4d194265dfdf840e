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
import org.burdenshare.reference.GroupMember;
import org.burdenshare.reference.ReferenceFile;

/**
 * The reference tables: allies, area names, guidelines, statuses, aggregates, sizes, currency
 * changes, territories and known outliers. Each is one CSV resource, with a source or reason where
 * a fact needs one, and a model of its name.
 *
 * @param spark the session that queries them
 * @param ownGroups the user's groups in addition to the shipped ones
 */
public record ReferenceTables(SparkSession spark, List<GroupMember> ownGroups) {
  private static final List<String> FILES =
      List.of(
          "aggregate",
          "ally",
          "area",
          "area_alias",
          "basis",
          "check_exception",
          "expected_series",
          "gdp_territory",
          "group",
          "group_name",
          "guideline",
          "obs_status",
          "redenomination",
          "release",
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
          "dated_release",
          "expected_series",
          "gdp_territory",
          "judged_area",
          "observation_status",
          "redenomination",
          "release_season",
          "size_range");

  /** Identical in every session of a process, so they are computed once, on first use. */
  private static final Map<List<GroupMember>, Map<String, Facts>> COMPUTED = new HashMap<>();

  private record Facts(List<Row> rows, StructType schema) {}

  /** The reference tables without user-defined groups. */
  public ReferenceTables(SparkSession spark) {
    this(spark, List.of());
  }

  /** The reference tables with the groups of a publication. */
  public static ReferenceTables of(Snapshot published) {
    return new ReferenceTables(published.spark(), published.publication().settings().ownGroups());
  }

  /** Every reference table by its name in models. */
  public Map<String, Dataset<Row>> inputs() {
    return inputs(TABLES);
  }

  /** Some of the reference tables by their names. */
  public Map<String, Dataset<Row>> inputs(List<String> tables) {
    synchronized (COMPUTED) {
      Map<String, Facts> computed = COMPUTED.computeIfAbsent(ownGroups, own -> new HashMap<>());
      List<String> missing = tables.stream().filter(table -> !computed.containsKey(table)).toList();
      if (!missing.isEmpty()) {
        computed.putAll(compute(missing));
      }
      return tables.stream()
          .collect(Collectors.toMap(table -> table, table -> dataset(computed.get(table))));
    }
  }

  private Map<String, Facts> compute(List<String> tables) {
    Map<String, Facts> computed = new HashMap<>();
    Models models =
        new Models(
            spark, FILES.stream().collect(Collectors.toMap(file -> file + "_file", this::file)));
    try {
      for (String table : tables) {
        Dataset<Row> rows = models.table(table);
        computed.put(table, new Facts(rows.collectAsList(), rows.schema()));
      }
      return computed;
    } finally {
      models.dropViews();
    }
  }

  private Dataset<Row> file(String name) {
    List<String[]> lines =
        name.equals("group") ? GroupMember.lines(ownGroups) : ReferenceFile.lines(name + ".csv");
    StructType schema = new StructType();
    for (String column : lines.get(0)) {
      schema = schema.add(column, DataTypes.StringType);
    }
    Stream<Row> rows = lines.stream().skip(1).map(line -> RowFactory.create((Object[]) line));
    return spark.createDataFrame(rows.toList(), schema);
  }

  /** Few rows, kept in one partition. */
  private Dataset<Row> dataset(Facts facts) {
    return spark.createDataFrame(facts.rows(), facts.schema()).coalesce(1);
  }
}
