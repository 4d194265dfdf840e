package org.burdenshare.source.tidy;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.util.List;
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
    super("tidy_csv", 1, "tidy CSV");
  }

  @Override
  public boolean recognises(SourceFile file) {
    return file.layout() == SourceFile.Layout.TEXT
        && TidyColumns.resemble(header(file.parts().get(0)));
  }

  @Override
  protected Dataset<Row> figures(SparkSession spark, EditionFile file, SourceFile.Part part) {
    List<String> columns = header(part);
    TidyColumns.check(part.name(), columns);
    return below(spark, file, part, columns)
        .select(
            TidyColumns.ofFigure(
                columns,
                "figure.",
                col("edition_id"),
                expr("concat(part, ':', line) AS locator"),
                col("raw_text"),
                col("raw_problem"),
                expr("try_cast(figure.value AS DOUBLE) AS value"),
                expr("figure.value AS value_text")));
  }
}
