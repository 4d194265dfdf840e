package org.burdenshare.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.assertj.core.api.InstanceOfAssertFactories;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of the sample data as a reader meets it, in a real browser. */
class PageTest {
  private static final int DESKTOP = 1280;
  private static final int PHONE = 390;
  private static final int MOST_BYTES = 2_000_000;
  private static final String THE_DAY = "#asof=2016-11-18";

  @TempDir static Path folder;
  private static Path page;
  private static Browser browser;

  @BeforeAll
  static void writeThePage() {
    page = folder.resolve("a page.html");
    Outcome outcome =
        new CommandsOn(SampleWarehouse.location()).run("report", "--to", page.toString());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out()).startsWith("Page:   file:").contains("a page.html", " MB)");
    browser = Browser.start();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void asOnADesk() {
    browser.size(DESKTOP, 900);
    browser.colourScheme("light");
  }

  private static void open(String choice) {
    browser.open(page.toUri() + choice);
    browser.await(
        """
        const done = arguments[0];
        const look = () => document.getElementById('answer-count').innerText
          ? done() : requestAnimationFrame(look);
        look();
        """);
  }

  @Test
  void itIsOneFile_ofLessThanTwoMegabytes() throws Exception {
    assertThat(Files.size(page)).isBetween(500_000L, (long) MOST_BYTES);
    assertThat(folder)
        .isDirectoryContaining(file -> file.equals(page))
        .satisfies(PageTest::isAlone);
  }

  private static void isAlone(Path folder) throws Exception {
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void loads_withoutAWordOnTheConsole_andAsksForNothingElse() {
    browser.console();
    browser.requests();

    open("");
    drawAll();

    assertThat(browser.console()).isEmpty();
    assertThat(browser.requests())
        .filteredOn(request -> !request.startsWith("data:") && !request.equals("about:blank"))
        .isNotEmpty()
        .allSatisfy(request -> assertThat(request).endsWith("a%20page.html"));
  }

  @Test
  void onTheDayOfThePress_fiveOf28() {
    open(THE_DAY);

    assertThat(browser.text("answer"))
        .containsSubsequence(
            "As known on 18 November 2016,",
            "5 of 28 allies met 2 % of GDP in 2016 on NATO’s definition",
            "Estonia, Greece, Poland, United Kingdom and United States.",
            "Iceland has no armed forces and is not assessed.",
            "Rests on NATO, 4 July 2016.");
  }

  @Test
  void aReleaseThatIsDue_isSaidUnderTheDay() {
    open("");

    assertThat(browser.text("due"))
        .startsWith("Due and not seen by ")
        .contains("SIPRI, April 2026 (since 2 May 2026)")
        .doesNotContain("World Bank");
  }

  @Test
  void theSlider_movesTheAnswerAndTheAddress() {
    open("");
    assertThat(browser.text("answer-count")).startsWith("30 of 32 allies met 2 % of GDP in 2026");

    slideTo("2025-04-28");

    assertThat(browser.text("answer-count")).startsWith("22 of 32 allies met 2 % of GDP in 2024");
    assertThat(browser.text("answer-rest"))
        .contains("as printed it is 23: Slovakia is 1.9891 %, printed as 2.00 %");

    slideTo("2016-07-04");

    assertThat(browser.text("answer-count")).startsWith("5 of 28 allies met 2 % of GDP in 2016");
    assertThat(browser.text("ranked-title")).isEqualTo("Who met 2 % of GDP in 2016");
    assertThat((String) browser.run("return location.hash")).contains("asof=2016-07-04");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "#asof=2016-11-18&basis=SIPRI&guideline=GDP_2&year=2015&ally=FRA|6 of 28 allies met 2 % of GDP in 2015 on SIPRI’s",
        "#asof=2024-12-31&basis=NATO&guideline=CORE_3_5&year=2024&ally=EST|1 of 32 allies met 3.5 % of GDP in 2024 on NATO’s",
        "#asof=2024-12-31&basis=NATO&guideline=OWN&year=2023&ally=POL|of 31 allies met 3 % of GDP in 2023",
        "#asof=2024-12-31&basis=NATO&guideline=EQUIP_20&year=2016&ally=POL|of 28 allies met 20 % of military expenditure on major equipment in 2016",
        "#asof=2016-11-18&basis=NATO&guideline=GDP_2&year=latest&ally=POL&group=B9|2 of 9 members (Bucharest Nine) met 2 % of GDP in 2016 on NATO’s",
        "#asof=2016-11-18&basis=SIPRI&guideline=GDP_2&year=2015&ally=POL&group=EU_ALLIES|4 of 22 members (Allies in the European Union) met 2 % of GDP in 2015 on SIPRI’s",
      })
  void anAddress_saysTheSameAgain(String address, String answer) {
    open(address);
    assertThat(browser.text("answer-count")).contains(answer);

    browser.run("page.choose({})");

    assertThat(browser.run("return location.hash")).isEqualTo(address);
  }

