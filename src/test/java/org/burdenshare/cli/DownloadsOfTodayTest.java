package org.burdenshare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.burdenshare.source.publisher.Layouts;
import org.burdenshare.source.publisher.NatoSince2025;
import org.burdenshare.testing.Commands;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.EditionFiles;
import org.junit.jupiter.api.BeforeEach;
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

  private static final String DATABANK =
      """
      \uFEFF"Country Name","Country Code","Series Name","Series Code","2021 [YR2021]","2022 [YR2022]","2023 [YR2023]"
      "Poland",POL,"GDP (current LCU)",NY.GDP.MKTP.CN,2631302000000,3067495000000,3410100000000
      "Kosovo",XKX,"GDP (current LCU)",NY.GDP.MKTP.CN,7958000000,8896000000,..


      "Data from database: World Development Indicators"
      "Last Updated: 03/24/2025"
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

  @TempDir Path folder;
  private EditionFiles files;

  @BeforeEach
  void prepare() {
    files = new EditionFiles(folder.resolve("Downloads"));
  }

  @Test
  void natosWorkbookOf2026_isReadAsAWhole() {
    files.bytes("def-exp-2026-en.xlsx", NatoSince2025.of(2026).xlsx());

    assertThat(inspect("def-exp-2026-en.xlsx", "--vintage", "2026-07-07").out())
        .contains("def-exp-2026-en.xlsx: NATO defence expenditure workbook")
        .contains("NATO, Defence Expenditure of NATO Countries (2014-2026)")
        .contains("share_of_gdp in PERCENT: 427 figures and 2 missing ones of 33 areas")
        .contains("equipment_share in PERCENT: 427 figures and 2 missing ones of 33 areas");
  }

  @Test
  void theOutlooksCsv_saysItsDay() {
    files.text("dataset.csv", OUTLOOK);

    Outcome outcome = inspect("dataset.csv");

    assertThat(outcome.out())
        .contains("IMF World Economic Outlook by country")
        .contains("edition imf-2025-10-14, no definition of spending, released 2025-10-14")
        .contains("World Economic Outlook Database, October 2025")
        .contains("gdp in XDC: 4 figures and 0 missing ones of 1 areas, 2023 to 2026")
        .contains("gdp in USD: 3 figures and 0 missing ones of 1 areas, 2023 to 2025")
        .doesNotContain("rejected");
  }

  @Test
  void theOutlooksWorkbook_isDatedByItsNameAlone_andSaidToBe() {
    files.bytes("WEOApr2026all.xlsx", Layouts.outlookOfPortal().xlsx());
    files.bytes("renamed.xlsx", Layouts.outlookOfPortal().xlsx());

    assertThat(inspect("WEOApr2026all.xlsx").out())
        .contains("edition imf-2026-04-14, no definition of spending, released 2026-04-14")
        .contains("gdp in XDC: 12 figures and 0 missing ones of 3 areas, 2023 to 2026")
        .contains(
            "WEOApr2026all.xlsx is taken for the release of April 2026 for its name alone; give the"
                + " day with --vintage or in a record if you know it.");
    assertThat(inspect("renamed.xlsx").err())
        .startsWith("renamed.xlsx does not say when it was released; give the day with --vintage");
  }

  @Test
  void theOutlookInTwoBytesACharacter_needsNoMarkBeforeIt() {
    files.bytes(
        "WEOApr2016all.xls",
        """
        WEO Country Code\tISO\tWEO Subject Code\tScale\t2013\t2014\t2015\tEstimates Start After
        964\tPOL\tNGDP\tBillions\t"1,656.34"\t1,719.7\t1,789.7\t2014

        International Monetary Fund, World Economic Outlook Database, April 2016
        """
            .getBytes(StandardCharsets.UTF_16LE));

    assertThat(inspect("WEOApr2016all.xls").out())
        .contains("edition imf-2016-04-12")
        .contains("gdp in XDC: 3 figures and 0 missing ones of 1 areas, 2013 to 2015");
  }

  @Test
  void theWorldBanksWorkbook_isReadLikeItsCsv() {
    files.bytes("API_excel.xls", Layouts.worldBank().xls());
    files.bytes("API_excel.xlsx", Layouts.worldBank().xlsx());

    for (String file : new String[] {"API_excel.xls", "API_excel.xlsx"}) {
      assertThat(inspect(file).out())
          .contains(file + ": World Bank indicators")
          .contains("edition world-bank-ny.gdp.mktp.cn-2025-03-24")
          .contains("gdp in XDC: 4 figures and 0 missing ones of 2 areas, 2021 to 2023")
          .doesNotContain("rejected");
    }
  }

  @Test
  void whatDataBankGives_saysItsDayAtItsEnd() {
    files.text("P_Data_Extract.csv", DATABANK);

    assertThat(inspect("P_Data_Extract.csv").out())
        .contains("edition world-bank-ny.gdp.mktp.cn-2025-03-24")
        .contains("gdp in XDC: 5 figures and 1 missing ones of 2 areas, 2021 to 2023")
        .doesNotContain("rejected");
  }

  @Test
  void allIndicatorsInBulk_giveGdpAndPopulation_andSayThatSpendingIsLeftOut() throws IOException {
    files.bytes("WDI_CSV.zip", DownloadedFilesTest.zip("WDICSV.csv", BULK));

    assertThat(inspect("WDI_CSV.zip").err())
        .startsWith("WDI_CSV.zip does not say when it was released; give the day with --vintage");
    assertThat(inspect("WDI_CSV.zip", "--vintage", "2025-03-24").out())
        .contains("edition world-bank-2025-03-24, no definition of spending")
        .contains("gdp in XDC: 3 figures and 0 missing ones of 1 areas")
        .contains("population in PERSONS: 3 figures and 0 missing ones of 1 areas")
        .contains("rejected: 1 rows, first WDI_CSV.zip!WDICSV.csv:4:5: the file holds other")
        .doesNotContain("share_of_gdp");
  }

  @Test
  void data360_isReadFigureByFigure() {
    files.text("data360.csv", DATA360.replaceAll("(?m)^.*NE_EXP.*\\n", ""));

    assertThat(inspect("data360.csv", "--vintage", "2025-03-24").out())
        .contains("data360.csv: World Bank Data360 CSV")
        .contains("edition world-bank-ny.gdp.mktp.cn-2025-03-24, no definition of spending")
        .contains("gdp in XDC: 2 figures and 1 missing ones of 2 areas, 2022 to 2023")
        .doesNotContain("rejected");
  }

  @Test
  void data360_anIndicatorThatIsNotRead_isRejectedWithItsLine() {
    files.text("data360.csv", DATA360);

    assertThat(inspect("data360.csv", "--vintage", "2025-03-24").out())
        .contains("gdp in XDC: 2 figures and 1 missing ones of 2 areas, 2022 to 2023")
        .contains("rejected: 1 rows, first data360.csv:5: the indicator is not one that is read");
  }

  @Test
  void workbooksThatAreNotRead_areNamed_withHowToSaveThem() throws IOException {
    files.bytes("strict.xlsx", strict(Layouts.nato2016().xlsx()));

    files.bytes("old.xls", ofExcel95());

    assertThat(inspect("old.xls").err().strip())
        .startsWith("old.xls is a workbook of Excel 5.0/95, which is not read; open it in a");
    Outcome outcome = inspect("strict.xlsx");

    assertThat(outcome.exitCode()).isEqualTo(65);
    assertThat(outcome.err().strip())
        .isEqualTo(
            "strict.xlsx is a Strict Open XML workbook, which is not read; open it in a spreadsheet"
                + " program and save it as an Excel workbook (.xlsx), not as Strict Open XML.");
  }

  @Test
  void aStrayFileOfManyColumns_isPassedOver() {
    files
        .text("numbers.json", "[" + "1,".repeat(1000) + "1]")
        .text("trade.csv", DATABANK.replace("NY.GDP.MKTP.CN", "NE.EXP.GNFS.CN"))
        .nato("2016-07-04", "share_of_gdp,PERCENT,,POL,2016,2.0,,E,");

    Outcome outcome = inspect("");

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("edition nato-2016-07-04")
        .containsPattern("passed over: .*numbers.json")
        .containsPattern("passed over: .*trade.csv");
  }

  @Test
  void aBlockUnderANewTitle_stopsThePublication_andInspectSaysWhichItMayBe() throws IOException {
    files.bytes(
        "def-exp-2026-en.xlsx",
        reworded(NatoSince2025.of(2026).xlsx(), "Share of real GDP", "Portion of real GDP"));

    assertThat(inspect("def-exp-2026-en.xlsx", "--vintage", "2026-07-07").out())
        .contains(
            "the title above these figures, 'Portion of real GDP (%)', does not tell what they are")
        .contains(
            "not found: 'Share of real GDP (%)', but perhaps in def-exp-2026-en.xlsx!Table 3!B5 under"
                + " 'Portion of real GDP (%)': it says 'portion' in place of 'share'; nothing of the"
                + " file is published without it")
        .contains("    def-exp-2026-en.xlsx!Table 3!B5: Albania, 1.0, 1.0625, 1.125")
        .contains("to 2026, in Table 3!B41:N73");
    Outcome run =
        Commands.run(
            "trends",
            "--input",
            folder.resolve("Downloads").toString(),
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

  private Outcome inspect(String file, String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "inspect";
    arguments[1] = folder.resolve("Downloads").resolve(file).toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return Commands.run(arguments);
  }
}
