package org.burdenshare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.burdenshare.source.publisher.Layouts;
import org.burdenshare.source.publisher.NatoSince2025;
import org.burdenshare.testing.Commands;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.Inspected;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What publishers give since 2025, and other downloads of theirs, through {@code jobs/inspect}. */
class DownloadsOfTodayTest {
  private static final String OUTLOOK =
      """
      \uFEFF"DATASET","SERIES_CODE","OBS_MEASURE","COUNTRY","FULL_NOTE","SCALE","PUBLICATION_DATE","UPDATE_DATE","LATEST_ACTUAL_ANNUAL_DATA","2023","2024","2025","2026"
      "IMF.RES:WEO(9.0.0)","POL.NGDP.A","OBS_VALUE","Poland","A note, over
      two lines","Billions","2025-10-14","2026-01-19","2024","3410.1","3650.2","3900.3","4100.4"
      "IMF.RES:WEO(9.0.0)","G001.NGDPD.A","OBS_VALUE","World","","Billions","2025-10-14","2026-01-19","2024","1","2","3","4"
      "IMF.RES:WEO(9.0.0)","KOS.NGDPD.A","OBS_VALUE","Kosovo","","Billions","2025-10-14","2026-01-19","","10","11","12",""
      """;

  private static final String OUTLOOK_OF_2016 =
      """
      WEO Country Code\tISO\tWEO Subject Code\tScale\t2013\t2014\t2015\tEstimates Start After
      964\tPOL\tNGDP\tBillions\t"1,656.34"\t1,719.7\t1,789.7\t2014

      International Monetary Fund, World Economic Outlook Database, April 2016
      """;

  private static final String DATABANK =
      """
      \uFEFF"Country Name","Country Code","Series Name","Series Code","2021 [YR2021]","2022 [YR2022]","2023 [YR2023]"
      "Poland",POL,"GDP (current LCU)",NY.GDP.MKTP.CN,2631302000000,3067495000000,3410100000000
      "Kosovo",XKX,"GDP (current LCU)",NY.GDP.MKTP.CN,7958000000,8896000000,..


      "Data from database: World Development Indicators"
      "Last Updated: 04/15/2025"
      """;

  private static final String BULK =
      """
      Country Name,Country Code,Indicator Name,Indicator Code,2021,2022,2023,
      Poland,POL,Access to electricity (% of population),EG.ELC.ACCS.ZS,100,100,100,
      Poland,POL,GDP (current LCU),NY.GDP.MKTP.CN,2631302000000,3067495000000,3410100000000,
      Poland,POL,Military expenditure (% of GDP),MS.MIL.XPND.GD.ZS,2.2,2.3,3.3,
      Romania,ROU,Military expenditure (% of GDP),MS.MIL.XPND.GD.ZS,1.9,1.7,1.6,
      Romania,ROM,"Population, total",SP.POP.TOTL,19000000,19000000,19000000,
      """;

  private static final String DATA360 =
      """
      FREQ,REF_AREA,REF_AREA_LABEL,INDICATOR,INDICATOR_LABEL,TIME_PERIOD,UNIT_MEASURE,UNIT_MULT,OBS_STATUS,OBS_VALUE
      A,POL,Poland,WB_WDI_NY_GDP_MKTP_CN,GDP (current LCU),2022,LCU,0,A,3067495000000
      A,POL,Poland,WB_WDI_NY_GDP_MKTP_CN,GDP (current LCU),2023,LCU,6,E,3410100
      A,ROU,"Romania, the",WB_WDI_NY_GDP_MKTP_CN,GDP (current LCU),2023,LCU,0,A,
      A,ROU,Romania,WB_WDI_NE_EXP_GNFS_ZS,Exports,2023,PT,0,A,1
      """;

  @TempDir static Path folder;
  private static Inspected inspected;

  /**
   * All of them in one folder of downloads, as people have them, with a record where one is due.
   */
  @BeforeAll
  static void inspectAll() throws IOException {
    EditionFiles files =
        in("Downloads")
            .bytes("def-exp-2026-en.xlsx", NatoSince2025.of(2026).xlsx())
            .text("def-exp-2026-en.xlsx.edition.yaml", "vintage_date: 2026-07-07\n")
            .text("dataset.csv", OUTLOOK)
            .bytes("WEOApr2026all.xlsx", Layouts.outlookOfPortal().xlsx())
            .bytes("WEOApr2016all.xls", OUTLOOK_OF_2016.getBytes(StandardCharsets.UTF_16LE))
            .bytes("API_excel.xls", Layouts.worldBank().xls())
            .bytes("API_excel.xlsx", Layouts.worldBank().xlsx())
            .text("P_Data_Extract.csv", DATABANK)
            .bytes("WDI_CSV.zip", DownloadedFilesTest.zip("WDICSV.csv", BULK))
            .text("WDI_CSV.zip.edition.yaml", "vintage_date: 2025-03-24\n")
            .text("data360.csv", DATA360.replaceAll("(?m)^.*NE_EXP.*\\n", ""))
            .text("data360.csv.edition.yaml", "vintage_date: 2025-05-06\n")
            .text("data360 exports.csv", DATA360)
            .text("data360 exports.csv.edition.yaml", "vintage_date: 2025-06-05\n")
            .text("numbers.json", "[" + "1,".repeat(1000) + "1]")
            .text("trade.csv", DATABANK.replace("NY.GDP.MKTP.CN", "NE.EXP.GNFS.CN"))
            .nato("2016-07-04", "share_of_gdp,PERCENT,,POL,2016,2.0,,E,");
    inspected = Inspected.of(files);
  }

