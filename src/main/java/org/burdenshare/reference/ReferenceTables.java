package org.burdenshare.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The facts that the job holds as data: allies, names of areas, guidelines, statuses, aggregates
 * and the shares known to exceed 100 %. Each is one CSV among the resources, with its source beside
 * it.
 */
public final class ReferenceTables {
  private final SparkSession spark;

  public ReferenceTables(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * The allies: iso3, ally_name, region, accession_year (the whole year counts as a member year)
   * and assessed (false for a member without armed forces). Source: the Treaty's accession
   * protocols.
   */
  public Dataset<Row> allies() {
    return read("ally.csv")
        .selectExpr(
            "iso3",
            "name AS ally_name",
            "region",
            "year(CAST(accession_date AS DATE)) AS accession_year",
            "CAST(assessed AS BOOLEAN) AS assessed");
  }

  /**
   * Every code and name under which an area is known: area_key (upper case), iso3, and the first
   * and last year for which the name stands for it (a name may stand for two states, one after the
   * other).
   */
  public Dataset<Row> areaNames() {
    Map<String, Row> names = new TreeMap<>();
    for (Map<String, String> area : ReferenceFile.records("area.csv")) {
      add(names, area.get("code"), area.get("code"), null, null);
      add(names, area.get("name"), area.get("code"), null, null);
    }
    for (Map<String, String> alias : ReferenceFile.records("area_alias.csv")) {
      add(
          names,
          alias.get("name"),
          alias.get("code"),
          alias.get("from_year"),
          alias.get("until_year"));
    }
    return table(
        List.copyOf(names.values()),
        StructType.fromDDL("area_key STRING, iso3 STRING, first_year INT, last_year INT"));
  }

  private static void add(
      Map<String, Row> names, String name, String code, String from, String until) {
    String key = name.toUpperCase(Locale.ROOT);
    names.put(
        key + " " + from,
        RowFactory.create(
            key,
            code,
            from == null ? Integer.MIN_VALUE : Integer.parseInt(from),
            until == null ? Integer.MAX_VALUE : Integer.parseInt(until)));
  }

  /**
   * Guidelines on the share of GDP or on the equipment share, with the years in which they are in
   * force, reviewed and due.
   */
  public Dataset<Row> guidelines() {
    return read("guideline.csv")
        .selectExpr(
            "code AS guideline",
            "measure",
            "CAST(threshold_pct AS DOUBLE) AS guideline_pct",
            "CAST(in_force_from AS INT) AS in_force_from",
            "CAST(in_force_until AS INT) AS in_force_until",
            "CAST(review_year AS INT) AS review_year",
            "CAST(due_year AS INT) AS due_year");
  }

  /** SDMX observation statuses (CL_OBS_STATUS) with their precedence: the doubtful outweighs. */
  public Dataset<Row> observationStatuses() {
    return read("obs_status.csv")
        .selectExpr("code AS obs_status", "CAST(precedence AS INT) AS precedence");
  }

  /**
   * Aggregates and who belongs to them: aggregate, ally and from_year, the first year for which the
   * ally is counted (its accession, or any year for a fixed panel).
   */
  public Dataset<Row> aggregateMembers() {
    List<Row> members = new ArrayList<>();
    for (Map<String, String> aggregate : ReferenceFile.records("aggregate.csv")) {
      for (Map<String, String> ally : ReferenceFile.records("ally.csv")) {
        int accession = LocalDate.parse(ally.get("accession_date")).getYear();
        if (belongs(ally, accession, aggregate)) {
          boolean fixed = aggregate.get("members_of_year") != null;
          members.add(
              RowFactory.create(aggregate.get("code"), ally.get("iso3"), fixed ? 0 : accession));
        }
      }
    }
    return table(members, StructType.fromDDL("aggregate STRING, ally STRING, from_year INT"));
  }

  /** The codes of the areas that the trends speak of: the allies and the aggregates. */
  public List<String> areasConcerned() {
    return Stream.concat(
            ReferenceFile.records("ally.csv").stream().map(ally -> ally.get("iso3")),
            ReferenceFile.records("aggregate.csv").stream().map(aggregate -> aggregate.get("code")))
        .toList();
  }

  private static boolean belongs(
      Map<String, String> ally, int accession, Map<String, String> aggregate) {
    String region = aggregate.get("region");
    String year = aggregate.get("members_of_year");
    return (region == null || region.equals(ally.get("region")))
        && !ally.get("iso3").equals(aggregate.get("excluded"))
        && (year == null || accession <= Integer.parseInt(year));
  }

  /** Figures that may fail a check: check, iso3 and year; the reason stands in the file. */
  public Dataset<Row> checkExceptions() {
    return read("check_exception.csv").selectExpr("check", "iso3", "CAST(year AS INT) AS year");
  }

  private Dataset<Row> read(String file) {
    List<String[]> lines = ReferenceFile.lines(file);
    StructType schema = new StructType();
    for (String column : lines.get(0)) {
      schema = schema.add(column, DataTypes.StringType);
    }
    List<Row> rows =
        lines.stream().skip(1).map(line -> RowFactory.create((Object[]) line)).toList();
    return table(rows, schema);
  }

  /** A few rows, which need no more than one partition. */
  private Dataset<Row> table(List<Row> rows, StructType schema) {
    return spark.createDataFrame(rows, schema).coalesce(1);
  }
}
