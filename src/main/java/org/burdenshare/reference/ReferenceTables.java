package org.burdenshare.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The facts that the job holds as data: allies, names of areas, guidelines, statuses, aggregates,
 * sizes, new currencies and figures known to be out of the ordinary. Each is one CSV among the
 * resources, with its source beside it.
 */
public final class ReferenceTables {
  private final SparkSession spark;

  public ReferenceTables(SparkSession spark) {
    this.spark = spark;
  }

  /** Every table that models name, by its name there. */
  public Map<String, Dataset<Row>> inputs() {
    return Map.of(
        "ally", allies(),
        "aggregate_member", aggregateMembers(),
        "area_name", areaNames(),
        "check_exception", checkExceptions(),
        "concerned_area", concernedAreas(),
        "dated_guideline", guidelines(),
        "observation_status", observationStatuses(),
        "redenomination", redenominations(),
        "size_range", sizeRanges());
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
   * Every code and name under which an area is known: area_key (upper case), iso3, the first and
   * last year for which the name stands for it (a name may stand for two states, one after the
   * other), is_ally, and years_beyond_gdp, those in which its spending may exceed its GDP.
   */
  public Dataset<Row> areaNames() {
    Map<String, Row> names = new TreeMap<>();
    AreaFacts facts = AreaFacts.read();
    for (Map<String, String> area : ReferenceFile.records("area.csv")) {
      add(names, facts, area.get("code"), area.get("code"), null, null);
      add(names, facts, area.get("name"), area.get("code"), null, null);
    }
    for (Map<String, String> alias : ReferenceFile.records("area_alias.csv")) {
      add(
          names,
          facts,
          alias.get("name"),
          alias.get("code"),
          alias.get("from_year"),
          alias.get("until_year"));
    }
    return table(
        List.copyOf(names.values()),
        StructType.fromDDL(
            "area_key STRING, iso3 STRING, first_year INT, last_year INT, is_ally BOOLEAN,"
                + " years_beyond_gdp ARRAY<INT>"));
  }

  /** What is known of areas whatever their names. */
  private record AreaFacts(Set<String> allies, Map<String, List<Integer>> yearsBeyondGdp) {
    static AreaFacts read() {
      return new AreaFacts(
          ReferenceFile.records("ally.csv").stream()
              .map(ally -> ally.get("iso3"))
              .collect(Collectors.toSet()),
          ReferenceFile.records("check_exception.csv").stream()
              .filter(exception -> exception.get("check").equals("share_within_range"))
              .collect(
                  Collectors.groupingBy(
                      exception -> exception.get("iso3"),
                      Collectors.mapping(
                          exception -> Integer.valueOf(exception.get("year")),
                          Collectors.toList()))));
    }

    Integer[] yearsBeyondGdpOf(String code) {
      return yearsBeyondGdp.getOrDefault(code, List.of()).toArray(Integer[]::new);
    }
  }

  private static void add(
      Map<String, Row> names,
      AreaFacts facts,
      String name,
      String code,
      String from,
      String until) {
    String key = name.toUpperCase(Locale.ROOT);
    names.put(
        key + " " + from,
        RowFactory.create(
            key,
            code,
            from == null ? Integer.MIN_VALUE : Integer.parseInt(from),
            until == null ? Integer.MAX_VALUE : Integer.parseInt(until),
            facts.allies().contains(code),
            facts.yearsBeyondGdpOf(code)));
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

  /** The areas that the trends speak of, the allies and the aggregates: iso3. */
  public Dataset<Row> concernedAreas() {
    return table(
        Stream.concat(
                ReferenceFile.records("ally.csv").stream().map(ally -> ally.get("iso3")),
                ReferenceFile.records("aggregate.csv").stream()
                    .map(aggregate -> aggregate.get("code")))
            .map(RowFactory::create)
            .toList(),
        StructType.fromDDL("iso3 STRING"));
  }

  private static boolean belongs(
      Map<String, String> ally, int accession, Map<String, String> aggregate) {
    String region = aggregate.get("region");
    String year = aggregate.get("members_of_year");
    return (region == null || region.equals(ally.get("region")))
        && !ally.get("iso3").equals(aggregate.get("excluded"))
        && (year == null || accession <= Integer.parseInt(year));
  }

  /**
   * Between which bounds the figures of allies lie in all years, in single units: measure, unit,
   * iso3, least and most. An ally with a row of its own in the file is not held to that of all.
   */
  public Dataset<Row> sizeRanges() {
    Map<String, Row> ranges = new TreeMap<>();
    for (Map<String, String> range : ReferenceFile.records("size_range.csv")) {
      for (Map<String, String> ally : ReferenceFile.records("ally.csv")) {
        String iso3 = ally.get("iso3");
        String key = String.join(" ", range.get("measure"), range.get("unit"), iso3);
        if (range.get("iso3") == null) {
          ranges.putIfAbsent(key, sizeRange(range, iso3));
        } else if (range.get("iso3").equals(iso3)) {
          ranges.put(key, sizeRange(range, iso3));
        }
      }
    }
    return table(
        List.copyOf(ranges.values()),
        StructType.fromDDL("measure STRING, unit STRING, iso3 STRING, least DOUBLE, most DOUBLE"));
  }

  private static Row sizeRange(Map<String, String> range, String iso3) {
    return RowFactory.create(
        range.get("measure"),
        range.get("unit"),
        iso3,
        Double.valueOf(range.get("least")),
        Double.valueOf(range.get("most")));
  }

  /**
   * New currencies of allies: iso3, the year in which the new one came and how many old units went
   * into a new one. Editions convert all years of a series sooner or later.
   */
  public Dataset<Row> redenominations() {
    return read("redenomination.csv")
        .selectExpr(
            "iso3",
            "CAST(year AS INT) AS currency_year",
            "CAST(old_units_in_new AS DOUBLE) AS old_units_in_new");
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
