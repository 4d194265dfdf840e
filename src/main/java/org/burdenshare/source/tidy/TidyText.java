package org.burdenshare.source.tidy;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.regexp_replace;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.source.EditionFile;
import org.burdenshare.source.SourceFile;

/**
 * A tidy edition as comma-separated text in UTF-8: a header line, then one figure a line. Read line
 * by line, of any size; the locator of a figure is its file and line.
 */
public final class TidyText extends CsvFormat {
  public TidyText() {
    super("tidy_csv", 2, "tidy CSV");
  }

  @Override
  public boolean recognises(SourceFile file) {
    boolean isText =
        file.layout() == SourceFile.Layout.TEXT || file.layout() == SourceFile.Layout.UTF16_TEXT;
    return isText && TidyColumns.resemble(anyHeader(file.parts().get(0)));
  }

  @Override
  protected Dataset<Row> figures(SparkSession spark, EditionFile file, SourceFile.Part part) {
    List<String> columns = header(file.file(), part);
    TidyColumns.check(part.name(), columns);
    return below(spark, file, part, columns)
        .select(
            TidyColumns.ofFigure(
                columns,
                TidyText::text,
                col("edition_id"),
                expr("concat(part, ':', line) AS locator"),
                col("raw_text"),
                col("raw_problem"),
                expr("try_cast(%s AS DOUBLE) AS value".formatted(bare("figure.value"))),
                text("value").as("value_text")));
  }

  /**
   * A note stays as it is, but for the mark that {@code Csv} puts before what looks like a formula.
   */
  private static Column text(String name) {
    return name.equals("note")
        ? regexp_replace(col("figure.note"), "^'('*[=+\\-@\\t\\r])", "$1")
        : expr(bare("figure." + name));
  }
}
