package org.burdenshare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.burdenshare.testing.Commands;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.PublishedOnce;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each kind of bad input gets one sentence with place and remedy, the right exit code, no number.
 */
class BadInputTest {
  private static final String POLAND = "share_of_gdp,PERCENT,,POL,2015,2.2,,A,";

  /** A publication of an edition of which a part cannot be used. */
  private static final PublishedOnce IN_PART =
      PublishedOnce.by(
          "usable in part",
          folder ->
              List.of("--input", usableInPart(new EditionFiles(folder.resolve("in"))).input()));

  @TempDir Path folder;
  private Path warehouse;
  private EditionFiles files;

  @BeforeEach
  void prepare() {
    warehouse = folder.resolve("warehouse");
    files = new EditionFiles(folder.resolve("input"));
  }

  @Test
  void missingPath() {
    assertFailure(
        run(folder.resolve("nowhere").toString()),
        66,
        folder.resolve("nowhere") + " does not exist; check --input.");
  }

  @Test
  void figuresThatFailACheck_andAnEditionThatGivesNothing_leaveNoWarehouse() {
    files
        .nato("2016-01-28", POLAND, "share_of_gdp,PERCENT,,EST,2025,2.2,,A,")
        .nato("2016-07-04", "share_of_gdp,PERCENT,,POL,2015,much,,A,");

    Outcome outcome = run(files.input());

    assertThat(outcome.exitCode()).isEqualTo(65);
    assertThat(outcome.err())
        .contains("lies outside 1900 to 2016")
        .contains("edition_not_empty: nato-2016-07-04.csv gives no usable figure");
    assertThat(warehouse).doesNotExist();
  }

  @Test
  void emptyFolder() {
    files.text("readme.md", "no edition");

    assertFailure(
        run(files.input()),
        66,
        files.input() + " holds no file to read, expected at least one edition; check --input.");
  }

