package org.burdenshare.source;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.burdenshare.reference.ReferenceFile;
import org.burdenshare.vocabulary.Measure;
import org.burdenshare.vocabulary.Unit;

/**
 * A figure as printed in a file, with its place. Text is kept as text; conforming interprets it.
 *
 * @param locator its place: file!sheet!cell, or file:line
 * @param rawText the text at that place
 * @param problem the code of the reason why it cannot be used; null if it can
 * @param series its measure and unit
 * @param area the name or code of the country or aggregate
 * @param year the year, as text
 * @param value the number; null where there is none
 * @param valueText the number as text; empty for a missing value
 * @param namedCurrency the currency that its file names for it; null for none
 * @param status SDMX observation status; null if it follows from the value
 * @param note the publisher's note, or the title above what cannot be used; null for none
 */
public record RawFigure(
    String locator,
    String rawText,
    String problem,
    Series series,
    String area,
    String year,
    Double value,
    String valueText,
    String namedCurrency,
    String status,
    String note) {
  /** The columns of a table of figures, one row a figure. */
  public static final StructType SCHEMA =
      StructType.fromDDL(
          "edition_id STRING, file_edition_id STRING, locator STRING, raw_text STRING,"
              + " raw_problem STRING, measure STRING, unit STRING, price_base_year STRING,"
              + " area STRING, year STRING, value DOUBLE, value_text STRING, scale DOUBLE,"
              + " currency STRING, obs_status STRING, note STRING");

  /**
   * The series of a table.
   *
   * @param measure the measure's code
   * @param unit the unit's code
   * @param priceBaseYear the year of constant prices; null for current prices
   * @param scale single units in a unit of the table
   */
  public record Series(String measure, String unit, Integer priceBaseYear, double scale) {
    static final Series UNKNOWN = new Series(null, null, null, 1);

    /** The series of a publisher's indicators by code, see indicator.csv. */
    public static Map<String, Series> ofIndicators(String publisher) {
      return ReferenceFile.records("indicator.csv").stream()
          .filter(read -> read.get("publisher").equals(publisher))
          .collect(
              Collectors.toMap(
                  read -> read.get("code"),
                  read ->
                      new Series(
                          read.get("measure"),
                          read.get("unit"),
                          null,
                          Double.parseDouble(read.get("scale")))));
    }

    /** The series with another scale. */
    public Series scaledBy(double unitsInOne) {
      return new Series(measure, unit, priceBaseYear, unitsInOne);
    }
  }

  /**
   * The currency named by its file. If it is ambiguous, XXX for expenditure in national currency,
   * which a printed share must then confirm; null for everything else.
   */
  public String currency() {
    boolean spending = series.measure() != null && series.measure().startsWith(Measure.MILEX);
    return namedCurrency == null && spending && Unit.XDC.equals(series.unit())
        ? "XXX"
        : namedCurrency;
  }

  /**
   * A rejected place.
   *
   * @param title the unrecognised title above it; null or blank if there is none
   */
  public static RawFigure unusable(String locator, String rawText, String problem, String title) {
    String note = title == null || title.isBlank() ? null : title;
    return new RawFigure(
        locator, rawText, problem, Series.UNKNOWN, null, null, null, "", null, null, note);
  }

  /** A figure with no content. */
  public static Dataset<Row> none(SparkSession spark) {
    return spark.createDataFrame(List.of(), SCHEMA);
  }

  /** The columns of the schema. */
  public Row row(String editionId) {
    return RowFactory.create(
        editionId,
        null,
        locator,
        rawText,
        problem == null && rawText.contains("\uFFFD") ? "not_utf8" : problem,
        series.measure(),
        series.unit(),
        Objects.toString(series.priceBaseYear(), null),
        area,
        year,
        value,
        valueText,
        series.scale(),
        currency(),
        status,
        note);
  }
}
