package org.burdenshare.source.workbook;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFColor;

/** The font colour of each cell style of a workbook. */
final class FontShades {
  private FontShades() {}

  /** By style index, as cells refer to them. */
  static List<Cell.Shade> of(StylesTable styles) {
    return IntStream.range(0, styles.getNumCellStyles())
        .mapToObj(style -> shade(styles.getStyleAt(style).getFont().getXSSFColor()))
        .toList();
  }

  /** Of a colour of the theme nothing is known. */
  private static Cell.Shade shade(XSSFColor colour) {
    if (colour == null) {
      return Cell.Shade.PLAIN;
    }
    return colour.isIndexed()
        ? Cell.Shade.ofIndex(colour.getIndexed())
        : colour.isRGB() ? Cell.Shade.ofRgb(colour.getARGBHex()) : Cell.Shade.PLAIN;
  }
}
