package org.burdenshare.query;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * A figure of {@link Traces} as it is told to a person.
 *
 * @param basis whose definition
 * @param side numerator, denominator or published
 * @param amount value, unit, price base and status
 * @param place edition, file, sheet and cell
 * @param citation how to cite it
 */
record TracedFigure(String basis, String side, String amount, String place, String citation) {

  private static final Map<String, String> MEASURES =
      Map.of("milex", "military expenditure", "gdp", "GDP", "share_of_gdp", "share");

  static TracedFigure of(Row row) {
    return new TracedFigure(
        row.getAs("basis"), row.getAs("side"), amount(row), place(row), row.getAs("citation"));
  }

  /** What it is and where it stands, line by line. */
  List<String> lines() {
    return List.of(amount, place, citation);
  }

  private static String amount(Row row) {
    String note = row.getAs("note");
    return "%s %s %s, status %s%s"
        .formatted(
            MEASURES.get(row.<String>getAs("measure")),
            digits(row.<Double>getAs("value")),
            row.getAs("unit").equals("PERCENT") ? "% of GDP" : money(row),
            row.getAs("obs_status"),
            note == null ? "" : ", note: " + note);
  }

  private static String money(Row row) {
    Integer base = row.getAs("price_base_year");
    return "%s at %s"
        .formatted(currency(row), base == null ? "current prices" : "prices of " + base);
  }

  private static String currency(Row row) {
    String currency = row.getAs("currency");
    return row.getAs("unit").equals("USD")
        ? "US$"
        : currency == null || currency.equals("XXX") ? "in national currency" : currency;
  }

  private static String place(Row row) {
    String sheet = row.getAs("sheet");
    return "%s: %s"
        .formatted(
            row.getAs("edition_id"),
            sheet == null
                ? row.getAs("locator")
                : "%s, sheet %s, cell %s"
                    .formatted(row.getAs("file_name"), sheet, row.getAs("place")));
  }

  /** Every digit there is, in groups of three. */
  private static String digits(double value) {
    DecimalFormat format =
        new DecimalFormat("#,##0.#", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMaximumFractionDigits(Double.MAX_EXPONENT);
    return format.format(BigDecimal.valueOf(value));
  }
}
