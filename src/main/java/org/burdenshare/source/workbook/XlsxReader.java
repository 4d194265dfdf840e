package org.burdenshare.source.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.SharedStrings;
import org.burdenshare.source.FileHead;
import org.burdenshare.source.SoundArchive;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The sheets of an Office Open XML workbook, streamed. External entities are refused, entries that
 * inflate beyond all proportion end the reading, and nothing in the file is executed.
 */
final class XlsxReader {
  private static final String BINARY_WORKBOOK =
      "application/vnd.ms-excel.sheet.binary.macroEnabled.main";
  private static final String WORD_FILE =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  private static final String PRESENTATION =
      "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";

  private XlsxReader() {}

  /** Ends the reading of a sheet early. */
  private static final class Enough extends SAXException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * The parts of a workbook besides its sheets.
   *
   * @param lastStrings the last few strings that it shares between cells
   * @param properties when it was made
   */
  record Closing(List<String> lastStrings, FileHead.Properties properties) {}

  /**
   * Shows every sheet to a visitor.
   *
   * @throws IOException if it is no workbook, is cut off or cannot be trusted
   */
  static Closing visit(InputStream in, SheetVisitor visitor) throws IOException {
    try (OPCPackage workbook = OPCPackage.open(SoundArchive.of(in))) {
      requireWorkbook(workbook);
      XSSFReader reader = new XSSFReader(workbook);
      SharedStrings strings = new ReadOnlySharedStringsTable(workbook);
      List<Cell.Shade> shades = FontShades.of(reader);
      Set<String> hidden = HiddenSheets.of(reader);
      XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
      while (sheets.hasNext()) {
        try (InputStream sheet = sheets.next()) {
          String name = sheets.getSheetName();
          visitor.begin(
              name,
              hidden.contains(name)
                  ? SheetVisitor.Visibility.HIDDEN
                  : SheetVisitor.Visibility.VISIBLE);
          visit(sheet, new RowHandler(name, strings, shades, visitor));
        }
      }
      return new Closing(lastStrings(strings), properties(workbook));
    } catch (POIXMLException e) {
      throw isStrict(e)
          ? OtherWorkbook.ofExcel("a Strict Open XML workbook", e)
          : new IOException(String.valueOf(e.getMessage()), e);
    } catch (OpenXML4JException | SAXException | RuntimeException e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
  }

  private static void requireWorkbook(OPCPackage file) throws OtherWorkbook {
    if (holds(file, BINARY_WORKBOOK)) {
      throw OtherWorkbook.ofExcel("a binary Excel workbook (.xlsb)", null);
    }
    if (holds(file, WORD_FILE)) {
      throw OtherWorkbook.none("a Word file");
    }
    if (holds(file, PRESENTATION)) {
      throw OtherWorkbook.none("a PowerPoint file");
    }
  }

  private static boolean holds(OPCPackage file, String contentType) {
    return !file.getPartsByContentType(contentType).isEmpty();
  }

  /** The library tells it by its message alone. */
  private static boolean isStrict(POIXMLException e) {
    return String.valueOf(e.getMessage()).startsWith("Strict OOXML");
  }

  private static void visit(InputStream sheet, RowHandler rows) {
    try {
      parse(sheet, rows);
      rows.visitor.end(rows.sheet);
    } catch (Enough e) {
      rows.visitor.end(rows.sheet);
    } catch (SAXException | IOException | RuntimeException e) {
      rows.visitor.damaged(rows.sheet, String.valueOf(e.getMessage()));
    }
  }

  static void parse(InputStream xml, DefaultHandler handler) throws SAXException, IOException {
    try {
      XMLReader parser = XMLHelper.newXMLReader();
      parser.setContentHandler(handler);
      parser.parse(new InputSource(xml));
    } catch (javax.xml.parsers.ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static FileHead.Properties properties(OPCPackage workbook) throws InvalidFormatException {
    return new FileHead.Properties(
        day(workbook.getPackageProperties().getCreatedProperty()),
        day(workbook.getPackageProperties().getModifiedProperty()));
  }

  private static LocalDate day(Optional<Date> date) {
    return date.map(value -> LocalDate.ofInstant(value.toInstant(), ZoneOffset.UTC)).orElse(null);
  }

  private static List<String> lastStrings(SharedStrings strings) {
    int count = strings.getUniqueCount();
    return IntStream.range(Math.max(0, count - 5), count)
        .mapToObj(index -> strings.getItemAt(index).getString())
        .toList();
  }

  /** Puts rows together from the events of a sheet. */
  private static final class RowHandler extends DefaultHandler {
    private final String sheet;
    private final SharedStrings strings;
    private final List<Cell.Shade> shades;
    private final SheetVisitor visitor;
    private final StringBuilder text = new StringBuilder();
    private List<Cell> cells = new ArrayList<>();
    private int row;
    private int column;
    private String type = "";
    private int style;
    private boolean inValue;

    RowHandler(String sheet, SharedStrings strings, List<Cell.Shade> shades, SheetVisitor visitor) {
      this.sheet = sheet;
      this.strings = strings;
      this.shades = shades;
      this.visitor = visitor;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
      switch (local) {
        case "row" -> {
          String number = attributes.getValue("r");
          row = number == null ? row + 1 : Integer.parseInt(number);
          column = -1;
          cells = new ArrayList<>();
        }
        case "c" -> {
          String reference = attributes.getValue("r");
          column = reference == null ? column + 1 : new CellReference(reference).getCol();
          type = attributes.getValue("t") == null ? "n" : attributes.getValue("t");
          style = attributes.getValue("s") == null ? 0 : Integer.parseInt(attributes.getValue("s"));
          text.setLength(0);
        }
        case "v" -> inValue = true;
        case "t" -> inValue = type.equals("inlineStr");
        default -> {}
      }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
      if (inValue) {
        text.append(characters, start, length);
      }
    }

    @Override
    public void endElement(String uri, String local, String name) throws SAXException {
      switch (local) {
        case "v", "t" -> inValue = false;
        case "c" -> {
          if (!text.isEmpty()) {
            cells.add(cell());
          }
        }
        case "row" -> {
          if (!cells.isEmpty()
              && visitor.row(new SheetRow(sheet, row, cells)) == SheetVisitor.Next.SHEET) {
            throw new Enough();
          }
        }
        default -> {}
      }
    }

    private Cell cell() {
      Cell.Shade shade = style < shades.size() ? shades.get(style) : Cell.Shade.PLAIN;
      String raw = text.toString();
      return switch (type) {
        case "s" ->
            new Cell(column, strings.getItemAt(Integer.parseInt(raw)).getString(), null, shade);
        case "n" -> new Cell(column, raw, Double.valueOf(raw), shade);
        case "b" -> new Cell(column, raw.equals("0") ? Cell.FALSE : Cell.TRUE, null, shade);
        default -> new Cell(column, raw, null, shade);
      };
    }
  }
}
