package org.burdenshare.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.burdenshare.testing.Browser;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.SampleWarehouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** What readers take away from the page of the sample data, in a real browser. */
class TakeawayTest {
  private static final String A_DAY = "#asof=2024-12-31";
  private static final String RANKED = "#ranked .takeaway";
  private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+(E-?[0-9]+)?");
  private static final int FIRST_FIGURE = 3;

  @TempDir static Path folder;
  private static Path page;
  private static Browser browser;

  @BeforeAll
  static void writeThePage() {
    page = folder.resolve("page.html");
    Outcome outcome =
        new CommandsOn(SampleWarehouse.location()).run("report", "--to", page.toString());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    browser = Browser.start();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void onADesk() {
    browser.size(1280, 900);
    browser.colourScheme("light");
  }

  private static void open(String choice) {
    browser.open(page.toUri() + choice);
    browser.await(
        """
        const done = arguments[0];
        const look = () => page.figuresOnPage.length ? done() : requestAnimationFrame(look);
        look();
        """);
  }

  private static void openMenu() {
    browser.run("document.querySelector(arguments[0]).open = true", RANKED);
    browser.await("requestAnimationFrame(() => setTimeout(arguments[0], 50))");
  }

  @Test
  void everyChart_isAPictureWithItsSource_thatOpensElsewhere() throws Exception {
    open("#asof=2026-07-07&year=2024");
    Map<?, ?> pictures =
        (Map<?, ?>)
            browser.run(
                """
                return Object.fromEntries(page.figuresOnPage.map((figure) =>
                  [figure.drawn.title, page.pictureOf(figure).svg]));
                """);
    assertThat(pictures).hasSize(9);

    for (Map.Entry<?, ?> picture : pictures.entrySet()) {
      String svg = (String) picture.getValue();
      assertThat(words(xml(svg)))
          .contains(
              "NATO’s definition: What members report",
              " As known on ",
              "Source: ",
              "free to use with credit to NATO",
              "burdenshare, publication ",
              picture.getKey().toString());
      Path alone = folder.resolve("alone.svg");
      Files.writeString(alone, svg);
      browser.open(alone.toUri().toString());
      assertThat((Boolean) browser.run("return document.documentElement.getBBox().height > 300"))
          .isTrue();
    }
  }

  @Test
  void aHostileName_staysATextOfThePicture() throws Exception {
    open("");

    String svg =
        (String)
            browser.run(
                """
                const figure = page.figuresOnPage[0];
                const title = '</text><script>alert(1)</script>&"';
                const option = { ...figure.drawn.option, yAxis: { ...figure.drawn.option.yAxis, data: [title] } };
                return page.pictureOf({ ...figure, drawn: { ...figure.drawn, title, option } }).svg;
                """);

    Document picture = xml(svg);
    assertThat(picture.getElementsByTagName("script").getLength()).isZero();
    assertThat(words(picture)).contains("</text><script>alert(1)</script>&\"");
  }

  private static Document xml(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  /** The texts of a picture, lines of one paragraph put together again. */
  private static String words(Document picture) {
    return picture.getDocumentElement().getTextContent().replaceAll("\\s+", " ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SVG", "PNG"})
  void aPicture_isSavedByItsButton(String format, @TempDir Path downloads) throws Exception {
    browser.saveIn(downloads);
    open(A_DAY);
    openMenu();

    browser.click(RANKED, format);

    Path saved = Browser.savedFile(downloads);
    assertThat(saved.getFileName())
        .hasToString(
            "ranked-NATO-GDP_2-2024-as-known-2024-12-31." + format.toLowerCase(Locale.ROOT));
    if (format.equals("SVG")) {
      assertThat(words(xml(Files.readString(saved)))).contains("Source: NATO, Defence Expenditure");
    } else {
      assertThat(ImageIO.read(saved.toFile()).getWidth()).isGreaterThan(1500);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        A_DAY,
        "#basis=SIPRI&ally=POL,FRA",
        "#asof=2024-12-31&guideline=EQUIP_20",
        "#asof=2024-12-31&guideline=OWN&group=EU_ALLIES",
        "#asof=2024-12-31&guideline=EQUIP_20&group=B9"
      })
  void theQueryOfAChart_givesItsRowsInFull(String choice) throws Exception {
    open(choice);
    Map<String, String> rowsByQuery = rowsBy("full.sql");
    assertThat(rowsByQuery).hasSizeGreaterThan(3);

    for (Map.Entry<String, String> chart : rowsByQuery.entrySet()) {
      assertThat(rows(chart.getValue()))
          .as(chart.getKey())
          .hasSizeGreaterThan(10)
          .zipSatisfy(rows(SampleWarehouse.csv(chart.getKey())), TakeawayTest::sayTheSame);
    }
  }

  /** The rows in full of every chart that is drawn, as CSV, by some text of its query. */
  private static Map<String, String> rowsBy(String text) {
    Map<?, ?> rows =
        (Map<?, ?>)
            browser.run(
                """
                return Object.fromEntries(page.figuresOnPage.filter((figure) => !figure.drawn.nothing).map((figure) => {
                  const full = figure.drawn.full();
                  return [%s, page.csvOf(full.columns, full.rows)];
                }));
                """
                    .formatted(text));
    return rows.entrySet().stream()
        .collect(Collectors.toMap(one -> (String) one.getKey(), one -> (String) one.getValue()));
  }

  private static List<List<String>> rows(String csv) {
    Pattern comma = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
    return csv.lines().map(line -> List.of(comma.split(line, -1))).toList();
  }

  /**
   * Texts are the same, numbers as near as the page has them: shares to six decimals and money to
   * seven digits, so that a figure made of those before it in its row is off by as much of them.
   */
  private static void sayTheSame(List<String> row, List<String> other) {
    assertThat(row).hasSameSizeAs(other);
    double largest = 1;
    for (int column = 0; column < row.size(); column++) {
      String text = row.get(column);
      if (column >= FIRST_FIGURE && NUMBER.matcher(text).matches()) {
        double number = Double.parseDouble(text);
        largest = Math.max(largest, Math.abs(number));
        assertThat(Double.parseDouble(other.get(column)))
            .as("%s, %s", row, other)
            .isCloseTo(number, within(largest * 4e-6));
      } else {
        assertThat(text).as("%s, %s", row, other).isEqualTo(other.get(column));
      }
    }
  }

  @Test
  void theQueryOfAChart_runsInDuckDb_overExportedTables() throws Exception {
    open(A_DAY);
    Map<String, String> rowsByScript = rowsBy("page.inDuckDb(full)");
    Path figures = folder.resolve("figures");
    Outcome exported =
        new CommandsOn(SampleWarehouse.location())
            .run(
                "export",
                "--table",
                "share_vintage,observation,edition,ally_trend",
                "--format",
                "parquet",
                "--to",
                figures.toString());
    assertThat(exported.exitCode()).as(exported.err()).isZero();

    for (Map.Entry<String, String> chart : rowsByScript.entrySet()) {
      String script = chart.getKey().replaceFirst("(?s).*<<'SQL'\n(.*)\nSQL$", "$1");
      assertThat(countInDuckDb(script.replace("'figures/", "'" + figures + "/")))
          .as(script)
          .isEqualTo(chart.getValue().lines().count() - 1);
    }
  }

  private static long countInDuckDb(String script) throws Exception {
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      List<String> statements = Pattern.compile(";\n?").splitAsStream(script).toList();
      for (String view : statements.subList(0, statements.size() - 1)) {
        statement.execute(view);
      }
      long count = 0;
      try (ResultSet rows = statement.executeQuery(statements.get(statements.size() - 1))) {
        while (rows.next()) {
          count++;
        }
      }
      return count;
    }
  }

  @Test
  void twoEditionsOfOneDay_giveAnAllyOneShareOnEquipment() throws Exception {
    open("#guideline=EQUIP_20");
    String query = (String) browser.run("return page.figuresOnPage[0].drawn.full().sql");
    String tables =
        """
        CREATE VIEW edition AS SELECT *, 'NATO' AS basis, DATE '2020-01-01' AS vintage_date
          FROM (VALUES ('a'), ('b')) AS t(edition_id);
        CREATE VIEW observation AS SELECT edition_id, 'POL' AS iso3, 2019 AS year, 21 AS value,
          'A' AS obs_status, 'equipment_share' AS measure, 'PERCENT' AS unit FROM edition;
        CREATE VIEW ally_trend AS SELECT 'POL' AS ally;
        """;

    assertThat(countInDuckDb(tables + query)).isEqualTo(1);
  }

  @Test
  void aGroup_isNamedInAllThatIsTakenFromItsCharts() throws Exception {
    open("#asof=2024-12-31&group=B9");
    openMenu();

    assertThat(
            browser.run(
                """
                return page.figuresOnPage
                  .filter(({ drawn }) => !(drawn.caption || drawn.nothing).endsWith(' Counted: Bucharest Nine.') || !drawn.name.includes('-B9-as-known-'))
                  .map(({ id }) => id);
                """))
        .isEqualTo(List.of("over-time", "all-years", "totals"));
    assertThat(browser.text("totals")).contains("year, guideline and group do not change");
    assertThat((String) browser.run("return page.pictureOf(page.figuresOnPage[0]).svg"))
        .contains("Counted: Bucharest Nine.");
    assertThat(
            (String) browser.run("return document.querySelector(arguments[0]).innerText", RANKED))
        .contains(
            "as known on 31 December 2024. Counted: Bucharest Nine. Figures: ",
            "@misc{burdenshare-ranked-NATO-GDP_2-2024-B9-as-known-2024-12-31,");
    String yearsOfAll = "return figureOf('all-years').drawn.columns.length";
    Object years = run(yearsOfAll);
    browser.run("page.choose({ group: 'NATO' })");
    assertThat(run(yearsOfAll)).isEqualTo(years);

    assertThat(
            run(
                "return [...new Set(figureOf('over-time').drawn.full().rows.map((row) => row.basis))]"))
        .isEqualTo(List.of("NATO", "SIPRI"));
  }

  private static Object run(String script) {
    return browser.run(
        "const figureOf = (id) => page.figuresOnPage.find((one) => one.id === id);" + script);
  }

  @Test
  void whoIsCounted_andWhatIsMissing_holdForAwkwardFigures() {
    open("#asof=2024-12-31&guideline=EQUIP_20");

    assertThat(
            run(
                "return figureOf('vintages').drawn.full().rows.filter((row) =>"
                    + " page.allyByCode.get(row.ally).since > row.year).length"))
        .isEqualTo(0L);

    browser.run("page.choose({ guideline: 'GDP_2' })");
    run(
        "Object.assign(figureOf('missing').drawn.rows[0].state, { milex: 0, pct: 0 }); page.show()");

    assertThat(browser.text("missing"))
        .doesNotContain("NaN")
        .contains("No spending known in US$: Germany");
  }

  @Test
  void aPageOnTheWeb_isCitedWithItsState_byAnyBrowser() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext(
        "/",
        request -> {
          request.sendResponseHeaders(200, 0);
          try (OutputStream answer = request.getResponseBody()) {
            Files.copy(page, answer);
          }
        });
    server.start();
    try {
      String address = "http://localhost:%d/page.html".formatted(server.getAddress().getPort());
      browser.open(address + "#ranked");
      browser.run("delete Map.groupBy; page.choose({ asof: '2024-12-31' })");
      browser.run("history.replaceState(null, '', '#ranked')");
      openMenu();

      assertThat(
              (String) browser.run("return document.querySelector(arguments[0]).innerText", RANKED))
          .contains(
              address + "#asof=2024-12-31&basis=NATO",
              "src=\"" + address + "#chart=ranked&amp;embed&amp;asof=2024-12-31")
          .doesNotContain(address + "#ranked");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void theMenu_citesTheChart_andCountsItsRows() throws Exception {
    open(A_DAY);
    openMenu();

    String menu =
        (String) browser.run("return document.querySelector(arguments[0]).innerText", RANKED);

    assertThat(menu)
        .contains(
            "CSV as shown, 32 rows",
            "Who met 2 % of GDP in 2024. On NATO’s definition, as known on 31 December 2024.",
            "title = {{Who met 2 \\% of GDP in 2024}}",
            "jobs/sql --publication ",
            "<iframe ",
            "src=\"ADDRESS-OF-THIS-PAGE#chart=ranked&amp;embed&amp;asof=2024-12-31");
    JsonNode csl =
        new ObjectMapper().readTree(menu.substring(menu.indexOf("[\n"), menu.indexOf("\n]") + 2));
    assertThat(csl.path(0).path("title").asText()).isEqualTo("Who met 2 % of GDP in 2024");
    assertThat(csl.path(0).path("note").asText()).contains("free to use with credit to NATO");
  }

  @Test
  void aChartAlone_standsInAFrame_withItsSource() {
    open("#chart=over-time&embed&asof=2024-12-31&ally=EST");

    assertThat(
            browser.run(
                "return [...document.querySelectorAll('main > section')].filter((one) => one.offsetHeight).map((one) => one.id)"))
        .isEqualTo(List.of("over-time"));
    assertThat((String) browser.run("return document.body.innerText"))
        .startsWith("Estonia over time")
        .contains("Source: NATO, Defence Expenditure", "free to use with credit to NATO")
        .doesNotContain("Whose definition", "Editions behind this page");
  }

  @Test
  void aFrameOfNoChart_isTheWholePage() {
    open("#chart=nothing&embed");

    assertThat(browser.text("answer-count")).startsWith("30 of 32");
  }
}
