package org.burdenshare.source;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.from_csv;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.when;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.burdenshare.vocabulary.Failure;

/**
 * A tidy edition as comma-separated text in UTF-8: a header line, then one figure a line. Read line
 * by line, of any size; the locator of a figure is its file and line.
 */
public final class TidyText implements SourceFormat {
  private static final String CORRUPT = "_corrupt";

  @Override
  public String name() {
    return "tidy CSV";
  }

  @Override
  public boolean recognises(SourceFile file) {
    return file.layout() == SourceFile.Layout.TEXT
        && TidyColumns.resemble(columns(file.parts().get(0)));
  }

  @Override
  public Optional<Claim> claim(SourceFile file) {
    return Optional.empty();
  }

  @Override
  public Dataset<Row> read(SparkSession spark, List<EditionFile> files) {
    return files.stream()
        .flatMap(
            file -> file.file().parts().stream().map(part -> read(spark, part, file.editionId())))
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }

  private static Dataset<Row> read(SparkSession spark, SourceFile.Part part, String editionId) {
    if (part.firstBadByte() >= 0) {
      throw Failure.of(
          Failure.Kind.BAD_DATA,
          "%s is not UTF-8 (byte %d cannot be decoded); save it as CSV in UTF-8."
              .formatted(part.name(), part.firstBadByte() + 1));
    }
    List<String> columns = columns(part);
    TidyColumns.check(part.name(), columns);
    StructType schema = new StructType();
    for (String column : columns) {
      schema = schema.add(column, DataTypes.StringType);
    }
    schema = schema.add(CORRUPT, DataTypes.StringType);
    Dataset<Row> parsed =
        numberedLines(spark, part)
            .where("line > 1 AND trim(raw_text) <> ''")
            .withColumn(
                "figure",
                from_csv(
                    col("raw_text"),
                    lit(schema.toDDL()),
                    Map.of(
                        "mode", "PERMISSIVE",
                        "columnNameOfCorruptRecord", CORRUPT,
                        "ignoreLeadingWhiteSpace", "true",
                        "ignoreTrailingWhiteSpace", "true")));
    return RawFigures.ordered(
        parsed.select(
            lit(editionId).as("edition_id"),
            optional(columns, "edition_id").as("file_edition_id"),
            expr("concat(part, ':', line)").as("locator"),
            col("raw_text"),
            when(col("figure." + CORRUPT).isNotNull(), "malformed_line").as("raw_problem"),
            field("measure"),
            field("unit"),
            optional(columns, "price_base_year"),
            area(columns),
            field("year"),
            expr("try_cast(figure.value AS DOUBLE)").as("value"),
            field("value").as("value_text"),
            lit(1D).as("scale"),
            optional(columns, "currency"),
            optional(columns, "obs_status"),
            optional(columns, "note")));
  }

  private static Dataset<Row> numberedLines(SparkSession spark, SourceFile.Part part) {
    Dataset<Row> lines =
        spark
            .read()
            .text(part.path())
            .select(
                col("value").as("raw_text"),
                lit(part.name()).as("part"),
                col("_metadata.file_block_start").as("block"),
                monotonically_increasing_id().as("id"));
    if (part.bytes() <= splitBytes(spark)) {
      return lines.withColumn("line", expr("id + 1"));
    }
    return lines
        .join(broadcast(linesBeforeBlock(lines)), "block")
        .withColumn("line", expr("id - first_id + lines_before + 1"));
  }

  /** How many lines stand before each block that Spark reads apart: one row a block. */
  private static Dataset<Row> linesBeforeBlock(Dataset<Row> lines) {
    return lines
        .groupBy("block")
        .agg(expr("min(id) AS first_id"), expr("count(*) AS block_lines"))
        .selectExpr(
            "block",
            "first_id",
            "coalesce(sum(block_lines) OVER (ORDER BY block ROWS BETWEEN UNBOUNDED PRECEDING AND 1"
                + " PRECEDING), 0) AS lines_before");
  }

  private static long splitBytes(SparkSession spark) {
    return spark.sessionState().conf().filesMaxPartitionBytes();
  }

  private static Column area(List<String> columns) {
    if (columns.contains("iso3") && columns.contains("country")) {
      return expr("coalesce(figure.iso3, figure.country)").as("area");
    }
    return field(columns.contains("iso3") ? "iso3" : "country").as("area");
  }

  private static Column field(String name) {
    return col("figure." + name).as(name);
  }

  private static Column optional(List<String> columns, String name) {
    return columns.contains(name) ? field(name) : lit(null).cast("string").as(name);
  }

  private static List<String> columns(SourceFile.Part part) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setMaxCharsPerColumn(-1);
    settings.setMaxColumns(Math.max(512, part.firstLine().length() + 1));
    String[] names = new CsvParser(settings).parseLine(part.firstLine());
    return names == null
        ? List.of()
        : Arrays.stream(names)
            .map(name -> name == null ? "" : name.strip().toLowerCase(Locale.ROOT))
            .toList();
  }
}