  @Test
  void severalAllies_areAddedAndRemoved_andStandInTheAddress() {
    open("#asof=2024-12-31&ally=POL,EST");
    assertThat(browser.text("over-time"))
        .contains("Poland and Estonia over time", "Poland stood at 4.12 % in 2024");

    type("ally", "latvia");

    assertThat(browser.run("return location.hash").toString()).endsWith("&ally=POL,EST,LVA");
    assertThat(browser.text("over-time-title")).isEqualTo("Poland, Estonia and Latvia over time");

    browser.run("document.querySelector('[aria-label=\"Remove Poland\"]').click()");

    assertThat(browser.run("return location.hash").toString()).endsWith("&ally=EST,LVA");

    browser.run("page.allyByCode.get('EST').since = null; page.show()");

    assertThat(browser.text("over-time")).contains("Never a member, marked in all years: Estonia.");
  }

  @Test
  void barsStandByShareChangeOrName() {
    open("#asof=2024-12-31&year=2024");
    assertThat(firstBars()).isEqualTo(List.of("Poland", "Estonia"));

    choose("order", "name");
    assertThat(firstBars()).isEqualTo(List.of("Albania", "Belgium"));

    choose("order", "change");
    assertThat(browser.run("return location.hash").toString()).endsWith("&order=change");
    assertThat(
            (Boolean)
                browser.run(
                    """
            const changes = page.figuresOnPage[0].drawn.rows.filter((row) => row.state)
              .map((row) => row.state.pct - page.knownOn('2024-12-31', 'share_of_gdp', 'NATO', row.ally.code, 2023)?.pct)
              .filter((change) => !Number.isNaN(change));
            return changes.length > 20 && changes.every((change, place) => place === 0 || change <= changes[place - 1] + 1e-9);
            """))
        .isTrue();
  }

  private static Object firstBars() {
    return browser.run(
        "return page.figuresOnPage[0].drawn.rows.slice(0, 2).map((row) => row.ally.name)");
  }

  private static void choose(String list, String value) {
    browser.run(
        "const list = document.getElementById(arguments[0]); list.value = arguments[1]; list.dispatchEvent(new Event('change'))",
        list,
        value);
  }

