package org.burdenshare.source.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The font colour of each cell style of a workbook. */
final class FontShades extends DefaultHandler {
  private final List<Cell.Shade> fonts = new ArrayList<>();
  private final List<Cell.Shade> styles = new ArrayList<>();
  private boolean inFonts;
  private boolean inStyles;

  private FontShades() {}

  /** By style index, as cells refer to them. */
  static List<Cell.Shade> of(XSSFReader workbook)
      throws IOException, SAXException, InvalidFormatException {
    FontShades shades = new FontShades();
    try (InputStream styles = workbook.getStylesData()) {
      if (styles != null) {
        XlsxReader.parse(styles, shades);
      }
    }
    return shades.styles;
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes) {
    switch (local) {
      case "fonts" -> inFonts = true;
      case "cellXfs" -> inStyles = true;
      case "font" -> {
        if (inFonts) {
          fonts.add(Cell.Shade.PLAIN);
        }
      }
      case "color" -> {
        if (inFonts && !fonts.isEmpty()) {
          fonts.set(fonts.size() - 1, shade(attributes));
        }
      }
      case "xf" -> {
        if (inStyles) {
          int font = number(attributes, "fontId");
          styles.add(font >= 0 && font < fonts.size() ? fonts.get(font) : Cell.Shade.PLAIN);
        }
      }
      default -> {}
    }
  }

  @Override
  public void endElement(String uri, String local, String name) {
    switch (local) {
      case "fonts" -> inFonts = false;
      case "cellXfs" -> inStyles = false;
      default -> {}
    }
  }

  private static Cell.Shade shade(Attributes attributes) {
    return attributes.getValue("indexed") != null
        ? Cell.Shade.ofIndex(number(attributes, "indexed"))
        : Cell.Shade.ofRgb(attributes.getValue("rgb"));
  }

  private static int number(Attributes attributes, String name) {
    String value = attributes.getValue(name);
    return value == null ? -1 : Integer.parseInt(value);
  }
}
