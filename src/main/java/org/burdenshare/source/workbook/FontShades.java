package org.burdenshare.source.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.usermodel.DefaultIndexedColorMap;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The font colour of each cell style of a workbook, by the workbook's own palette if it has one.
 *
 * @param palette its colours in hexadecimal digits
 */
record FontShades(List<String> palette) {
  /** By style index, as cells refer to them. */
  static List<Cell.Shade> of(XSSFReader workbook)
      throws IOException, SAXException, InvalidFormatException {
    try (InputStream xml = workbook.getStylesData()) {
      return xml == null ? List.of() : of(XlsxReader.root(xml));
    }
  }

  private static List<Cell.Shade> of(Element styles) {
    FontShades shades =
        new FontShades(
            inLists(styles, "indexedColors", "rgbColor")
                .map(colour -> colour.getAttribute("rgb"))
                .toList());
    List<Cell.Shade> fonts = inLists(styles, "fonts", "font").map(shades::ofFont).toList();
    return inLists(styles, "cellXfs", "xf")
        .map(style -> number(style, "fontId"))
        .map(font -> font < 0 || font >= fonts.size() ? Cell.Shade.PLAIN : fonts.get(font))
        .toList();
  }

  private static Stream<Element> inLists(Element styles, String list, String name) {
    return XlsxReader.below(styles, list).flatMap(found -> XlsxReader.below(found, name));
  }

  private Cell.Shade ofFont(Element font) {
    return XlsxReader.below(font, "color")
        .findFirst()
        .map(colour -> hexadecimal(colour.getAttribute("rgb"), number(colour, "indexed")))
        .map(FontShades::shade)
        .orElse(Cell.Shade.PLAIN);
  }

  /** A colour given as RGB or as an index into the palette. */
  private String hexadecimal(String rgb, int index) {
    if (index < 0) {
      return rgb;
    }
    if (index < palette.size()) {
      return palette.get(index);
    }
    byte[] standard = DefaultIndexedColorMap.getDefaultRGB(index);
    return standard == null ? "" : HexFormat.of().formatHex(standard);
  }

  /** The last six hexadecimal digits are RGB; an alpha channel may precede them. */
  private static Cell.Shade shade(String hexadecimal) {
    if (!hexadecimal.matches("\\p{XDigit}{6,8}")) {
      return Cell.Shade.PLAIN;
    }
    int colour = Integer.parseInt(hexadecimal.substring(hexadecimal.length() - 6), 16);
    return Cell.Shade.of(colour >> 16, (colour >> 8) & 0xFF, colour & 0xFF);
  }

  private static int number(Element element, String attribute) {
    String value = element.getAttribute(attribute);
    return value.isEmpty() ? -1 : Integer.parseInt(value);
  }
}
