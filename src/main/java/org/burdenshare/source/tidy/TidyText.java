package org.burdenshare.source.tidy;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.source.EditionFile;
import org.burdenshare.source.RawFigureSchema;
import org.burdenshare.source.SourceFile;
import org.burdenshare.source.SourceFormat;

/**
 * A tidy edition as comma-separated text in UTF-8: a header line, then one figure a line. Read line
 * by line, of any size; the locator of a figure is its file and line.
 */
public final class TidyText extends SourceFormat {
  public TidyText() {
    super("tidy_csv", 1, "tidy CSV");
  }

  @Override
  public boolean recognises(SourceFile file) {
    return file.layout() == SourceFile.Layout.TEXT
        && TidyColumns.resemble(CsvLines.header(file.parts().get(0)));
  }

  @Override
  public Dataset<Row> read(SparkSession spark, List<EditionFile> files) {
    return CsvLines.ofParts(files, (file, part) -> read(spark, part, file.editionId()));
  }

  private static Dataset<Row> read(SparkSession spark, SourceFile.Part part, String editionId) {
    List<String> columns = CsvLines.header(part);
    TidyColumns.check(part.name(), columns);
    Dataset<Row> parsed = CsvLines.below(spark, part, columns);
    return RawFigureSchema.ordered(
        parsed.select(
            lit(editionId).as("edition_id"),
            optional(columns, "edition_id").as("file_edition_id"),
            expr("concat(part, ':', line)").as("locator"),
            col("raw_text"),
            expr(CsvLines.PROBLEM),
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
}