  private static void type(String field, String text) {
    browser.run(
        """
        const field = document.getElementById(arguments[0]);
        field.value = arguments[1];
        field.dispatchEvent(new InputEvent('input', { inputType: 'insertText' }));
        field.dispatchEvent(new Event('change'));
        """,
        field,
        text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Only five of NATO's 28 members spend 2 %",
        "Seuls cinq \"membres\" de l'Otan; rm -rf $HOME `id` !! \\ dépensent 2%",
      })
  void aSentence_standsInItsCommand_asItWasTyped(String sentence) throws Exception {
    open(THE_DAY);

    type("sentence", "- " + sentence.replaceFirst(" ", "\n\t"));

    assertThat(browser.text("claim-command"))
        .startsWith("jobs/claim '")
        .endsWith(" --on 2016-11-18");
    Process shell =
        new ProcessBuilder(
                "bash",
                "-c",
                browser.text("claim-command").replaceFirst("jobs/claim", "printf '%s\\\\n'"))
            .start();
    assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines())
        .containsExactly(sentence, "--on", "2016-11-18");
  }

  @Test
  void anotherGroup_isCountedInTheAnswerAndItsCharts() {
    open(THE_DAY);

    browser.run(
        "const group = document.getElementById('group'); group.value = 'WEIMAR_TRIANGLE';"
            + " group.dispatchEvent(new Event('change'))");

    assertThat(browser.text("answer"))
        .contains("1 of 3 members (Weimar Triangle) met 2 % of GDP in 2016", "Poland.");
    assertThat(browser.run("return page.standings(page.viewOf(page.choice), 2016).length"))
        .isEqualTo(3L);
    assertThat((String) browser.run("return location.hash")).endsWith("&group=WEIMAR_TRIANGLE");

    browser.run("page.choose({ asof: '1949-04-04' })");

    assertThat(browser.text("answer-count"))
        .isEqualTo(
            "nothing was known of 2 % of GDP for any of the members (Weimar Triangle) on NATO’s"
                + " definition.");

    browser.run("page.choose({ basis: 'SIPRI', guideline: 'OWN' })");
    browser.click("#shortcuts", "The press’s five of 28 (18 November 2016)");

    assertThat(browser.text("answer-count")).startsWith("5 of 28 allies met 2 % of GDP in 2016");
  }

  @Test
  void nonsenseInAnAddress_isPassedOver() {
    browser.console();

    open("#asof=2016-02-30&basis=OURS&ally=POL,%3Cimg%20src=x%3E&order=up&year=soon&group=%3Cb%3E");

    assertThat(browser.text("answer-count")).startsWith("30 of 32");
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void everyCount_isThatOfTheTables() {
    open("");
    String tables =
        SampleWarehouse.csv(
            "SELECT basis, vintage_date, year, assessed, meeting, members FROM verdict_vintage"
                + " ORDER BY basis, vintage_date, year");

    Object counted =
        browser.run(
            """
            return page.bases.flatMap((basis) => page.vintagesOf(basis).flatMap((asOf) => {
              const view = { asOf, basis, group: page.groups.get('NATO'), guideline: page.guidelines.find((one) => one.code === 'GDP_2') };
              return page.yearsKnown(view).map((year) => {
                const standing = page.standings(view, year);
                return [basis, asOf, year, page.assessedIn(standing).length, page.meetingIn(standing).length,
                  standing.length].join(',');
              });
            })).join('\\n');
            """);

    assertThat(((String) counted).lines()).hasSizeGreaterThan(100);
    assertThat("basis,vintage_date,year,assessed,meeting,members\n" + counted + "\n")
        .isEqualToNormalizingNewlines(tables);
  }

  @Test
  void everyCrossing_isThatOfTheTables() {
    open("");
    String tables =
        SampleWarehouse.csv(
            "SELECT basis, ally, year, direction FROM guideline_crossing"
                + " WHERE guideline = 'GDP_2' ORDER BY basis, ally, year");

    Object crossed =
        browser.run(
            """
            const byCode = [...page.allies].sort((one, other) => (one.code < other.code ? -1 : 1));
            return page.bases.flatMap((basis) => byCode.flatMap((ally) => {
              const view = { ...page.viewOf(page.choice), basis };
              return page.crossingsOf(page.pathOf(view, basis, ally), view.guideline).map((one) =>
                [basis, ally.code, one.state.year, one.direction].join(','));
            })).join('\\n');
            """);

    assertThat(((String) crossed).lines()).hasSizeGreaterThan(20);
    assertThat("basis,ally,year,direction\n" + crossed + "\n").isEqualToNormalizingNewlines(tables);
  }

  @Test
  void crossingToAComputedShare_countsOnlyIfThePrintedSharesCrossToo() {
    open("");

    assertThat(
            browser.run(
                """
                const guideline = page.guidelines.find((one) => one.code === 'GDP_2');
                const state = (year, published, met, gdpEdition) => ({ ally: 'POL', year, published, met, gdpEdition });
                return [2.1, 1.9, null].map((published) => {
                  const path = [state(2014, 2.2, ['GDP_2']), state(2015, published, [], 'gdp')];
                  return page.crossingsOf(path, guideline).length;
                }).join();
                """))
        .isEqualTo("0,1,0");
  }

  @Test
  void everyTotalAndShortfall_isThatOfTheTables() {
    open("#asof=2024-12-31");

    assertThat(browser.run("return document.querySelector('#totals .finding').textContent"))
        .isEqualTo(
            "In 2024 Europe and Canada spent %s bn, 36 %% of the alliance’s %s bn; since 2014 that is 72 %% more, accessions included."
                .formatted(
                    billions("sum(milex) FILTER (WHERE iso3 <> 'USA')"), billions("sum(milex)")));
    assertThat(
            (String) browser.run("return document.querySelector('#missing .finding').textContent"))
        .contains(
            billions("sum(greatest(gdp * 0.02 - milex, 0))") + " bn to 2 %",
            "most of it Germany, Italy and France");
  }

  /** A sum over the members of 2024 at constant prices, by the edition of that year. */
  private static String billions(String sum) {
    String csv =
        SampleWarehouse.csv(
            """
            SELECT %s
            FROM (
              SELECT iso3, max(value) FILTER (WHERE measure = 'milex') AS milex,
                max(value) FILTER (WHERE measure = 'gdp') AS gdp
              FROM observation
              WHERE edition_id = 'nato-2024-06-17' AND unit = 'USD' AND price_base_year = 2015
                AND year = 2024
              GROUP BY iso3)
            JOIN ally_trend ON ally = iso3
            WHERE basis = 'NATO' AND year = 2024 AND is_member
            """
                .formatted(sum));
    double billions = Double.parseDouble(csv.lines().skip(1).findFirst().orElseThrow()) / 1e9;
    return billions < 99.5 ? "$%.1f".formatted(billions) : "$%,d".formatted(Math.round(billions));
  }

  @Test
  void aVerdict_leadsToItsCells() {
    open("#asof=2024-12-31&year=2016");

    openTables("#ranked details");
    browser.run(
        "document.querySelector('#ranked [aria-label=\"Where from: Poland 2016\"]').click()");

    assertThat(browser.text("trace-title")).isEqualTo("Poland 2016: 2.0005 % of GDP");
    assertThat(browser.text("trace-body"))
        .contains(
            "9,815,232,940 US$, prices of 2015",
            "File nato-2024-06-17.csv, line 994",
            "File nato-2024-06-17.csv, line 631",
            "NATO, Defence Expenditure of NATO Countries (2014-2024), 2024-06-17",
            "2016-07-04: 2.0000 % (NATO, estimated)",
            "Poland 2016 fell from 2.00 to 1.99 % in nato-2026-07-07: the publisher calls what it"
                + " measures 'Core defence expenditure'");
  }

  @Test
  void aTable_isSortedAndSavedAsCsv_withoutFormulas() {
    open(THE_DAY);
    openTables("#ranked details");

    browser.run("document.querySelectorAll('#ranked thead button')[0].click()");

    assertThat(browser.run("return document.querySelector('#ranked tbody th').textContent"))
        .isEqualTo("Albania");
    assertThat(browser.run("return document.querySelector('#ranked thead th').ariaSort"))
        .isEqualTo("ascending");
    assertThat(
            browser.run(
                """
                const columns = [{ label: 'a', value: (row) => row }];
                return page.csvOf(columns, ['=1+1', '@x', 'a,"b"', -1]).split('\\r\\n').join(' | ');
                """))
        .isEqualTo("a | '=1+1 | '@x | \"a,\"\"b\"\"\" | -1 | ");
  }

  @Test
  void aTable_isCopiedAndSavedByItsButtons(@TempDir Path downloads) throws Exception {
    browser.saveIn(downloads);
    browser.showClipboard();
    open(THE_DAY);
    openTables("#ranked details");

    browser.click("#ranked details", "Copy");
    Object copied =
        browser.await(
            """
            const done = arguments[0];
            const look = () => document.getElementById('said').textContent
              ? navigator.clipboard.readText().then(done, done) : requestAnimationFrame(look);
            look();
            """);
    browser.click("#ranked details", "Save as CSV");

    assertThat(copied.toString()).startsWith("Ally\t").contains("\nEstonia\t");
    assertThat(Browser.saved(downloads)).startsWith("Ally,").contains("\r\nEstonia,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", THE_DAY, "#basis=SIPRI", "#guideline=EQUIP_20"})
  void onAPhone_nothingIsWiderThanTheWindow(String choice) {
    browser.size(PHONE, 800);

    open(choice);
    drawAll();

    assertThat(browser.run("return window.innerWidth")).isEqualTo((long) PHONE);
    assertThat(
            browser.run(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .isEqualTo(0L);
  }

  @ParameterizedTest
  @CsvSource({
    "light, 1280, #asof=2016-11-18",
    "print, 1280, #asof=2016-11-18",
    "dark, 390, '#ally=POL,EST,LVA&order=change'",
  })
  void axeFindsNothingSerious(String scheme, int width, String choice) throws Exception {
    browser.size(width, 900);
    browser.colourScheme(scheme);
    open(choice);
    type("sentence", "All allies meet 2 %");
    drawAll();
    openTables("details");
    keepFirstRows();
    browser.run(axe());

    if (scheme.equals("print")) {
      browser.paper();
    }

    Object violations =
        browser.await(
            """
            const done = arguments[0];
            axe.run({ resultTypes: ['violations'] }).then((result) => done(result.violations
              .filter((one) => ['serious', 'critical'].includes(one.impact))
              .map((one) => one.id + ': ' + one.nodes.map((node) => node.html).join(' | '))));
            """);

    assertThat((List<?>) violations).isEmpty();
  }

  /** The rows of a table are alike: its first speak for all. */
  private static void keepFirstRows() {
    browser.run(
        """
        for (const body of document.querySelectorAll('tbody')) {
          [...body.rows].slice(8).forEach((row) => row.remove());
        }
        """);
  }

  private static void openTables(String selector) {
    browser.run(
        "document.querySelectorAll(arguments[0]).forEach((one) => { one.open = true; })", selector);
    browser.await("requestAnimationFrame(() => setTimeout(arguments[0], 50))");
  }

  /** Moves the slider to a vintage day, as a hand or a key does. */
  private static void slideTo(String day) {
    browser.run(
        """
        const slider = document.getElementById('vintage');
        slider.value = page.vintageDays.indexOf(arguments[0]);
        slider.dispatchEvent(new Event('input'));
        """,
        day);
  }

  private static String axe() throws IOException {
    Properties jar = new Properties();
    jar.load(resource("/META-INF/maven/org.webjars.npm/axe-core/pom.properties"));
    String file =
        "/META-INF/resources/webjars/axe-core/%s/axe.min.js".formatted(jar.get("version"));
    return new String(resource(file).readAllBytes(), StandardCharsets.UTF_8);
  }

  private static InputStream resource(String name) {
    return PageTest.class.getResourceAsStream(name);
  }

  /** Charts are drawn when they come into view. */
  private static void drawAll() {
    browser.await(
        """
        const done = arguments[0];
        const sections = [...document.querySelectorAll('section')];
        const next = () => {
          const section = sections.shift();
          if (!section) { done(); return; }
          section.scrollIntoView();
          const end = Date.now() + 1000;
          const look = () => setTimeout(() => {
            const isDrawn = !section.querySelector('.chart') || section.querySelector('canvas');
            if (isDrawn || Date.now() > end) { next(); } else { look(); }
          }, 60);
          look();
        };
        next();
        """);
    assertThat(browser.run("return document.querySelectorAll('.chart canvas').length"))
        .asInstanceOf(InstanceOfAssertFactories.LONG)
        .isGreaterThan(4);
  }
}
