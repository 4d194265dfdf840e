package org.burdenshare.bench;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.edition.Edition;
import org.burdenshare.edition.EditionCatalogue;
import org.burdenshare.session.Session;
import org.burdenshare.source.EditionFile;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;

/**
 * Reads a folder of workbooks in a process of its own, after another folder that warms it up, and
 * says how long the second took and what the process took of memory.
 */
public final class ReadingProgram {
  /** Who reads. */
  enum Reader {
    /** The job's reader, as many workbooks at a time as there are cores. */
    OURS {
      @Override
      long read(Path folder) {
        SparkSession spark = Session.open();
        List<Edition> editions =
            EditionCatalogue.of(
                    List.of(folder.toString()), null, spark.sessionState().newHadoopConf())
                .editions();
        List<EditionFile> files =
            editions.stream()
                .map(edition -> new EditionFile(edition.file(), edition.editionId()))
                .toList();
        return editions.get(0).format().read(spark, files).count();
      }
    },
    /** Plain streaming of all cells by POI, one workbook after the other. */
    STREAMING {
      @Override
      long read(Path folder) throws Exception {
        long cells = 0;
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.filter(any -> any.toString().endsWith(".xlsx")).toList()) {
            try (OPCPackage workbook = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
              cells += cells(workbook);
            }
          }
        }
        return cells;
      }
    };

    abstract long read(Path folder) throws Exception;
  }

  private ReadingProgram() {}

  /** Reads: READER FOLDER_TO_WARM_UP FOLDER. */
  public static void main(String[] arguments) throws Exception {
    Reader reader = Reader.valueOf(arguments[0]);
    reader.read(Path.of(arguments[1]));
    long[] found = new long[1];
    double seconds = Bench.seconds(() -> found[0] = reader.read(Path.of(arguments[2])));
    System.out.printf(
        Locale.ROOT, "%d %.3f %d%n", found[0], seconds, Bench.kilobytesOfThisProcess());
  }

  /** How many cells plain streaming finds in a workbook. */
  static long cells(OPCPackage workbook) throws Exception {
    Counting counting = new Counting();
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
