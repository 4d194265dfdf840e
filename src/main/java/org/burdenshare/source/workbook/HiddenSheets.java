package org.burdenshare.source.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The names of the sheets that are not shown to people who open a workbook. */
final class HiddenSheets extends DefaultHandler {
  private static final Set<String> HIDDEN = Set.of("hidden", "veryHidden");

  private final Set<String> names = new HashSet<>();

  private HiddenSheets() {}

  static Set<String> of(XSSFReader workbook)
      throws IOException, SAXException, InvalidFormatException {
    HiddenSheets hidden = new HiddenSheets();
    try (InputStream sheets = workbook.getWorkbookData()) {
      XlsxReader.parse(sheets, hidden);
    }
    return hidden.names;
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes) {
    String state = attributes.getValue("state");
    if (local.equals("sheet") && state != null && HIDDEN.contains(state)) {
      names.add(attributes.getValue("name"));
    }
  }
}
