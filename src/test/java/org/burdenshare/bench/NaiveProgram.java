package org.burdenshare.bench;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.input_file_name;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The same question as one would first write it down: CSV in, four Delta tables out, one read back,
 * with whatever Spark and Delta do by default. It is what the job is measured against.
 */
public final class NaiveProgram {
  private NaiveProgram() {}

  /** Runs over the CSV files of a folder and writes into another: INPUT OUTPUT. */
  public static void main(String[] arguments) {
    SparkSession spark =
        SparkSession.builder()
            .appName("naive")
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config(
                "spark.sql.catalog.spark_catalog",
                "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            .getOrCreate();
    Dataset<Row> allyTrend = allyTrend(observations(spark, arguments[0]));
    Map.of(
            "ally_trend", allyTrend,
            "alliance_trend", allianceTrend(allyTrend),
            "guideline_crossing", crossings(allyTrend),
            "verdict_vintage", verdicts(allyTrend))
        .forEach(
            (name, rows) ->
                rows.write().format("delta").mode("overwrite").save(arguments[1] + "/" + name));
    spark.read().format("delta").load(arguments[1] + "/ally_trend").show();
    spark.stop();
  }

  private static Dataset<Row> observations(SparkSession spark, String folder) {
    return spark
        .read()
        .option("header", "true")
        .csv(folder + "/*.csv")
        .withColumn("edition", expr("regexp_extract(input_file_name(), '([^/]+)[.]csv$', 1)"))
        .withColumn("file", input_file_name())
        .withColumn("value", expr("try_cast(value AS DOUBLE)"));
  }

  private static Dataset<Row> allyTrend(Dataset<Row> observations) {
    Dataset<Row> milex =
        observations
            .where("measure = 'milex' AND unit = 'USD' AND price_base_year IS NOT NULL")
            .selectExpr("edition", "iso3", "year", "price_base_year", "value AS milex");
    Dataset<Row> gdp =
        observations
            .where("measure = 'gdp' AND unit = 'USD' AND price_base_year IS NOT NULL")
            .selectExpr("edition", "iso3", "year", "price_base_year", "value AS gdp");
    Dataset<Row> published =
        observations
            .where("measure = 'share_of_gdp'")
            .selectExpr("edition", "iso3", "year", "value AS published");
    String overTime = "OVER (PARTITION BY edition, iso3 ORDER BY CAST(year AS INT))";
    return published
        .join(milex, new String[] {"edition", "iso3", "year"}, "left")
        .join(gdp, new String[] {"edition", "iso3", "year", "price_base_year"}, "left")
        .withColumn("share", expr("coalesce(try_divide(milex, gdp) * 100, published)"))
        .withColumn("meets", expr("share >= 2"))
        .withColumn("share_before", expr("lag(share) " + overTime))
        .withColumn("met_before", expr("lag(meets) " + overTime))
        .withColumn(
            "rank", expr("rank() OVER (PARTITION BY edition, year ORDER BY share DESC NULLS LAST)"))
        .withColumn(
            "average",
            expr(
                "avg(share) OVER (PARTITION BY edition, iso3 ORDER BY CAST(year AS INT) ROWS 2"
                    + " PRECEDING)"));
  }

  private static Dataset<Row> allianceTrend(Dataset<Row> allyTrend) {
    return allyTrend
        .groupBy("edition", "year")
        .agg(
            expr("count_if(meets) AS meeting"),
            expr("count(share) AS assessed"),
            expr("sum(milex) / sum(gdp) * 100 AS share"),
            expr("percentile(share, 0.5) AS median_share"));
  }

  private static Dataset<Row> crossings(Dataset<Row> allyTrend) {
    return allyTrend
        .where("meets <> met_before")
        .selectExpr("edition", "iso3", "year", "meets", "share_before", "share");
  }

  private static Dataset<Row> verdicts(Dataset<Row> allyTrend) {
    return allyTrend
        .where("meets")
        .groupBy("year", "edition")
        .agg(expr("array_sort(collect_list(iso3)) AS allies_meeting"));
  }
}
