package org.burdenshare.source.tidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RuntimeConfig;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.testing.Trends;
import org.burdenshare.vocabulary.Failure;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Tables with a column a measure, read by what their records say of the columns. */
class WideTextTest {
  private static final String TABLE =
      """
      Country,Year,"Spending, 2015 US$",Share %,is estimate,source
      Poland,2019,12000000000,2.0004,False,"a, b"
      POL,2020,,2.3,True,same
      Atlantis,2020,1,2,True,same
      """;

  static final List<String> ESTIMATES =
      List.of("Y", "y", "e", "E*", "est.", "TRUE", "yes", "x", "1", "Estimate", "estimated", "t");

  static final List<String> NO_ESTIMATES =
      List.of("", "false", "No", "n", "0", "0.0", "A", "actual", "\u00A0");

  static final List<String> NEITHER = List.of("p", "f", "maybe", "2");

  private static final List<String> MARKS =
      Stream.of(ESTIMATES, NO_ESTIMATES, NEITHER).flatMap(List::stream).toList();

  private static Map<Integer, List<String>> statusesByYear;
  private static List<String> rejectedMarks;

  @TempDir Path folder;
  private EditionFiles files;

  /** One table with a line of each mark, and a year of each. */
  @BeforeAll
  static void readMarks(@TempDir Path folder) {
    EditionFiles files = new EditionFiles(folder);
    table(
        files,
        "Country,Year,Share,Estimate,Troops\n"
            + MARKS.stream()
                .map(mark -> "Poland,%d,1.9,%s,\n".formatted(yearOf(mark), mark))
                .collect(Collectors.joining()),
        "Country: area\nYear: year\nShare: share_of_gdp PERCENT\nEstimate: estimate\nTroops: personnel"
            + " PERSONS\n");
    Trends marked = Trends.of(files.input());
    statusesByYear =
        TestSpark.rows(marked.observations().where("value IS NOT NULL")).stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.<Integer>getAs("year"),
                    Collectors.mapping(
                        row -> row.<String>getAs("obs_status"), Collectors.toList())));
    rejectedMarks = rejected(marked);
  }

  @BeforeEach
  void prepare() {
    files = new EditionFiles(folder);
  }

  @Test
  void everyNamedColumn_givesAFigureALine_withItsPlace() {
    write(
        """
        Country: area
        Year: year
        "Spending, 2015 US$": milex USD 2015
        Share %: share_of_gdp PERCENT
        is estimate: estimate
        """);

    assertThat(
            Trends.of(files.input())
                .observations()
                .orderBy("measure", "year")
                .selectExpr(
                    "concat_ws(' ', measure, unit, price_base_year, iso3, year, value, obs_status,"
                        + " locator)")
                .collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly(
            "milex USD 2015 POL 2019 1.2E10 A wide.csv:2:3",
            "milex USD 2015 POL 2020 O wide.csv:3:3",
            "share_of_gdp PERCENT POL 2019 2.0004 A wide.csv:2:4",
            "share_of_gdp PERCENT POL 2020 2.3 E wide.csv:3:4");
  }

  @Test
  void fileThatSparkReadsInParts_keepsItsPlaces() {
    files
        .text(
            "wide.csv",
            "Country,Year,Share\n"
                + IntStream.range(1900, 2020)
                    .mapToObj(year -> "POL,%d,%d.5\n".formatted(year, year % 5))
                    .collect(Collectors.joining()))
        .text(
            "wide.csv.edition.yaml",
            record("Country: area\nYear: year\nShare: share_of_gdp PERCENT\n"));
    RuntimeConfig settings = TestSpark.session().conf();
    settings.set("spark.sql.files.maxPartitionBytes", "200");
    try {
      assertThat(
              Trends.of(files.input()).observations().orderBy("year").collectAsList().stream()
                  .map(row -> row.<String>getAs("locator")))
          .isEqualTo(IntStream.range(2, 122).mapToObj("wide.csv:%d:3"::formatted).toList());
    } finally {
      settings.unset("spark.sql.files.maxPartitionBytes");
    }
  }

  @Test
  void recordThatDoesNotFit_isRefusedWithASentence() {
    assertRefused(
        "Land: area\nYear: year\nShare %: share_of_gdp PERCENT\n",
        "wide.csv has no column 'Land', expected one of country, year, spending, 2015 us$, share %,"
            + " is estimate, source; correct 'columns' in its record.");
    assertRefused(
        "Country: area\nYear: year\nShare %: percent of GDP\n",
        "wide.csv has the column 'Share %' as 'percent of GDP', expected area, year, estimate, or a"
            + " measure with its unit, its scale and the year of constant prices, as 'milex USD 2015'"
            + " or 'milex USD billion 2015'; correct 'columns' in its record.");
    assertRefused(
        "Country: area\nShare %: share_of_gdp PERCENT\n",
        "wide.csv has 0 columns as 'year', expected one, or a year as the heading of each figure;"
            + " correct 'columns' in its record.");
    assertRefused(
        "Country: area\nYear: year\n",
        "wide.csv has no column of figures, expected a measure with its unit, as 'milex USD 2015';"
            + " correct 'columns' in its record.");
  }

  @Test
  void recordWithColumnsBesideAnotherKindOfFile_isRefused() {
    files
        .bytes("wide.csv", "PAR1 and more".getBytes(StandardCharsets.UTF_8))
        .text("wide.csv.edition.yaml", record("Country: area\n"));

    assertThatThrownBy(() -> read())
        .isInstanceOf(Failure.class)
        .hasMessage("wide.csv is Parquet, expected CSV; correct 'columns' in its record.");
  }

  @ParameterizedTest
  @FieldSource("ESTIMATES")
  void markOfAnEstimate_isAnEstimate(String mark) {
    assertThat(statusesOf(mark)).containsExactly("E");
  }

  @ParameterizedTest
  @FieldSource("NO_ESTIMATES")
  void markOfAFigureThatIsNone_isNormal(String mark) {
    assertThat(statusesOf(mark)).containsExactly("A");
  }

  @ParameterizedTest
  @FieldSource("NEITHER")
  void markThatIsNeitherYesNorNo_isRejectedByItsCell(String mark) {
    String line = "wide.csv:%d:".formatted(2 + MARKS.indexOf(mark));
    assertThat(statusesOf(mark)).isEmpty();
    assertThat(rejectedMarks.stream().filter(row -> row.startsWith(line)))
        .containsExactly(
            line
                + "4: the column of estimates says '%s', which is neither yes nor no; write E for an estimate, or leave it empty"
                    .formatted(mark.toUpperCase(Locale.ROOT)));
  }

  @Test
  void marksThatAreRead_rejectNoRow() {
    assertThat(rejectedMarks).hasSameSizeAs(NEITHER);
  }

  private static List<String> statusesOf(String mark) {
    return statusesByYear.getOrDefault(yearOf(mark), List.of());
  }

  private static int yearOf(String mark) {
    return 1990 + MARKS.indexOf(mark);
  }

  @Test
  void quotesWithinQuotes_areDoubled_andABackslashIsALetter() {
    table(
        """
        Country,"Share ""of GDP\""",Year,Comment
        Poland,2.2,2014,"called ""front-line"", revised"
        Estonia,2.1,2014,"ends in \\"
        """,
        "Country: area\nYear: year\n'Share \"of GDP\"': share_of_gdp PERCENT\n");

    assertThat(figures()).containsExactly("EST 2014 2.1", "POL 2014 2.2");
    assertThat(rejected(Trends.of(files.input()))).isEmpty();
  }

  @Test
  void whatIsInvisible_countsForNothing() {
    table(
        "Country\u00A0,Year,Share\nPoland\u00A0,2014\u200B,\uFEFF2.2\u00A0\nUnited\u00A0Kingdom,2014.0,2.1\n",
        "Country: area\nYear: year\nShare: share_of_gdp PERCENT\n");

    assertThat(figures()).containsExactly("GBR 2014 2.1", "POL 2014 2.2");
  }

  @Test
  void scaleOfAColumn_isMultiplied() {
    table(
        "Country,Year,Spending,People\nPoland,2014,10.5,38.5\n",
        "Country: area\nYear: year\nSpending: milex USD billion 2015\nPeople: population PERSONS millions\n");

    assertThat(
            texts(
                Trends.of(files.input())
                    .observations()
                    .orderBy("measure")
                    .selectExpr("concat_ws(' ', measure, price_base_year, value)")))
        .containsExactly("milex 2015 1.05E10", "population 3.85E7");
  }

  @Test
  void columnAYear_isReadByItsHeading() {
    String table = "Country,2014,2015,2016e\nPoland,1.9,2.2,2\nEstonia,2.1,,2.4\n";
    table(
        table,
        """
        Country: area
        "2014": share_of_gdp PERCENT
        "2015": share_of_gdp PERCENT
        "2016e": share_of_gdp PERCENT
        """);

    List<String> statuses =
        List.of("EST 2014 2.1 A", "EST 2015 O", "EST 2016 2.4 E", "POL 2014 1.9 A");
    assertThat(figuresWithStatus()).startsWith(statuses.toArray(String[]::new)).hasSize(6);
    table(table, "Country: area\n2014-2016: share_of_gdp PERCENT\n");
    assertThat(figuresWithStatus()).startsWith(statuses.toArray(String[]::new)).hasSize(6);
  }

  @Test
  void nameWithAColon_isANameLikeOthers() {
    files
        .text("NATO: a [b].csv", "Country,Year,Share\nPoland,2014,2.2\n")
        .text(
            "NATO: a [b].csv.edition.yaml",
            record("Country: area\nYear: year\nShare: share_of_gdp PERCENT\n"));

    assertThat(figures()).containsExactly("POL 2014 2.2");
  }

  @Test
  void causeOfWhatIsNoCsv_isNamedWithItsRemedy() {
    String columns = "Country: area\nYear: year\nShare: share_of_gdp PERCENT\n";
    table("Country;Year;Share\nPoland;2014;2,2\n", columns);
    assertThatThrownBy(() -> read())
        .hasMessage(
            "wide.csv has semicolons between its columns, expected commas; save it as CSV with commas"
                + " between columns and a point in numbers.");
    files.bytes("wide.csv", "\uFEFFCountry,Year,Share\n".getBytes(StandardCharsets.UTF_16LE));
    assertThatThrownBy(() -> read())
        .hasMessage("wide.csv is text in UTF-16, expected UTF-8; save it as CSV in UTF-8.");
  }

  private void table(String table, String columns) {
    table(files, table, columns);
  }

  private static void table(EditionFiles files, String table, String columns) {
    files.text("wide.csv", table).text("wide.csv.edition.yaml", record(columns));
  }

  private List<String> figures() {
    return texts(
        Trends.of(files.input())
            .observations()
            .orderBy("iso3", "year")
            .selectExpr("concat_ws(' ', iso3, year, value)"));
  }

  private List<String> figuresWithStatus() {
    return texts(
        Trends.of(files.input())
            .observations()
            .orderBy("iso3", "year")
            .selectExpr("concat_ws(' ', iso3, year, value, obs_status)"));
  }

  private static List<String> rejected(Trends trends) {
    return texts(trends.rejected().selectExpr("concat(locator, ': ', reason)"));
  }

  private static List<String> texts(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(row -> row.getString(0)).toList();
  }

  private void assertRefused(String columns, String sentence) {
    write(columns);
    assertThatThrownBy(() -> read()).isInstanceOf(Failure.class).hasMessage(sentence);
  }

  private Row read() {
    return Trends.of(files.input()).observations().first();
  }

  private void write(String columns) {
    files.text("wide.csv", TABLE).text("wide.csv.edition.yaml", record(columns));
  }

  private static String record(String columns) {
    return EditionFiles.sidecar("NATO", "NATO", "2021-01-01") + "columns:\n" + columns.indent(2);
  }
}
