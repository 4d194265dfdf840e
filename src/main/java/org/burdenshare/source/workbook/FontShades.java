package org.burdenshare.source.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The font colour of each cell style of a workbook. */
final class FontShades extends DefaultHandler {
  private static final Set<String> LISTS = Set.of("fonts", "cellXfs");

  private final List<Cell.Shade> fonts = new ArrayList<>();
  private final List<Cell.Shade> styles = new ArrayList<>();

  /** The list in which the parser is. */
  private String list = "";

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
    switch (list + "/" + local) {
      case "fonts/font" -> fonts.add(Cell.Shade.PLAIN);
      case "fonts/color" -> {
        if (!fonts.isEmpty()) {
          fonts.set(fonts.size() - 1, shade(attributes));
        }
      }
      case "cellXfs/xf" -> {
        int font = number(attributes, "fontId");
        styles.add(font >= 0 && font < fonts.size() ? fonts.get(font) : Cell.Shade.PLAIN);
      }
      default -> list = LISTS.contains(local) ? local : list;
    }
  }

  @Override
  public void endElement(String uri, String local, String name) {
    list = local.equals(list) ? "" : list;
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
