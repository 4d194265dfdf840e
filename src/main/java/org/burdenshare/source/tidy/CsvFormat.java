package org.burdenshare.source.tidy;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.from_csv;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.burdenshare.source.EditionFile;
import org.burdenshare.source.RawFigure;
import org.burdenshare.source.SourceFile;
import org.burdenshare.source.SourceFormat;
import org.burdenshare.vocabulary.Failure;

/** Comma-separated text in UTF-8 under a header line, read line by line, of any size. */
public abstract class CsvFormat extends SourceFormat {
  private static final String CORRUPT = "_corrupt";

  /**
   * The reason why a line cannot be used, as a code: it is not as many fields as the header names,
   * its quotes are open, or it was not UTF-8.
   */
  private static final String PROBLEM =
      """
      CASE
        WHEN figure._corrupt IS NOT NULL THEN 'malformed_line'
        WHEN contains(raw_text, '\\uFFFD') THEN 'not_utf8'
      END\
      """;

  protected CsvFormat(String code, int rulesVersion, String name) {
    super(code, rulesVersion, name);
  }

  /** The figures of a part of a file; columns that it has none of may be left out. */
  protected abstract Dataset<Row> figures(
      SparkSession spark, EditionFile file, SourceFile.Part part);

  @Override
  public final Dataset<Row> read(SparkSession spark, List<EditionFile> files) {
    return files.stream()
        .flatMap(file -> file.file().parts().stream().map(part -> figures(spark, file, part)))
        .map(RawFigure::table)
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }

  /**
   * The lines below the header: edition_id, raw_text, raw_problem, part, line (1 is the header) and
   * figure, a struct of its fields as text.
   *
   * @param fields a name for each field
   * @throws Failure if the file is not UTF-8
   */
  protected static Dataset<Row> below(
      SparkSession spark, EditionFile file, SourceFile.Part part, List<String> fields) {
    if (part.firstBadByte() >= 0) {
      throw Failure.of(
          Failure.Kind.BAD_DATA,
          "%s is not UTF-8 (byte %d cannot be decoded); save it as CSV in UTF-8."
              .formatted(part.name(), part.firstBadByte() + 1));
    }
    StructType schema = new StructType();
    for (String field : fields) {
      schema = schema.add(field, DataTypes.StringType);
    }
    schema = schema.add(CORRUPT, DataTypes.StringType);
    return numberedLines(spark, part)
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
                    "ignoreTrailingWhiteSpace", "true")))
        .withColumns(Map.of("edition_id", lit(file.editionId()), "raw_problem", expr(PROBLEM)));
  }

  /** The names in the header line, in lower case. */
  protected static List<String> header(SourceFile.Part part) {
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
    if (part.bytes() <= bytesThatAreNeverSplit(spark)) {
      return lines.withColumn("line", expr("id + 1"));
    }
    return lines
        .join(broadcast(linesBeforeBlock(lines)), "block")
        .withColumn("line", expr("id - first_id + lines_before + 1"));
  }

  /** Counts the lines before each block that Spark reads apart: one row a block. */
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

  /** Spark makes parts of a file as large as its cores ask for, but none smaller than this. */
  private static long bytesThatAreNeverSplit(SparkSession spark) {
    SQLConf conf = spark.sessionState().conf();
    return Math.min(conf.filesOpenCostInBytes(), conf.filesMaxPartitionBytes());
  }
}
