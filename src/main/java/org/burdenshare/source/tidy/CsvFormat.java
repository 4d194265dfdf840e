package org.burdenshare.source.tidy;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.from_csv;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.burdenshare.source.EditionFile;
import org.burdenshare.source.LiteralPath;
import org.burdenshare.source.RawFigure;
import org.burdenshare.source.SourceFile;
import org.burdenshare.source.SourceFormat;
import org.burdenshare.vocabulary.Failure;

/** Comma-separated text in UTF-8 under a header line, read line by line, of any size. */
public abstract class CsvFormat extends SourceFormat {
  private static final String CORRUPT = "_corrupt";

  /** As RFC 4180 says: a quote within quotes is doubled; there is no other escape. */
  private static final Map<String, String> DIALECT =
      Map.of(
          "escape", "\"",
          "ignoreLeadingWhiteSpace", "true",
          "ignoreTrailingWhiteSpace", "true");

  /** Separators that are not commas. */
  private static final Map<String, String> OTHER_SEPARATORS =
      Map.of(";", "semicolons", "\t", "tabs", "|", "bars");

  /** Non-ASCII spaces and invisible characters. */
  private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}\\p{C}]+|[\\s\\p{Z}\\p{C}]+$");

  private static final String BARE =
      "trim(translate(%s, '\\u00A0\\u2007\\u202F\\t\\u200B\\u200C\\u200D\\u200E\\u200F\\u2060\\uFEFF\\u00AD', '    '))";

  /** The code of a line's fault: a wrong number of fields, an open quote, or invalid UTF-8. */
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

  /** The figures of one part; columns without values may be omitted. */
  protected abstract Dataset<Row> figures(
      SparkSession spark, EditionFile file, SourceFile.Part part);

  @Override
  public final Dataset<Row> read(SparkSession spark, List<EditionFile> files) {
    return files.stream()
        .flatMap(file -> file.file().parts().stream().map(part -> figures(spark, file, part)))
        .map(figures -> figures.to(RawFigure.SCHEMA))
        .reduce(Dataset::unionByName)
        .orElseThrow();
  }

  /**
   * The lines below the header: edition_id, raw_text, raw_problem, part, line (the header is 1) and
   * figure, a struct of text fields.
   *
   * @param fields the name of each field
   */
  protected static Dataset<Row> below(
      SparkSession spark, EditionFile file, SourceFile.Part part, List<String> fields) {
    StructType schema = new StructType();
    for (String field : fields) {
      schema = schema.add(field, DataTypes.StringType);
    }
    schema = schema.add(CORRUPT, DataTypes.StringType);
    Map<String, String> options = new HashMap<>(DIALECT);
    options.put("mode", "PERMISSIVE");
    options.put("columnNameOfCorruptRecord", CORRUPT);
    return numberedLines(spark, part)
        .where("line > 1 AND trim(raw_text) <> ''")
        .withColumn("figure", from_csv(col("raw_text"), lit(schema.toDDL()), options))
        .withColumns(Map.of("edition_id", lit(file.editionId()), "raw_problem", expr(PROBLEM)));
  }

  /** A SQL expression that strips invisible characters from a field. */
  protected static String bare(String field) {
    return BARE.formatted(field);
  }

  /** Strips invisible characters around a text. */
  protected static String stripped(String text) {
    return AROUND.matcher(text).replaceAll("");
  }

  /**
   * The names in the header line, in lower case.
   *
   * @throws Failure if the part is not comma-separated text in UTF-8
   */
  protected static List<String> header(SourceFile file, SourceFile.Part part) {
    if (file.layout() == SourceFile.Layout.UTF16_TEXT) {
      throw bad(part, "is text in UTF-16, expected UTF-8; save it as CSV in UTF-8");
    }
    if (part.firstBadByte() >= 0) {
      throw bad(
          part,
          "is not UTF-8 (byte %d cannot be decoded); save it as CSV in UTF-8"
              .formatted(part.firstBadByte() + 1));
    }
    String separator = otherSeparator(part.firstLine());
    if (separator != null) {
      throw bad(
          part,
          "has %s between its columns, expected commas; save it as CSV with commas between columns and a point in numbers"
              .formatted(OTHER_SEPARATORS.get(separator)));
    }
    return names(part.firstLine());
  }

  /** The names in a header line with any separator. */
  protected static List<String> anyHeader(SourceFile.Part part) {
    String separator = otherSeparator(part.firstLine());
    return names(separator == null ? part.firstLine() : part.firstLine().replace(separator, ","));
  }

  private static String otherSeparator(String line) {
    return names(line).size() > 1
        ? null
        : OTHER_SEPARATORS.keySet().stream().filter(line::contains).findFirst().orElse(null);
  }

  private static List<String> names(String line) {
    return line.isBlank()
        ? List.of()
        : Arrays.stream(CsvRows.parser(line.length() + 1).parseLine(line))
            .map(name -> stripped(Objects.requireNonNullElse(name, "")))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .toList();
  }

  private static Failure bad(SourceFile.Part part, String problem) {
    return Failure.of(Failure.Kind.BAD_DATA, "%s %s.".formatted(part.name(), problem));
  }

  private static Dataset<Row> numberedLines(SparkSession spark, SourceFile.Part part) {
    Dataset<Row> lines =
        LiteralPath.reader(spark, List.of(part.path()))
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

  /** Counts the lines before each block that Spark reads separately: one row a block. */
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

  /** The smallest block into which Spark splits a file. */
  private static long bytesThatAreNeverSplit(SparkSession spark) {
    SQLConf conf = spark.sessionState().conf();
    return Math.min(conf.filesOpenCostInBytes(), conf.filesMaxPartitionBytes());
  }
}
