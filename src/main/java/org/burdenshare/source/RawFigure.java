package org.burdenshare.source;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * A figure as a file says it.
 *
 * @param locator where it stands: file!sheet!cell, or file:line
 * @param rawText what stands there
 * @param problem why it cannot be used, as a code; null where it can
 * @param series what it measures and in which unit
 * @param area the name or code of the country or aggregate
 * @param year the year, as text
 * @param value the number; null where there is none
 * @param valueText the number as text; empty for a missing value
 * @param scale single units in a unit of the file
 * @param currency the currency as the file calls it; null where it does not
 * @param status SDMX observation status; null: to be told by the value
 * @param note the publisher's note; null for none
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
    double scale,
    String currency,
    String status,
    String note) {

  /**
   * The series of a table.
   *
   * @param measure the measure's code
   * @param unit the unit's code
   * @param priceBaseYear the year of constant prices; null for current prices
   */
  public record Series(String measure, String unit, Integer priceBaseYear) {
    /** Stands for what cannot be told. */
    static final Series UNKNOWN = new Series(null, null, null);
  }

  /**
   * The currency of figures whose file does not tell it for certain: XXX for spending in national
   * currency, which a share printed beside it must then confirm; null for everything else.
   */
  public static String uncertainCurrency(Series series) {
    boolean spending = series.measure() != null && series.measure().startsWith("milex");
    return spending && "XDC".equals(series.unit()) ? "XXX" : null;
  }

  /** A place that cannot be used. */
  public static RawFigure unusable(String locator, String rawText, String problem) {
    return new RawFigure(
        locator, rawText, problem, Series.UNKNOWN, null, null, null, "", 1, null, null, null);
  }

  /** The columns of {@link RawFigureSchema}. */
  public Row row(String editionId) {
    return RowFactory.create(
        editionId,
        null,
        locator,
        rawText,
        problem == null && rawText.contains("\uFFFD") ? "not_utf8" : problem,
        series.measure(),
        series.unit(),
        series.priceBaseYear() == null ? null : String.valueOf(series.priceBaseYear()),
        area,
        year,
        value,
        valueText,
        scale,
        currency,
        status,
        note);
  }
}
