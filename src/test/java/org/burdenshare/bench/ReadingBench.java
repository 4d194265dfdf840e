package org.burdenshare.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.burdenshare.source.ReadingOfSipri;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;

/** What reading a workbook of SIPRI's costs beside plain streaming of the same sheets by POI. */
@Tag("bench")
@EnabledIfEnvironmentVariable(
    named = "BURDENSHARE_REAL_DATA",
    matches = ".+",
    disabledReason = "no folder of publishers' files is given by BURDENSHARE_REAL_DATA")
class ReadingBench {
  @Test
  void sipriWorkbook_besidePlainStreaming() throws Exception {
    List<Path> workbooks;
    try (Stream<Path> files =
        Files.list(Path.of(System.getenv("BURDENSHARE_REAL_DATA"), "sipri"))) {
      workbooks = files.filter(file -> file.toString().endsWith(".xlsx")).sorted().toList();
    }
    assertThat(workbooks).isNotEmpty();
    for (Path workbook : workbooks) {
      byte[] bytes = Files.readAllBytes(workbook);
      Bench.compare(
          "reading " + workbook.getFileName(),
          "figures",
          () -> assertThat(ReadingOfSipri.figures(bytes)).isPositive(),
          "plain streaming",
          () -> assertThat(cells(bytes)).isPositive());
    }
  }

  private static long cells(byte[] bytes) throws Exception {
    Counting counting = new Counting();
    try (OPCPackage workbook = OPCPackage.open(new ByteArrayInputStream(bytes))) {
      XSSFReader reader = new XSSFReader(workbook);
      XMLReader parser = XMLHelper.newXMLReader();
      parser.setContentHandler(
          new XSSFSheetXMLHandler(
              reader.getStylesTable(), new ReadOnlySharedStringsTable(workbook), counting, false));
      var sheets = reader.getSheetsData();
      while (sheets.hasNext()) {
        try (InputStream sheet = sheets.next()) {
          parser.parse(new InputSource(sheet));
        }
      }
    }
    return counting.cells;
  }

  private static final class Counting implements XSSFSheetXMLHandler.SheetContentsHandler {
    private long cells;

    @Override
    public void startRow(int row) {}

    @Override
    public void endRow(int row) {}

    @Override
    public void cell(String reference, String value, XSSFComment comment) {
      cells++;
    }
  }
}
