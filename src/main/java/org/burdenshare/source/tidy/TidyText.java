package org.burdenshare.source.tidy;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.regexp_replace;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.source.EditionFile;
import org.burdenshare.source.RawFigure;
import org.burdenshare.source.SourceFile;
import org.burdenshare.source.workbook.SheetRow;
import org.burdenshare.vocabulary.Failure;

/**
 * A tidy edition as comma-separated text in UTF-8: a header line, then one figure a line. Read line
 * by line, of any size; the locator of a figure is its file and line.
 */
public final class TidyText extends CsvFormat {
  private static final long MOST_BYTES_TO_COMPARE = 1 << 24;

  public TidyText() {
    super("tidy_csv", 2, "tidy CSV");
  }

  @Override
  public boolean recognises(SourceFile file) {
    return file.layout().isText() && TidyColumns.resemble(anyHeader(file.parts().get(0)));
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

  @Override
  public List<RawFigure> rawFigures(SourceFile file, Configuration configuration) {
    long bytes = file.parts().stream().mapToLong(SourceFile.Part::bytes).sum();
    return bytes > MOST_BYTES_TO_COMPARE
        ? List.of()
        : file.parts().stream().flatMap(part -> rawFigures(part, configuration)).toList();
  }

  private static Stream<RawFigure> rawFigures(SourceFile.Part part, Configuration configuration) {
    List<String> columns = anyHeader(part);
    Stream.Builder<RawFigure> figures = Stream.builder();
    Path path = new Path(part.uri());
    try (InputStream in = path.getFileSystem(configuration).open(path)) {
      CsvRows.show(in, row -> figures.add(figure(part.name(), columns, row)));
      return figures.build().skip(1);
    } catch (IOException e) {
      throw Failure.of(
          Failure.Kind.NO_INPUT,
          "%s cannot be read: %s; check that it is reachable and readable."
              .formatted(part.name(), Failure.firstLine(e)),
          e);
    }
  }

  /** The columns that Spark parses. */
  private static RawFigure figure(String file, List<String> columns, SheetRow row) {
    UnaryOperator<String> text = name -> textOrNull(row.text(columns.indexOf(name)));
    String code = text.apply("iso3");
    String year = text.apply("year");
    String base = text.apply("price_base_year");
    String value = text.apply("value");
    return new RawFigure(
        file + ":" + row.number(),
        value,
        null,
        new RawFigure.Series(
            text.apply("measure"),
            text.apply("unit"),
            base != null && base.matches("\\d{4}") ? Integer.valueOf(base) : null,
            1),
        code == null ? text.apply("country") : TidyColumns.inCapitals(code),
        year == null ? null : year.replaceFirst("\\.0+$", ""),
        value == null ? null : number(value),
        value,
        text.apply("currency"),
        text.apply("obs_status"),
        text.apply("note"));
  }

  private static String textOrNull(String field) {
    String text = stripped(field);
    return text.isEmpty() ? null : text;
  }

  /** Parses a number as Spark casts it; null if it is none. */
  private static Double number(String text) {
    try {
      Double number = Double.valueOf(text);
      return number.isNaN() || number.isInfinite() ? null : number;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** A note is kept, without the apostrophe that {@code ResultFormat.CSV} puts before formulas. */
  private static Column text(String name) {
    return name.equals("note")
        ? regexp_replace(col("figure.note"), "^'('*[=+\\-@\\t\\r])", "$1")
        : expr(bare("figure." + name));
  }
}
