package org.burdenshare.source.workbook;

/**
 * A cell as stored in the file.
 *
 * @param column its index in the row, from 0
 * @param text its text; never null
 * @param number its number, if stored as one; else null
 * @param shade the colour of its font, if it marks something
 */
public record Cell(int column, String text, Double number, Shade shade) {
  static final String TRUE = "TRUE";

  static final String FALSE = "FALSE";

  /** Colours by which publishers mark figures. */
  public enum Shade {
    PLAIN,
    BLUE,
    RED;

    /** The least dominant channel of a strong colour, of 255. */
    private static final int STRONG = 150;

    /** Classifies reds and blues with tolerance, since programs save their own shades. */
    static Shade of(int red, int green, int blue) {
      if (red >= STRONG && 4 * green <= red && 4 * blue <= red) {
        return RED;
      }
      return blue >= STRONG && 4 * red <= blue && 5 * green <= 3 * blue ? BLUE : PLAIN;
    }
  }

  public static Cell text(int column, String text) {
    return new Cell(column, text, null, Shade.PLAIN);
  }

  Cell plain() {
    return new Cell(column, text, number, Shade.PLAIN);
  }

  public boolean isBlank() {
    return text.isBlank();
  }

  /** The text without the publishers' padding. */
  public String trimmed() {
    return text.replaceAll("[\\s\\u00A0]+", " ").strip();
  }
}
