package org.burdenshare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.burdenshare.source.publisher.Layouts;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.Inspected;
import org.burdenshare.testing.PublishedOnce;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as publishers release them, through the commands. */
class DownloadedFilesTest {
  private static final String WORLD_BANK =
      """
      \uFEFF"Data Source","World Development Indicators",

      "Last Updated Date","2017-04-17",

      "Country Name","Country Code","Indicator Name","Indicator Code","2013","2014","2015","2016",
      "Poland","POL","GDP (current LCU)","NY.GDP.MKTP.CN","1.65634E+12","1720000000000","1800000000000","",
      "European Union","EUU","GDP (current LCU)","NY.GDP.MKTP.CN","","","","",
      "World","WLD","GDP (current LCU)","NY.GDP.MKTP.CN","1","2","3","4",
      "Nowhere","XQZ","GDP (current LCU)","NY.GDP.MKTP.CN","1","2","3","4",
      """;

  /** Downloads, and a table with a name of its own among them. */
  private static final PublishedOnce DOWNLOADS =
      PublishedOnce.by(
          "downloads",
          folder ->
              List.of(
                  "--input",
                  own(new EditionFiles(folder.resolve("Downloads")))
                      .bytes("SIPRI-Milex.xlsx", Layouts.sipri().xlsx())
                      .text("API_NY.GDP.MKTP.CN_DS2_en_csv_v2.csv", WORLD_BANK)
                      .bytes("more/WEO.xls", outlookAsPublished())
                      .text("holiday.txt", "Dear all,\n")
                      .input()));

  @TempDir static Path downloads;
  private static Inspected inspected;

  @TempDir Path folder;
  private EditionFiles files;
  private CommandsOn warehouse;

  @BeforeAll
  static void inspectAll() throws IOException {
    byte[] sipri = Layouts.sipri().xlsx();
    EditionFiles files =
        new EditionFiles(downloads)
            .bytes(
                "gdp.zip",
                zip("Metadata_Country.csv", "\"Country Code\",\"Region\"\n", "API.csv", WORLD_BANK))
            .bytes("WEOApr2016all.xls", outlookAsPublished())
            .bytes("nato.xlsx", Layouts.nato2016().xlsx())
            .text("nato.xlsx.edition.yaml", "vintage_date: 2015-12-24\n")
            .bytes("one.xlsx", sipri)
            .bytes("two.xlsx", sipri)
            .bytes("damaged.xlsx", damaged(sipri, "xl/worksheets/sheet4.xml"))
            .text("damaged.xlsx.edition.yaml", "vintage_date: 2017-06-01\n");
    inspected = Inspected.of(files);
  }

  @BeforeEach
  void prepare() {
    files = new EditionFiles(folder.resolve("Downloads"));
    warehouse = CommandsOn.folder(folder.resolve("warehouse"));
  }

