package org.burdenshare.source.workbook;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.burdenshare.source.RawFigure;

/**
 * The content of a cell of figures: a number, or a token for none.
 *
 * @param value the number; null if there is none
 * @param valueText the number as text, empty for a missing value; any other text is kept for the
 *     rejected row
 * @param status SDMX observation status; null for a plain number
 * @param remark the cell's text in place of a number, if worth keeping
 */
public record FigureCell(Double value, String valueText, String status, String remark) {
  private static final Set<String> MISSING =
      Set.of("", ".", "..", "...", ". .", ". . .", "n/a", "--", "-", "…");
  private static final String CANNOT_EXIST = "xxx";
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)?(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");

  public static FigureCell of(Cell cell) {
    String text = cell.trimmed();
    if (cell.number() != null) {
      return new FigureCell(cell.number(), text, status(cell.shade()), null);
    }
    String token = text.toLowerCase(Locale.ROOT);
    if (MISSING.contains(token)) {
      return new FigureCell(null, "", "O", null);
    }
    if (CANNOT_EXIST.equals(token)) {
      return new FigureCell(null, "", "M", null);
    }
    if (text.startsWith("#")) {
      return new FigureCell(null, "", "O", text);
    }
    if (NUMBER.matcher(text).matches() && text.chars().anyMatch(Character::isDigit)) {
      String plain = text.replace(",", "");
      return new FigureCell(Double.valueOf(plain), plain, status(cell.shade()), null);
    }
    return new FigureCell(null, text, null, null);
  }

  static RawFigure figure(
      String place, Cell cell, RowMeaning meaning, YearColumns.Year year, int lastKnown) {
    FigureCell figure = of(cell);
    String status = figure.status();
    if (status == null && figure.value() != null) {
      status = year.year() > lastKnown ? "F" : year.estimated() ? "E" : null;
    }
    return new RawFigure(
        place,
        cell.text(),
        null,
        meaning.series(),
        meaning.area(),
        String.valueOf(year.year()),
        figure.value(),
        figure.valueText(),
        null,
        status,
        note(meaning.note(), figure.remark()));
  }

  private static String note(String one, String other) {
    if (one == null || one.isEmpty()) {
      return other;
    }
    return other == null ? one : one + "; " + other;
  }

  private static String status(Cell.Shade shade) {
    return switch (shade) {
      case PLAIN -> null;
      case BLUE -> "E";
      case RED -> "U";
    };
  }

  /**
   * The meaning of a row's figures.
   *
   * @param series their measure and unit
   * @param area the country's name or code
   * @param note the publisher's note; null for none
   */
  public record RowMeaning(RawFigure.Series series, String area, String note) {}
}
