package org.burdenshare.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
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
        .hasToString("ranked-NATO-2024-as-known-2024-12-31." + format.toLowerCase(Locale.ROOT));
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
        "#asof=2024-12-31&guideline=OWN"
      })
  void theQueryOfAChart_givesItsRowsInFull(String choice) throws Exception {
    open(choice);
    Map<String, String> rowsByQuery = rowsBy("full.sql");
    assertThat(rowsByQuery).hasSizeGreaterThan(3);

    for (Map.Entry<String, String> chart : rowsByQuery.entrySet()) {
      assertThat(keys(SampleWarehouse.csv(chart.getKey())))
          .as(chart.getKey())
          .isEqualTo(keys(chart.getValue()))
          .hasSizeGreaterThan(10);
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

  /** The names of all columns, and of each row what stands in the first three. */
  private static List<String> keys(String csv) {
    return csv.lines().map(line -> line.replaceFirst("^((?:[^,]*,){3})[^a-z].*", "$1")).toList();
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
            "#chart=ranked&amp;embed&amp;asof=2024-12-31");
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