  @Test
  void aFolderOfDownloads_isReadInOneGo_andWhatIsNoneOfThemIsPassedOver() {
    Outcome outcome = DOWNLOADS.outcome();
    CommandsOn published = new CommandsOn(DOWNLOADS.location());

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.err())
        .contains(
            "passed over: holiday.txt is of no known format: it is text that begins with 'Dear all,'")
        .contains(
            "rejected API_NY.GDP.MKTP.CN_DS2_en_csv_v2.csv:9:5: 'XQZ' is no ISO 3166 code and no known"
                + " name");
    assertThat(outcome.out()).contains("4 found, 4 new");
    assertThat(
            published.sql(
                "SELECT ally, year, share_of_gdp_pct, share_published_pct, share_source, gdp_vintage_date,"
                    + " obs_status FROM ally_trend WHERE ally = 'POL' AND year >= 2015 ORDER BY year"))
        .isEqualToNormalizingNewlines(
            """
            ally,year,share_of_gdp_pct,share_published_pct,share_source,gdp_vintage_date,obs_status
            POL,2015,1.972222222222222,2.21,computed,2017-04-17,U
            POL,2016,1.9900000000000002,1.9900000000000002,published,,A
            """);
    assertThat(
            published.sql(
                "SELECT edition_id, vintage_date, vintage_source FROM edition ORDER BY 1"))
        .isEqualToNormalizingNewlines(
            """
            edition_id,vintage_date,vintage_source
            imf-2016-04-12,2016-04-12,April 2016
            own,2016-07-01,its record
            sipri-2017-04-24,2017-04-24,"release calendar, SIPRI 1949-2016"
            world-bank-ny.gdp.mktp.cn-2017-04-17,2017-04-17,Last Updated Date
            """);
  }

  @Test
  void aZipOfTheWorldBank_isReadLikeTheFileInIt() {
    assertThat(inspected.linesOf("gdp.zip"))
        .startsWith("gdp.zip: World Bank indicators")
        .contains("edition world-bank-ny.gdp.mktp.cn-2017-04-17")
        .contains("gdp in XDC: 7 figures and 0 missing ones of 2 areas, 2013 to 2016")
        .contains("gdp.zip!API.csv:9:5");
  }

  @Test
  void theOutlookAsPublished_isUtf16UnderTheNameOfAWorkbook() {
    assertThat(inspected.linesOf("WEOApr2016all.xls"))
        .contains("IMF World Economic Outlook by country")
        .contains(
            "edition imf-2016-04-12, no definition of spending, released 2016-04-12 (by April 2016)")
        .contains("gdp in XDC: 3 figures and 1 missing ones of 1 areas, 2013 to 2016");
  }

  @Test
  void whereNobodySaysWhenItWasReleased_oneSentenceAsks_andVintageAnswersOnce() {
    files.bytes("nato.xlsx", Layouts.nato2016().xlsx());

    Outcome outcome = trends(files.input());

    assertThat(outcome.exitCode()).isEqualTo(65);
    assertThat(outcome.err().strip())
        .isEqualTo(
            "nato.xlsx does not say when it was released; give the day with --vintage, or in a record"
                + " nato.xlsx.edition.yaml as vintage_date: YYYY-MM-DD.");
    assertThat(trends(files.input(), "--vintage", "2016-01-28").out())
        .contains("NATO, 2015 (released 2016-01-28)");

    assertByAnotherDay_isNotPublishedTwice();
  }

  @Test
  void aRecordBesideAFile_saysMoreThanTheFile() {
    assertThat(inspected.linesOf("nato.xlsx"))
        .contains(
            "edition nato-2015-12-24, NATO's definition, released 2015-12-24 (by its record)");
  }

  @Test
  void theSameContentUnderTwoNames_isOneEdition() {
    assertThat(inspected.told())
        .containsOnlyOnce("edition sipri-2017-04-24, SIPRI's definition")
        .contains(
            "passed over: two.xlsx gives the same figures as one.xlsx and is the same release, edition"
                + " sipri-2017-04-24.");
  }

  private void assertByAnotherDay_isNotPublishedTwice() {
    Outcome again = trends(files.input(), "--vintage", "2016-07-08");

    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).contains("nothing new since");
    assertThat(again.err())
        .isEqualTo(
            "  passed over: nato.xlsx is edition nato-2016-07-08 by the day it is given now, but was"
                + " published as edition nato-2016-01-28; go back to a publication without it"
                + " (jobs/warehouse rollback), or publish into a new warehouse, if that day was"
                + " wrong.%n".formatted());
    assertThat(warehouse.sql("SELECT edition_id FROM edition"))
        .isEqualTo("edition_id\nnato-2016-01-28\n");
  }

  @Test
  void anotherDayForAnEditionWithANameOfItsOwn_correctsIt() {
    DOWNLOADS.copiedTo(folder.resolve("warehouse"));
    own(files);

    Outcome again = trends(files.input(), "--vintage", "2016-07-08");

    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out()).contains("1 found, 0 new, 1 corrected");
    assertThat(warehouse.sql("SELECT vintage_date FROM edition WHERE edition_id = 'own'"))
        .isEqualTo("vintage_date\n2016-07-08\n");
    assertThat(warehouse.sql("SELECT DISTINCT realtime_start FROM share_vintage WHERE year = 2012"))
        .isEqualTo("realtime_start\n2016-07-08\n");
  }

  @Test
  void aDamagedSheet_isRejected_andWhatOtherSheetsHoldIsUsed() {
    assertThat(inspected.linesOf("damaged.xlsx"))
        .contains("share_of_gdp in PERCENT: 8 figures")
        .containsPattern(
            "damaged.xlsx!Local currency calendar years: the sheet is damaged \\(.+\\) and none of it is used")
        .doesNotContain("milex in XDC");
  }

  @Test
  void aTruncatedWorkbook_stopsTheRunWithItsName() {
    byte[] whole = Layouts.sipri().xlsx();
    files.bytes("sipri.xlsx", java.util.Arrays.copyOf(whole, whole.length * 2 / 3));

    Outcome outcome = trends(folder.resolve("Downloads/sipri.xlsx").toString());

    assertThat(outcome.exitCode()).isEqualTo(65);
    assertThat(outcome.err().lines()).hasSize(1).first().asString().startsWith("sipri.xlsx ");
  }

  private static byte[] outlookAsPublished() {
    String text =
        """
        WEO Country Code\tISO\tWEO Subject Code\tScale\t2013\t2014\t2015\t2016\tEstimates Start After
        964\tPOL\tNGDP\tBillions\t"1,656.34"\t1,719.7\t1,789.7\tn/a\t2014

        International Monetary Fund, World Economic Outlook Database, April 2016
        """;
    return ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
  }

  static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int entry = 0; entry < namesAndTexts.length; entry += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[entry]));
        zip.write(namesAndTexts[entry + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** The same workbook with one part cut off in the middle. */
  private static byte[] damaged(byte[] workbook, String part) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] content = in.readAllBytes();
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(content, 0, entry.getName().equals(part) ? content.length / 2 : content.length);
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** A table of a year that no download gives; its record says its name, and a day. */
  private static EditionFiles own(EditionFiles files) {
    return files
        .text("own.csv", EditionFiles.HEADER + "\nshare_of_gdp,PERCENT,,POL,2012,2.2,,A,\n")
        .text(
            "own.csv.edition.yaml",
            EditionFiles.sidecar("NATO", "NATO", "2016-07-01") + "edition_id: own\n");
  }

  private Outcome trends(String input, String... options) {
    return warehouse.run(
        Stream.concat(Stream.of("trends", "--input", input), Stream.of(options))
            .toArray(String[]::new));
  }
}