  @Test
  void natosWorkbookOf2026_isReadAsAWhole() {
    assertThat(inspected.linesOf("def-exp-2026-en.xlsx"))
        .startsWith("def-exp-2026-en.xlsx: NATO defence expenditure workbook")
        .contains("NATO, Defence Expenditure of NATO Countries (2014-2026)")
        .contains("share_of_gdp in PERCENT: 427 figures and 2 missing ones of 33 areas")
        .contains("equipment_share in PERCENT: 427 figures and 2 missing ones of 33 areas");
  }

  @Test
  void theOutlooksCsv_saysItsDay() {
    assertThat(inspected.linesOf("dataset.csv"))
        .contains("IMF World Economic Outlook by country")
        .contains("edition imf-2025-10-14, no definition of spending, released 2025-10-14")
        .contains("World Economic Outlook Database, October 2025")
        .contains("gdp in XDC: 4 figures and 0 missing ones of 1 areas, 2023 to 2026")
        .contains("gdp in USD: 3 figures and 0 missing ones of 1 areas, 2023 to 2025")
        .doesNotContain("rejected");
  }

  @Test
  void theOutlooksWorkbook_isDatedByItsNameAlone_andSaidToBe() {
    assertThat(inspected.linesOf("WEOApr2026all.xlsx"))
        .contains("edition imf-2026-04-14, no definition of spending, released 2026-04-14")
        .contains("gdp in XDC: 12 figures and 0 missing ones of 3 areas, 2023 to 2026");
    assertThat(inspected.told())
        .contains(
            "WEOApr2026all.xlsx is taken for the release of April 2026 for its name alone; give the"
                + " day with --vintage or in a record if you know it.");

    EditionFiles renamed = in("renamed").bytes("renamed.xlsx", Layouts.outlookOfPortal().xlsx());
    assertThat(inspect(renamed, "renamed.xlsx").err())
        .startsWith("renamed.xlsx does not say when it was released; give the day with --vintage");
  }

  @Test
  void theOutlookInTwoBytesACharacter_needsNoMarkBeforeIt() {
    assertThat(inspected.linesOf("WEOApr2016all.xls"))
        .contains("edition imf-2016-04-12")
        .contains("gdp in XDC: 3 figures and 0 missing ones of 1 areas, 2013 to 2015");
  }

  @Test
  void theWorldBanksWorkbook_isReadLikeItsCsv_inBothFormats() {
    assertThat(inspected.linesOf("API_excel.xls"))
        .startsWith("API_excel.xls: World Bank indicators")
        .contains("edition world-bank-ny.gdp.mktp.cn-2025-03-24")
        .contains("gdp in XDC: 4 figures and 0 missing ones of 2 areas, 2021 to 2023")
        .doesNotContain("rejected");
    assertThat(inspected.told())
        .contains(
            "passed over: API_excel.xlsx gives the same figures as API_excel.xls and is the same"
                + " release, edition world-bank-ny.gdp.mktp.cn-2025-03-24.");
  }

  @Test
  void whatDataBankGives_saysItsDayAtItsEnd() {
    assertThat(inspected.linesOf("P_Data_Extract.csv"))
        .contains("edition world-bank-ny.gdp.mktp.cn-2025-04-15")
        .contains("gdp in XDC: 5 figures and 1 missing ones of 2 areas, 2021 to 2023")
        .doesNotContain("rejected");
  }

  @Test
  void allIndicatorsInBulk_giveGdpAndPopulation_andSayThatSpendingIsLeftOut() throws IOException {
    assertThat(inspected.linesOf("WDI_CSV.zip"))
        .contains("edition world-bank-2025-03-24, no definition of spending")
        .contains("gdp in XDC: 3 figures and 0 missing ones of 1 areas")
        .contains("population in PERSONS: 3 figures and 0 missing ones of 1 areas")
        .contains("rejected: 1 rows, first WDI_CSV.zip!WDICSV.csv:4:5: the file holds other")
        .doesNotContain("share_of_gdp");

    EditionFiles undated =
        in("undated").bytes("WDI_CSV.zip", DownloadedFilesTest.zip("WDICSV.csv", BULK));
    assertThat(inspect(undated, "WDI_CSV.zip").err())
        .startsWith("WDI_CSV.zip does not say when it was released; give the day with --vintage");
  }

