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
  /** Colours by which publishers mark figures. */
  public enum Shade {
    PLAIN,
    BLUE,
    RED;

    private static final int INDEXED_BLUE = 12;
    private static final int INDEXED_RED = 10;

    static Shade ofRgb(String argb) {
      if (argb != null && argb.endsWith("0000FF")) {
        return BLUE;
      }
      return argb != null && argb.endsWith("FF0000") ? RED : PLAIN;
    }

    static Shade ofIndex(int index) {
      return switch (index) {
        case INDEXED_BLUE -> BLUE;
        case INDEXED_RED -> RED;
        default -> PLAIN;
      };
    }
  }

  public static Cell text(int column, String text) {
    return new Cell(column, text, null, Shade.PLAIN);
  }

  public boolean isBlank() {
    return text.isBlank();
  }

  /** The text without the white space that publishers pad with. */
  public String trimmed() {
    return text.replaceAll("[\\s\\u00A0]+", " ").strip();
  }
}
