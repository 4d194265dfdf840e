package org.burdenshare.source.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.lang3.StringUtils;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.ooxml.util.DocumentHelper;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.SharedStrings;
import org.burdenshare.source.FileHead;
import org.burdenshare.source.SoundArchive;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Streams the sheets of an Office Open XML workbook. External entities are refused, the inflation
 * of entries is limited, and nothing in the file is executed.
 */
final class XlsxReader {
  /** A DOM of a maliciously large part would fill the heap. */
  private static final int MOST_BYTES = 16 << 20;

  private static final String BINARY_WORKBOOK =
      "application/vnd.ms-excel.sheet.binary.macroEnabled.main";
  private static final String WORD_FILE =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  private static final String PRESENTATION =
      "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";
  private static final Set<String> HIDDEN = Set.of("hidden", "veryHidden");

  private final SharedStrings strings;
  private final List<Cell.Shade> shades;
  private final SheetVisitor visitor;

  private XlsxReader(SharedStrings strings, List<Cell.Shade> shades, SheetVisitor visitor) {
    this.strings = strings;
    this.shades = shades;
    this.visitor = visitor;
  }

  /** The last shared strings and the properties of a workbook. */
  record Closing(List<String> lastStrings, FileHead.Properties properties) {}

  /**
   * Shows every sheet to a visitor.
   *
   * @throws IOException if it is not a workbook, is truncated or fails its checks
   */
  static Closing visit(InputStream in, SheetVisitor visitor) throws IOException {
    try (OPCPackage workbook = OPCPackage.open(SoundArchive.of(in))) {
      requireWorkbook(workbook);
      XSSFReader reader = new XSSFReader(workbook);
      SharedStrings strings = new ReadOnlySharedStringsTable(workbook);
      XlsxReader rows = new XlsxReader(strings, FontShades.of(reader), visitor);
      Set<String> hidden = hiddenSheets(reader);
      XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
      while (sheets.hasNext()) {
        try (InputStream sheet = sheets.next()) {
          String name = sheets.getSheetName();
          visitor.begin(
              name, hidden.contains(name) ? SheetVisibility.HIDDEN : SheetVisibility.VISIBLE);
          rows.show(name, sheet);
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

  /** The library signals this only by its message. */
  private static boolean isStrict(POIXMLException e) {
    return String.valueOf(e.getMessage()).startsWith("Strict OOXML");
  }

  private static Set<String> hiddenSheets(XSSFReader workbook)
      throws IOException, SAXException, InvalidFormatException {
    try (InputStream xml = workbook.getWorkbookData()) {
      return below(root(xml), "sheet")
          .filter(sheet -> HIDDEN.contains(sheet.getAttribute("state")))
          .map(sheet -> sheet.getAttribute("name"))
          .collect(Collectors.toSet());
    }
  }

  /** Reads a part as a whole that is small in any genuine workbook. */
  static Element root(InputStream xml) throws IOException, SAXException {
    byte[] part = xml.readNBytes(MOST_BYTES + 1);
    if (part.length > MOST_BYTES) {
      throw new IOException(
          "its styles or its list of sheets take more than %d MB".formatted(MOST_BYTES >> 20));
    }
    return DocumentHelper.readDocument(new ByteArrayInputStream(part)).getDocumentElement();
  }

  /** The descendants of an element with a name. */
  static Stream<Element> below(Element element, String name) {
    NodeList found = element.getElementsByTagNameNS("*", name);
    return IntStream.range(0, found.getLength()).mapToObj(found::item).map(Element.class::cast);
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

  private void show(String sheet, InputStream xml) {
    try {
      XMLStreamReader in = XMLHelper.newXMLInputFactory().createXMLStreamReader(xml);
      int row = 0;
      boolean isWanted = true;
      while (isWanted && in.hasNext()) {
        in.next();
        if (in.isStartElement() && in.getLocalName().equals("row")) {
          String number = in.getAttributeValue(null, "r");
          row = number == null ? row + 1 : Integer.parseInt(number);
          List<Cell> cells = cells(in);
          isWanted = cells.isEmpty() || visitor.row(new SheetRow(sheet, row, cells));
        }
      }
      visitor.end(sheet);
    } catch (XMLStreamException | RuntimeException e) {
      visitor.damaged(sheet, StringUtils.normalizeSpace(String.valueOf(e.getMessage())));
    }
  }

  /** Reads until the end of a row. */
  private List<Cell> cells(XMLStreamReader in) throws XMLStreamException {
    List<Cell> cells = new ArrayList<>();
    int column = -1;
    while (isWithin(in, "row")) {
      if (in.isStartElement() && in.getLocalName().equals("c")) {
        String reference = in.getAttributeValue(null, "r");
        column = reference == null ? column + 1 : new CellReference(reference).getCol();
        cell(in, column).ifPresent(cells::add);
      }
    }
    return cells;
  }

  /** Reads until the end of a cell. */
  private Optional<Cell> cell(XMLStreamReader in, int column) throws XMLStreamException {
    String type = Objects.requireNonNullElse(in.getAttributeValue(null, "t"), "n");
    String style = Objects.requireNonNullElse(in.getAttributeValue(null, "s"), "0");
    Set<String> ofText = type.equals("inlineStr") ? Set.of("v", "t") : Set.of("v");
    StringBuilder text = new StringBuilder();
    while (isWithin(in, "c")) {
      if (in.isStartElement() && ofText.contains(in.getLocalName())) {
        text.append(in.getElementText());
      }
    }
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(cell(column, type, Integer.parseInt(style), text.toString()));
  }

  private static boolean isWithin(XMLStreamReader in, String element) throws XMLStreamException {
    in.next();
    return !in.isEndElement() || !in.getLocalName().equals(element);
  }

  private Cell cell(int column, String type, int style, String raw) {
    Cell.Shade shade = style < shades.size() ? shades.get(style) : Cell.Shade.PLAIN;
    return switch (type) {
      case "s" ->
          new Cell(column, strings.getItemAt(Integer.parseInt(raw)).getString(), null, shade);
      case "n" -> new Cell(column, raw, Double.valueOf(raw), shade);
      case "b" -> new Cell(column, raw.equals("0") ? Cell.FALSE : Cell.TRUE, null, shade);
      default -> new Cell(column, raw, null, shade);
    };
  }
}