  @Test
  void unreadableFile() throws Exception {
    files.text("nato.csv", EditionFiles.HEADER + "\n" + POLAND + "\n");
    Files.createDirectory(folder.resolve("input").resolve("nato.csv.edition.yaml"));

    Outcome outcome = run(files.input());

    assertThat(outcome.exitCode()).isEqualTo(66);
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.err())
        .startsWith("nato.csv cannot be read: ")
        .contains("check that it is reachable and readable");
  }

  @Test
  void noPath() {
    assertFailure(run("::"), 64, "'::' is no path or URI; check --input.");
  }

  @Test
  void unknownColumns() {
    files
        .text("nato.csv", "measure,unit,iso3,jahr,value,wert\n")
        .text("nato.csv.edition.yaml", EditionFiles.sidecar("NATO", "NATO", "2016-01-28"));

    assertFailure(
        run(files.input()),
        65,
        "nato.csv has unknown columns: jahr, wert and lacks the columns: year; a tidy edition has the"
            + " columns measure, unit, year, value, iso3 or country, and may have price_base_year,"
            + " currency, obs_status, note, edition_id, locator: rename or remove columns accordingly.");
  }

  @Test
  void formatOfNobody() {
    files
        .text("notes.txt", "Dear all,\n")
        .text("notes.txt.edition.yaml", EditionFiles.sidecar("NATO", "NATO", "2016-01-28"));

    assertFailure(
        run(files.input()),
        65,
        "notes.txt is of no known format: it is text that begins with 'Dear all,'; known are CSV"
            + " with a column a measure, SIPRI military expenditure workbook, NATO defence expenditure workbook, World Bank"
            + " indicators, World Bank Data360 CSV, IMF World Economic Outlook by country, tidy CSV,"
            + " tidy Parquet or Delta; a tidy file has the columns measure, unit, iso3, year and value.");
  }

  @Test
  void notUtf8() {
    byte[] latin1 =
        (EditionFiles.HEADER + "\n" + POLAND + "Zürich\n").getBytes(StandardCharsets.ISO_8859_1);
    files
        .bytes("nato.csv", latin1)
        .text("nato.csv.edition.yaml", EditionFiles.sidecar("NATO", "NATO", "2016-01-28"));

    assertFailure(
        run(files.input()),
        65,
        "nato.csv is not UTF-8 (byte 110 cannot be decoded); save it as CSV in UTF-8.");
  }

  @Test
  void truncatedParquet() throws Exception {
    Path whole = folder.resolve("whole");
    org.burdenshare.testing.TestSpark.session()
        .range(1000)
        .selectExpr(
            "'share_of_gdp' AS measure",
            "'PERCENT' AS unit",
            "'POL' AS iso3",
            "2015 AS year",
            "2.2D AS value")
        .coalesce(1)
        .write()
        .parquet(whole.toString());
    byte[] bytes;
    try (var parts = Files.newDirectoryStream(whole, "part-*.parquet")) {
      bytes = Files.readAllBytes(parts.iterator().next());
    }
    files
        .bytes("nato.parquet", Arrays.copyOf(bytes, bytes.length / 2))
        .text("nato.parquet.edition.yaml", EditionFiles.sidecar("NATO", "NATO", "2016-01-28"));

    assertFailure(
        run(files.input()),
        65,
        "nato.parquet cannot be read as Parquet (it is truncated or damaged); write or download it"
            + " again.");
  }

  @Test
  void sidecarWithMisspeltField() {
    files
        .text("nato.csv", EditionFiles.HEADER + "\n" + POLAND + "\n")
        .text(
            "nato.csv.edition.yaml",
            EditionFiles.sidecar("NATO", "NATO", "2016-01-28").replace("licence:", "license:"));

    assertFailure(
        run(files.input()),
        65,
        "nato.csv.edition.yaml has the unknown field 'license', expected one of accepted,"
            + " basis, citation, columns, edition_id, licence, measure_name, publisher, title, vintage_date; correct its"
            + " name.");
  }

  @Test
  void sidecarMissing() {
    files.text("nato.csv", EditionFiles.HEADER + "\n" + POLAND + "\n");

    assertFailure(
        run(files.input()),
        65,
        "nato.csv has no record nato.csv.edition.yaml beside it, so nobody says who published it and"
            + " when; write one with publisher, title, basis, vintage_date, citation and licence.");
  }

  @Test
  void sidecarWithWrongDate() {
    files
        .text("nato.csv", EditionFiles.HEADER + "\n" + POLAND + "\n")
        .text("nato.csv.edition.yaml", EditionFiles.sidecar("NATO", "NATO", "28.1.2016"));

    assertFailure(
        run(files.input()),
        65,
        "nato.csv.edition.yaml has the vintage_date '28.1.2016', expected the day of release as"
            + " 2016-07-04.");
  }

  @Test
  void sidecarWithANameThatIsAPath() {
    files
        .text("nato.csv", EditionFiles.HEADER + "\n" + POLAND + "\n")
        .text(
            "nato.csv.edition.yaml",
            EditionFiles.sidecar("NATO", "NATO", "2016-01-28") + "edition_id: ../../nato\n");

    assertFailure(
        run(files.input()),
        65,
        "nato.csv.edition.yaml has the edition_id '../../nato', expected letters, digits, dots, dashes"
            + " and underscores alone.");
  }

  @Test
  void twoEditionsOfOneId() {
    files
        .edition("a.csv", "NATO", "NATO", "2016-01-28", POLAND)
        .edition("b.csv", "NATO", "NATO", "2016-01-28", POLAND.replace("2.2", "2.3"));

    assertFailure(
        run(files.input()),
        65,
        "a.csv and b.csv both claim to be edition nato-2016-01-28; of 1 figures in both 1 differ, first"
            + " share_of_gdp in PERCENT of POL 2015 with 2.2 (a.csv:2) and 2.3 (b.csv:2), and 0 are in"
            + " the first alone and 0 in the second; if one is another release, give its day in a record"
            + " a.csv.edition.yaml or b.csv.edition.yaml as vintage_date: YYYY-MM-DD, and its copies"
            + " follow, else leave out the one that is wrong.");
  }

  @Test
  void noSpendingAtAll() {
    files.edition("gdp.csv", "IMF", null, "2016-04-12", "gdp,XDC,,POL,2015,1800000000000,PLN,A,");

    assertFailure(
        run(files.input()),
        65,
        "None of the 1 editions holds military expenditure, expected at least one with basis NATO or"
            + " SIPRI; add one with --input.");
  }

  @Test
  void asOfBeforeTheFirstVintage() {
    files.nato("2016-01-28", POLAND);

    assertFailure(
        run(files.input(), "--as-of", "2015-12-31"),
        65,
        "Nothing was known on 2015-12-31: the first edition of military expenditure is"
            + " nato-2016-01-28, released on 2016-01-28; give that day or a later one.");
  }

  @Test
  void wrongOptions() {
    assertThat(run("x", "--as-of", "yesterday").err())
        .startsWith("Invalid value for option '--as-of'");
    assertFailure(
        run("x", "--guideline", "-1"),
        64,
        "--guideline is -1.0, expected a percentage above 0 and at most 100.");
    assertFailure(
        run("x", "--gdp-window", "-1"),
        64,
        "--gdp-window is -1, expected a number of days, 0 or more.");
    assertFailure(
        run("x", "--as-of", "9999-12-31"),
        64,
        "--as-of is 9999-12-31, a day that has begun nowhere yet; give today or an earlier day.");
    assertThat(run("x", "--nonsense").exitCode()).isEqualTo(64);
  }

  private static EditionFiles usableInPart(EditionFiles files) {
    return files.nato(
        "2016-01-28",
        POLAND,
        "share_of_gdp,PERCENT,,GRC,2015,about 2,,A,",
        "share_of_gdp,PERCENT,,Ruritania,2015,2.1,,A,",
        "share_of_gdp,PERCENT,,EST,2015,-2.0,,A,",
        "milex,THOUSANDS,,EST,2015,20,,A,",
        "share_of_gdp,PERCENT,,USA",
        "milex,USD,2010,POL,2015,10000000000,,A,",
        "gdp,USD,2010,POL,2015,450000000000,,A,");
  }

  @Test
  void rowsThatCannotBeUsed_areRejectedWithTheirPlace_andTheRestIsPublished() {
    Outcome outcome = IN_PART.outcome();

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err().lines().map(String::strip))
        .containsExactly(
            "rejected nato-2016-01-28.csv:3: value 'about 2' is no number; write it in digits"
                + " with a decimal point, and leave a missing value empty",
            "rejected nato-2016-01-28.csv:4: 'Ruritania' is no ISO 3166 code and no known name;"
                + " correct it in the file",
            "rejected nato-2016-01-28.csv:5: value -2.0 is negative, expected zero or more",
            "rejected nato-2016-01-28.csv:6: unit 'THOUSANDS' does not fit milex; money is in XDC or"
                + " USD, shares in PERCENT, heads in PERSONS",
            "rejected nato-2016-01-28.csv:7: the line does not have the columns of its header");
    assertThat(outcome.out())
        .contains("3 read, 5 rejected")
        .contains("28 members, 1 assessed, 1 meet");
    assertThat(
            new CommandsOn(IN_PART.location())
                .sql(
                    "SELECT locator, reason_code, raw_text FROM rejected_row ORDER BY locator LIMIT 2"))
        .isEqualToNormalizingNewlines(
            """
            locator,reason_code,raw_text
            nato-2016-01-28.csv:3,not_a_number,"share_of_gdp,PERCENT,,GRC,2015,about 2,,A,"
            nato-2016-01-28.csv:4,unknown_area,"share_of_gdp,PERCENT,,Ruritania,2015,2.1,,A,"
            """);
  }

  @Test
  void checksThatFail_nameAllOffendersAtOnce_andTheLastPublicationStays() {
    IN_PART.copiedTo(warehouse);
    usableInPart(files);
    files.nato(
        "2016-07-04",
        "share_of_gdp,PERCENT,,POL,2015,220,,A,",
        "share_of_gdp,PERCENT,,POL,20015,2.2,,A,",
        "share_of_gdp,PERCENT,,GRC,2015,2.3,,A,",
        "share_of_gdp,PERCENT,,GRC,2015,2.4,,A,",
        "milex,USD,2010,POL,2015,10000000000000,,A,");

    Outcome outcome = run(files.input());

    assertThat(outcome.exitCode()).isEqualTo(65);
    assertThat(outcome.err().lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("key_unique: ")
                    .contains("2.3", "2.4", "csv:4", "csv:5"))
        .anySatisfy(line -> assertThat(line).startsWith("share_within_range: ").contains("csv:2"))
        .anySatisfy(
            line -> assertThat(line).startsWith("year_within_horizon: ").contains("20015", "csv:3"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("magnitude_kept: ")
                    .contains("csv:6", "nato-2016-01-28"))
        .last()
        .isEqualTo("Nothing was published; the last publication, if any, stays as it was.");
    assertThat(outcome.err()).doesNotContain("\tat ");
    assertThat(sql("SELECT count(*), max(share_of_gdp_pct) FROM ally_trend WHERE ally = 'POL'"))
        .contains("1,2.2222");
  }

  private Outcome run(String... arguments) {
    String[] command = new String[arguments.length + 4];
    command[0] = "trends";
    command[1] = "--warehouse";
    command[2] = warehouse.toString();
    command[3] = "--input";
    System.arraycopy(arguments, 0, command, 4, arguments.length);
    return Commands.run(command);
  }

  private String sql(String query) {
    return Commands.run("sql", "--warehouse", warehouse.toString(), "--format", "csv", "-e", query)
        .out();
  }

  private void assertFailure(Outcome outcome, int exitCode, String sentence) {
    assertThat(outcome.err().strip()).isEqualTo(sentence);
    assertThat(outcome.exitCode()).isEqualTo(exitCode);
    assertThat(warehouse).doesNotExist();
  }
}
