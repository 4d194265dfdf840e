package org.burdenshare.reference;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

  /** Every code and name under which an area is known: area_key (upper case), iso3 and kind. */
  public Dataset<Row> areaNames() {
    Dataset<Row> areas = read("area.csv");
    Dataset<Row> names =
        areas
            .selectExpr("code AS area_key", "code AS iso3", "kind")
            .union(areas.selectExpr("name", "code", "kind"))
            .union(
                read("area_alias.csv")
                    .join(areas.drop("name"), "code")
                    .select("name", "code", "kind"));
    return names.selectExpr("upper(area_key) AS area_key", "iso3", "kind").distinct();
  }

  /** Guidelines on the share of GDP or on the equipment share, with the years they are in force. */
  public Dataset<Row> guidelines() {
    return read("guideline.csv")
        .selectExpr(
            "code AS guideline",
            "measure",
            "CAST(threshold_pct AS DOUBLE) AS guideline_pct",
            "CAST(in_force_from AS INT) AS in_force_from",
            "CAST(in_force_until AS INT) AS in_force_until");
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
    Dataset<Row> aggregates =
        read("aggregate.csv")
            .selectExpr(
                "code AS aggregate",
                "CAST(members_of_year AS INT) AS members_of_year",
                "region AS only_region",
                "excluded");
    return aggregates
        .crossJoin(allies())
        .where("only_region IS NULL OR only_region = region")
        .where("excluded IS NULL OR excluded <> iso3")
        .where("members_of_year IS NULL OR accession_year <= members_of_year")
        .selectExpr(
            "aggregate",
            "iso3 AS ally",
            "CASE WHEN members_of_year IS NULL THEN accession_year ELSE 0 END AS from_year");
  }

  /** Area and year whose share of GDP may exceed 100 %. */
  public Dataset<Row> shareExceptions() {
    return read("share_exception.csv").selectExpr("iso3", "CAST(year AS INT) AS year");
  }

  private Dataset<Row> read(String file) {
    List<String[]> lines = lines(file);
    StructType schema = new StructType();
    for (String column : lines.get(0)) {
      schema = schema.add(column, DataTypes.StringType);
    }
    List<Row> rows = new ArrayList<>();
    for (String[] line : lines.subList(1, lines.size())) {
      rows.add(RowFactory.create((Object[]) line));
    }
    return spark.createDataFrame(rows, schema);
  }

  private static List<String[]> lines(String file) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setLineSeparator("\n");
    try (InputStream in = ReferenceTables.class.getResourceAsStream(file)) {
      return new CsvParser(settings).parseAll(in, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
