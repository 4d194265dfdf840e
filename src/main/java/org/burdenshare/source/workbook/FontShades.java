package org.burdenshare.source.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.usermodel.DefaultIndexedColorMap;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The font colour of each cell style of a workbook, by the workbook's own palette if it has one.
 */
final class FontShades extends DefaultHandler {
  private static final Set<String> LISTS = Set.of("fonts", "cellXfs", "indexedColors");

  /** A colour as it is written, in red, green and blue or by its place in the palette. */
  private record Colour(String rgb, int index) {
    private static final Colour NONE = new Colour(null, -1);
  }

  private final List<Colour> fonts = new ArrayList<>();
  private final List<Integer> fontOfStyle = new ArrayList<>();
  private final List<String> palette = new ArrayList<>();

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
    return shades.fontOfStyle.stream().map(shades::shadeOfFont).toList();
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes) {
    switch (list + "/" + local) {
      case "fonts/font" -> fonts.add(Colour.NONE);
      case "fonts/color" -> {
        if (!fonts.isEmpty()) {
          fonts.set(
              fonts.size() - 1,
              new Colour(attributes.getValue("rgb"), number(attributes, "indexed")));
        }
      }
      case "cellXfs/xf" -> fontOfStyle.add(number(attributes, "fontId"));
      case "indexedColors/rgbColor" -> palette.add(attributes.getValue("rgb"));
      default -> list = LISTS.contains(local) ? local : list;
    }
  }

  @Override
  public void endElement(String uri, String local, String name) {
    list = local.equals(list) ? "" : list;
  }

  private Cell.Shade shadeOfFont(int font) {
    if (font < 0 || font >= fonts.size()) {
      return Cell.Shade.PLAIN;
    }
    Colour colour = fonts.get(font);
    return colour.index() < 0 ? shade(colour.rgb()) : shadeInPalette(colour.index());
  }

  private Cell.Shade shadeInPalette(int index) {
    if (index < palette.size()) {
      return shade(palette.get(index));
    }
    byte[] standard = DefaultIndexedColorMap.getDefaultRGB(index);
    return standard == null ? Cell.Shade.PLAIN : shade(HexFormat.of().formatHex(standard));
  }

  /** The last six hexadecimal digits are the colour; how opaque it is may stand before them. */
  private static Cell.Shade shade(String hexadecimal) {
    if (hexadecimal == null || !hexadecimal.matches("\\p{XDigit}{6,8}")) {
      return Cell.Shade.PLAIN;
    }
    int colour = Integer.parseInt(hexadecimal.substring(hexadecimal.length() - 6), 16);
    return Cell.Shade.of(colour >> 16, (colour >> 8) & 0xFF, colour & 0xFF);
  }

  private static int number(Attributes attributes, String name) {
    String value = attributes.getValue(name);
    return value == null ? -1 : Integer.parseInt(value);
  }
}