  @Test
  void data360_isReadFigureByFigure() {
    assertThat(inspected.linesOf("data360.csv"))
        .startsWith("data360.csv: World Bank Data360 CSV")
        .contains("edition world-bank-ny.gdp.mktp.cn-2025-05-06, no definition of spending")
        .contains("gdp in XDC: 2 figures and 1 missing ones of 2 areas, 2022 to 2023")
        .doesNotContain("rejected");
  }

  @Test
  void data360_anIndicatorThatIsNotRead_isRejectedWithItsLine() {
    assertThat(inspected.linesOf("data360 exports.csv"))
        .contains("gdp in XDC: 2 figures and 1 missing ones of 2 areas, 2022 to 2023")
        .contains(
            "rejected: 1 rows, first data360 exports.csv:5: the indicator is not one that is read");
  }

  @Test
  void workbooksThatAreNotRead_areNamed_withHowToSaveThem() throws IOException {
    EditionFiles files =
        in("unreadable")
            .bytes("strict.xlsx", strict(Layouts.nato2016().xlsx()))
            .bytes("old.xls", ofExcel95());

    assertThat(inspect(files, "old.xls").err().strip())
        .startsWith("old.xls is a workbook of Excel 5.0/95, which is not read; open it in a");
    Outcome outcome = inspect(files, "strict.xlsx");

    assertThat(outcome.exitCode()).isEqualTo(65);
    assertThat(outcome.err().strip())
        .isEqualTo(
            "strict.xlsx is a Strict Open XML workbook, which is not read; open it in a spreadsheet"
                + " program and save it as an Excel workbook (.xlsx), not as Strict Open XML.");
  }

  @Test
  void aStrayFileOfManyColumns_isPassedOver() {
    assertThat(inspected.linesOf("nato-2016-07-04.csv")).contains("edition nato-2016-07-04");
    assertThat(inspected.told())
        .containsPattern("passed over: .*numbers.json")
        .containsPattern("passed over: .*trade.csv");
  }

  @Test
  void aBlockUnderANewTitle_stopsThePublication_andInspectSaysWhichItMayBe() throws IOException {
    EditionFiles files =
        in("new title")
            .bytes(
                "def-exp-2026-en.xlsx",
                reworded(
                    NatoSince2025.of(2026, 3).xlsx(), "Share of real GDP", "Portion of real GDP"));

    assertThat(inspect(files, "def-exp-2026-en.xlsx", "--vintage", "2026-07-07").out())
        .contains(
            "the title above these figures, 'Portion of real GDP (%)', does not tell what they are")
        .contains(
            "not found: 'Share of real GDP (%)', but perhaps in def-exp-2026-en.xlsx!Table 3!B5 under"
                + " 'Portion of real GDP (%)': it says 'portion' in place of 'share'; nothing of the"
                + " file is published without it")
        .contains("    def-exp-2026-en.xlsx!Table 3!B5: Albania, 1.0, 1.0625, 1.125")
        .contains("to 2026, in Table 3!B13:N17");
    Outcome run =
        Commands.run(
            "trends",
            "--input",
            files.input(),
            "--warehouse",
            folder.resolve("warehouse").toString(),
            "--vintage",
            "2026-07-07");

    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.err())
        .contains(
            "tables_complete: def-exp-2026-en.xlsx has no series that is known as 'Share of real GDP"
                + " (%)', but figures under 'Portion of real GDP (%)' (");
    assertThat(folder.resolve("warehouse/ally_trend")).doesNotExist();
  }

  private static byte[] strict(byte[] workbook) throws IOException {
    return reworded(
        reworded(
            workbook,
            "http://schemas.openxmlformats.org/officeDocument/2006/",
            "http://purl.oclc.org/ooxml/officeDocument/"),
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main");
  }

  private static byte[] reworded(byte[] workbook, String words, String others) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new java.io.ByteArrayInputStream(workbook));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                .replace(words, others)
                .getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** The stream of a workbook had another name then. */
  private static byte[] ofExcel95() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (POIFSFileSystem workbook = new POIFSFileSystem()) {
      workbook.createDocument(new java.io.ByteArrayInputStream(new byte[64]), "Book");
      workbook.writeFilesystem(bytes);
    }
    return bytes.toByteArray();
  }

  private static EditionFiles in(String subfolder) {
    return new EditionFiles(folder.resolve(subfolder));
  }

  private static Outcome inspect(EditionFiles files, String file, String... options) {
    return Commands.run(
        Stream.concat(
                Stream.of("inspect", Path.of(files.input(), file).toString()), Stream.of(options))
            .toArray(String[]::new));
  }
}
