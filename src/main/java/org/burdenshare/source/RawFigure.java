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
 * A figure as a file says it, with its place. Text stays text; meaning is given by the next stage.
 *
 * @param locator where it stands: file!sheet!cell, or file:line
 * @param rawText what stands there
 * @param problem why it cannot be used, as a code; null where it can
 * @param series what it measures and in which unit
 * @param area the name or code of the country or aggregate
 * @param year the year, as text
 * @param value the number; null where there is none
 * @param valueText the number as text; empty for a missing value
 * @param namedCurrency the currency that its file names for it; null for none
 * @param status SDMX observation status; null: to be told by the value
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

    /** What the indicators of a publisher measure, by their codes: those of indicator.csv. */
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

    /** The same in other units. */
    public Series scaledBy(double unitsInOne) {
      return new Series(measure, unit, priceBaseYear, unitsInOne);
    }
  }

  /**
   * The currency that its file names. Where it does not tell it for certain, XXX for spending in
   * national currency, which a share printed beside it must then confirm; null for everything else.
   */
  public String currency() {
    boolean spending = series.measure() != null && series.measure().startsWith(Measure.MILEX);
    return namedCurrency == null && spending && Unit.XDC.equals(series.unit())
        ? "XXX"
        : namedCurrency;
  }

  /**
   * A place that cannot be used.
   *
   * @param title what stands above it and does not tell what it is; null or blank for nothing
   */
  public static RawFigure unusable(String locator, String rawText, String problem, String title) {
    String note = title == null || title.isBlank() ? null : title;
    return new RawFigure(
        locator, rawText, problem, Series.UNKNOWN, null, null, null, "", null, null, note);
  }

  /** No figure at all. */
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
