package org.burdenshare.source;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DoubleType;
import org.burdenshare.vocabulary.Failure;

/**
 * A tidy edition as Parquet files or as a Delta table, with the column {@code value} a double. The
 * locator of a figure is its file and row.
 */
public final class TidyTable implements SourceFormat {
  @Override
  public String code() {
    return "tidy_table";
  }

  @Override
  public int rulesVersion() {
    return 2;
  }

  @Override
  public String name() {
    return "tidy Parquet or Delta";
  }

  @Override
  public boolean recognises(SourceFile file) {
    return file.layout() == SourceFile.Layout.PARQUET || file.layout() == SourceFile.Layout.DELTA;
  }

  @Override
  public Optional<Claim> claim(SourceFile file) {
    return Optional.empty();
  }

  @Override
  public Dataset<Row> read(SparkSession spark, List<EditionFile> files) {
    return files.stream()
        .map(file -> read(spark, file.file(), file.editionId()))
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }

  private static Dataset<Row> read(SparkSession spark, SourceFile file, String editionId) {
    Dataset<Row> table = open(spark, file);
    List<String> columns = Arrays.asList(table.columns());
    TidyColumns.check(file.name(), columns);
    if (!(table.schema().apply("value").dataType() instanceof DoubleType)) {
      throw Failure.of(
          Failure.Kind.BAD_DATA,
          "%s has the column value as %s, expected DOUBLE; cast it when the file is written."
              .formatted(file.name(), table.schema().apply("value").dataType().sql()));
    }
    return RawFigures.ordered(
        table.select(
            lit(editionId).as("edition_id"),
            optional(columns, "edition_id").as("file_edition_id"),
            expr("concat(_metadata.file_name, ':', " + row(file) + ")").as("locator"),
            expr("to_json(struct(" + String.join(", ", quoted(columns)) + "))").as("raw_text"),
            lit(null).cast("string").as("raw_problem"),
            text("measure"),
            text("unit"),
            optional(columns, "price_base_year"),
            area(columns),
            text("year"),
            col("value"),
            expr("CAST(value AS STRING)").as("value_text"),
            lit(1D).as("scale"),
            optional(columns, "currency"),
            optional(columns, "obs_status"),
            optional(columns, "note")));
  }

  /** Delta tells the row within a file only where it could be deleted, so these are numbered. */
  private static String row(SourceFile file) {
    return file.layout() == SourceFile.Layout.DELTA
        ? "row_number() OVER (PARTITION BY _metadata.file_path"
            + " ORDER BY _metadata.file_block_start, monotonically_increasing_id())"
        : "_metadata.row_index + 1";
  }

  private static Dataset<Row> open(SparkSession spark, SourceFile file) {
    if (file.layout() == SourceFile.Layout.DELTA) {
      return spark.read().format("delta").load(new Path(file.uri()).toString());
    }
    try {
      return spark
          .read()
          .parquet(file.parts().stream().map(SourceFile.Part::path).toArray(String[]::new));
    } catch (Exception e) {
      throw Failure.of(
          Failure.Kind.BAD_DATA,
          "%s cannot be read as Parquet (it is truncated or damaged); write or download it again."
              .formatted(file.name()),
          e);
    }
  }

  private static Column area(List<String> columns) {
    if (columns.contains("iso3") && columns.contains("country")) {
      return expr("coalesce(CAST(iso3 AS STRING), CAST(country AS STRING))").as("area");
    }
    return text(columns.contains("iso3") ? "iso3" : "country").as("area");
  }

  private static Column optional(List<String> columns, String name) {
    return columns.contains(name) ? text(name) : lit(null).cast("string").as(name);
  }

  private static Column text(String name) {
    return col(name).cast("string").as(name);
  }

  private static List<String> quoted(List<String> columns) {
    return columns.stream().map(name -> "`" + name + "`").toList();
  }
}
