package org.burdenshare.source.workbook;

/**
 * A cell as its file stores it.
 *
 * @param column its place in the row, from 0
 * @param text what it says; never null
 * @param number its number, where it is stored as one; else null
 * @param shade the colour of its font, where that says something
 */
public record Cell(int column, String text, Double number, Shade shade) {
  static final String TRUE = "TRUE";

  static final String FALSE = "FALSE";

  /** Colours by which publishers mark figures. */
  public enum Shade {
    PLAIN,
    BLUE,
    RED;

    /** A strong colour has at least as much of its own, on a scale to 255. */
    private static final int STRONG = 150;

    /** Reds and blues, the near ones too: programs that save a workbook have their own. */
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

  /** The text without the white space that publishers pad with. */
  public String trimmed() {
    return text.replaceAll("[\\s\\u00A0]+", " ").strip();
  }
}
