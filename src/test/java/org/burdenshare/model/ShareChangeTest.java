package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.burdenshare.model.Measured.figures;
import static org.burdenshare.model.Measured.given;
import static org.burdenshare.model.Measured.ratio;
import static org.burdenshare.testing.TestSpark.only;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.testing.Cases;
import org.burdenshare.testing.Cases.Case;
import org.burdenshare.testing.Rules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** Why a share changed. Editions of these tests are called by the day on which they came out. */
class ShareChangeTest {
  private static final String OLD = "2016-07-04";
  private static final String NEW = "2024-06-17";
  private static final String NEWEST = "2026-07-07";

  private static final Cases CASES = Measured.cases(ShareChangeTest::rules);

  private static final Case REVISED =
      CASES.of(atPricesOf2015(OLD, 20.004, 1000), atPricesOf2015(NEW, 20.044, 1006));

  @Test
  void revisedSpendingAndGdp_addUpToTheChange() {
    Row change = change(REVISED);

    assertThat(change.<String>getAs("sentence"))
        .isEqualTo(
            "Poland 2016 fell from 2.00 to 1.99 % in nato-2024-06-17: GDP was revised up by 0.6 %,"
                + " spending by 0.2 %");
    assertThat(change.<String>getAs("change_reason")).isEqualTo("gdp");
    assertPoints(
        REVISED,
        100 * (20.044 - 20.004) * (1 / 1000.0 + 1 / 1006.0) / 2,
        100 * (1 / 1006.0 - 1 / 1000.0) * (20.004 + 20.044) / 2,
        0,
        0,
        0);
  }

  static final List<Arguments> REVISIONS =
      List.of(
          arguments(
              revision(20, 19, 1010),
              "fell from 2.00 to 1.88 %",
              "spending was revised down by 5.0 %, GDP was revised up by 1.0 %"),
          arguments(
              revision(20, 19, 990),
              "fell from 2.00 to 1.92 %",
              "spending was revised down by 5.0 %, GDP by 1.0 %"),
          arguments(
              revision(20.012, 19.977, 1000),
              "fell from 2.001 to 1.998 %",
              "spending was revised down by 0.2 %"),
          arguments(
              revision(19.99, 20, 1000),
              "rose from 1.999 to 2.000 %",
              "spending was revised up by 0.05 %"));

  @ParameterizedTest
  @FieldSource("REVISIONS")
  void revisions_areToldAtTheDecimalsThatTellThem(Case revision, String moved, String why) {
    assertThat(sentence(revision))
        .isEqualTo("Poland 2016 " + moved + " in nato-2024-06-17: " + why);
  }

  private static Case revision(double before, double after, double gdp) {
    return CASES.of(atPricesOf2015(OLD, before, 1000), atPricesOf2015(NEW, after, gdp));
  }

  private static final Case COMPUTED_WHERE_PRINTED_BEFORE =
      CASES.of(
          printed(OLD, 2.10001, "milex_xdc", 20.0),
          computed(NEW, 22, 1100, "milex_xdc", 22.0, "share_published_pct", 2.20001));

  @Test
  void computedWherePrintedBefore_isAnotherSource_besideWhatWasRevised() {
    assertThat(sentence(COMPUTED_WHERE_PRINTED_BEFORE))
        .isEqualTo(
            "Poland 2016 fell from 2.10 to 2.00 % in nato-2024-06-17: spending was revised up by 10.0"
                + " %, it is computed over the GDP of imf, before it was the printed one, the GDP"
                + " behind the printed share was revised up by 5.0 %");
    double spending = 0.1 * (2.10001 + 2.20001 / 1.1) / 2;
    assertPoints(COMPUTED_WHERE_PRINTED_BEFORE, spending, 0.1 - spending, 0, 2.0 - 2.20001, 0);
  }

  private static final Case PRINTED_IN_KUNAS_THEN_IN_EUROS =
      CASES.of(
          printedOf("HRV", OLD, 2.00001, "milex_xdc", 75.345),
          printedOf("HRV", NEW, 1.90001, "milex_xdc", 9.9));

  @Test
  void printedShares_implyGdpBesideSpending_inOneCurrency() {
    Row change = change(PRINTED_IN_KUNAS_THEN_IN_EUROS);

    assertThat(change.<String>getAs("sentence"))
        .endsWith(
            ": the GDP behind the printed share was revised up by 4.2 %, spending was revised down by"
                + " 1.0 %");
    assertThat(change.<String>getAs("change_reason")).isEqualTo("gdp");
  }

  private static final Case OTHER_BASE_YEAR_BESIDE_CURRENT_PRICES =
      CASES.of(
          atPricesOf2015(
              OLD,
              20,
              1000,
              "milex_usd",
              30.0,
              "given",
              given("own_gdp_usd", 1500.0),
              "price_base_year",
              2010,
              "gdp_base_year",
              2010),
          atPricesOf2015(NEW, 25, 1200, "milex_usd", 30.3, "given", given("own_gdp_usd", 1530.0)));

  @Test
  void otherBaseYear_isToldApartByCurrentPrices() {
    Row change = change(OTHER_BASE_YEAR_BESIDE_CURRENT_PRICES);

    assertThat(change.<String>getAs("change_reason")).isEqualTo("prices");
    assertThat(change.<String>getAs("sentence"))
        .isEqualTo(
            "Poland 2016 rose from 2.00 to 2.08 % in nato-2024-06-17: it is on prices of 2015, before"
                + " on prices of 2010, GDP was revised up by 2.0 %, spending by 1.0 %");
    Row points = points(OTHER_BASE_YEAR_BESIDE_CURRENT_PRICES);
    assertThat(points.<Double>getAs("change_spending_pp")).isCloseTo(0.0203, within(1e-4));
    assertThat(points.<Double>getAs("change_gdp_pp")).isCloseTo(-0.0404, within(1e-4));
  }

  private static final Case OTHER_BASE_YEAR_ALONE =
      CASES.of(
          atPricesOf2015(OLD, 20, 1000, "price_base_year", 2010, "gdp_base_year", 2010),
          computed(NEW, 19, 1000));

  @Test
  void otherBaseYearAlone_hidesWhatWasRevised() {
    assertThat(sentence(OTHER_BASE_YEAR_ALONE))
        .endsWith(
            ": it is on current prices, before on prices of 2010, and the two editions do not tell"
                + " revisions of spending and GDP apart from that");
  }

  private static final Case OTHER_NAME_ALONE =
      CASES.of(printed(NEW, 2.0001), printed(NEWEST, 1.9901));
  private static final Case OTHER_NAME_BESIDE_A_REVISION =
      CASES.of(atPricesOf2015(NEW, 20.01, 1000), atPricesOf2015(NEWEST, 19.9, 1000));

  @Test
  void otherNameOfTheMeasure_isToldWhereNothingElseIs() {
    assertThat(sentence(OTHER_NAME_ALONE))
        .isEqualTo(
            "Poland 2016 fell from 2.00 to 1.99 % in nato-2026-07-07: the publisher calls what it"
                + " measures 'Core defence expenditure', before 'Defence expenditure', and the two"
                + " editions do not both give the spending that would tell more");
    assertPoints(OTHER_NAME_ALONE, 0, 0, 0, 0, -0.01);
    assertThat(sentence(OTHER_NAME_BESIDE_A_REVISION))
        .endsWith(
            ": spending was revised down by 0.5 %, the publisher calls what it measures 'Core defence"
                + " expenditure', before 'Defence expenditure'");
  }

  private static final Case PRINTED_ALONE = CASES.of(printed(OLD, 2.00), printed(NEW, 1.98));
  private static final Case PRINTED_WITH_MORE_DECIMALS =
      CASES.of(printed(OLD, 2.00), printed(NEW, 1.995));

  @Test
  void printedSharesAlone_areUnexplained_unlessTheyRoundToEachOther() {
    Row change = change(PRINTED_ALONE);

    assertThat(change.<String>getAs("change_reason")).isEqualTo("unexplained");
    assertThat(change.<String>getAs("sentence"))
        .endsWith(
            ": the two editions do not both give spending in the same money, which would tell why");
    assertThat(change(PRINTED_WITH_MORE_DECIMALS).<String>getAs("change_reason"))
        .isEqualTo("rounding");
    assertThat(sentence(PRINTED_WITH_MORE_DECIMALS))
        .endsWith(" fell from 2.000 to 1.995 % in nato-2024-06-17: the printed share is rounded");
  }

  private static final Case ERROR_OF_UNIT =
      CASES.of(
          atPricesOf2015(OLD, 20.1, 1000),
          atPricesOf2015(NEW, 0.0201, 1000),
          atPricesOf2015(NEWEST, 20.2, 1000));
  private static final Case SMALL_SHARE =
      CASES.of(atPricesOf2015(OLD, 1, 1000), atPricesOf2015(NEW, 9.5, 1000));

  @Test
  void anErrorOfUnit_comesAndIsCorrected() {
    List<Row> changes = changes(ERROR_OF_UNIT);

    assertThat(changes)
        .extracting(row -> row.<String>getAs("change_reason"))
        .containsExactly("mistaken", "corrected");
    assertThat(changes)
        .extracting(row -> row.<String>getAs("sentence").replaceFirst(".*: ", ""))
        .containsExactly(
            "an error of a factor of 1,000, which stands until nato-2026-07-07, spending was revised"
                + " down by 99.9 %",
            "an error of a factor of 1,000 was corrected, spending was revised up by 100397.5 %,"
                + " the publisher calls what it measures 'Core defence expenditure', before 'Defence"
                + " expenditure'");
    // Small shares alone are no error.
    assertThat(change(SMALL_SHARE).<String>getAs("change_reason")).isEqualTo("spending");
  }

  private static final Case SPENDING_OF_NOTHING =
      CASES.of(atPricesOf2015(OLD, 0, 1000), atPricesOf2015(NEW, 20, 1000));

  @Test
  void spendingOfNothing_isACauseLikeOthers() {
    Row change = change(SPENDING_OF_NOTHING);

    assertThat(change.<String>getAs("change_reason")).isEqualTo("spending");
    assertThat(change.<String>getAs("sentence")).endsWith(": spending was none in one of the two");
    assertPoints(SPENDING_OF_NOTHING, 2, 0, 0, 0, 0);
  }

  /** Croatia gave up 7.5345 kunas for a euro, which is not to be found in dollars. */
  private static final Case REVISED_IN_US_DOLLARS =
      CASES.of(
          ratio("HRV", 2016, 30, 1000, released(OLD)),
          ratio("HRV", 2016, 30 / 7.5, 1000, released(NEW)));

  @Test
  void revisionInUsDollars_isNoNewCurrency() {
    assertThat(sentence(REVISED_IN_US_DOLLARS)).endsWith(": spending was revised down by 86.7 %");
  }

  private static final Case GIVEN_AGAIN =
      CASES.of(
          atPricesOf2015(OLD, 20, 1000),
          other(OLD, "EST"),
          other(OLD, "LVA"),
          other(NEW, "EST"),
          other(NEW, "LVA"),
          atPricesOf2015(NEWEST, 21, 1000),
          other(NEWEST, "EST"),
          other(NEWEST, "LVA"));

  @Test
  void aShareThatIsGivenAgain_isComparedOverTheHole() {
    Row change = change(GIVEN_AGAIN);

    assertThat(change.<String>getAs("change_reason")).isEqualTo("reinstated");
    assertThat(change.<String>getAs("sentence"))
        .isEqualTo(
            "Poland 2016 rose from 2.00 to 2.10 % in nato-2026-07-07, which gives it again after a"
                + " withdrawal: spending was revised up by 5.0 %, the publisher calls what it measures"
                + " 'Core defence expenditure', before 'Defence expenditure'");
  }

  private static final Case OTHER_STATUS =
      CASES.of(atPricesOf2015(OLD, 20.5, 1000, "obs_status", "E"), atPricesOf2015(NEW, 20.5, 1000));
  private static final Case OTHER_PRINT =
      CASES.of(
          atPricesOf2015(OLD, 20.5, 1000, "share_published_pct", 2.05),
          atPricesOf2015(NEW, 20.5, 1000, "share_published_pct", 2.0));

  @Test
  void sameShare_otherStatusOrPrint() {
    assertThat(sentence(OTHER_STATUS))
        .isEqualTo("Poland 2016 stayed at 2.05 % in nato-2024-06-17: its status is A, before E");
    assertThat(change(OTHER_PRINT).<String>getAs("change_reason")).isEqualTo("printed");
  }

  /** Whatever two editions give and do not give. */
  @Property(tries = 1, shrinking = ShrinkingMode.OFF)
  void points_alwaysAddUp(@ForAll Random random) {
    List<Row> rows = new ArrayList<>();
    for (String edition : List.of(OLD, NEW, NEWEST)) {
      for (String ally : List.of("POL", "EST", "HRV", "GRC", "USA")) {
        for (int year = 2000; year < 2020; year++) {
          rows.add(anyShare(random, edition, ally, year));
        }
      }
    }
    Dataset<Row> changed =
        rules(Measured.shares(rows.toArray(Row[]::new)))
            .table("share_vintage")
            .where("change_reason IS NOT NULL");

    assertThat(changed.count()).isGreaterThan(100);
    assertThat(changed.select("change_reason").distinct().count()).isGreaterThan(4);
    assertThat(
            changed
                .where(
                    "NOT coalesce(abs(change_spending_pp + change_gdp_pp + change_prices_pp"
                        + " + change_source_pp + change_measure_pp - change_pp) <= 1e-9, false)")
                .collectAsList())
        .isEmpty();
  }

  private static Row anyShare(Random random, String edition, String ally, int year) {
    double milex = 15 + random.nextInt(10);
    double gdp = 900 + random.nextInt(200);
    List<Object> cells = new ArrayList<>();
    if (random.nextBoolean()) {
      cells.addAll(List.of("milex_xdc", milex));
    }
    if (random.nextBoolean()) {
      cells.addAll(List.of("milex_usd", milex * 2, "given", given("own_gdp_usd", gdp * 2)));
    }
    if (random.nextBoolean()) {
      cells.addAll(List.of("share_published_pct", Math.round(milex / gdp * 10_000) / 100.0));
    }
    Object[] more = cells.toArray();
    return switch (random.nextInt(4)) {
      case 0 -> computedOf(ally, year, edition, milex, gdp, more);
      case 1 -> ratio(ally, year, milex, gdp, released(edition, more));
      case 2 ->
          ratio(
              ally,
              year,
              milex,
              gdp,
              released(edition, with(more, "price_base_year", 2010, "gdp_base_year", 2010)));
      default ->
          figures(
              ally,
              year,
              released(
                  edition,
                  with(
                      more,
                      "share_of_gdp_pct",
                      Math.round(milex / gdp * 10_000) / 100.0,
                      "share_source",
                      "published")));
    };
  }

  private static void assertPoints(
      Case one, double spending, double gdp, double prices, double source, double measure) {
    Row points = points(one);
    assertThat(points.<Double>getAs("change_spending_pp")).isCloseTo(spending, within(1e-9));
    assertThat(points.<Double>getAs("change_gdp_pp")).isCloseTo(gdp, within(1e-9));
    assertThat(points.<Double>getAs("change_prices_pp")).isCloseTo(prices, within(1e-9));
    assertThat(points.<Double>getAs("change_source_pp")).isCloseTo(source, within(1e-9));
    assertThat(points.<Double>getAs("change_measure_pp")).isCloseTo(measure, within(1e-9));
  }

  private static Row atPricesOf2015(String edition, double milex, double gdp, Object... more) {
    return ratio("POL", 2016, milex, gdp, released(edition, more));
  }

  private static Row other(String edition, String ally) {
    return ratio(ally, 2016, 20, 1000, released(edition));
  }

  private static Row computed(String edition, double milex, double gdp, Object... more) {
    return computedOf("POL", 2016, edition, milex, gdp, more);
  }

  private static Row computedOf(
      String ally, int year, String edition, double milex, double gdp, Object... more) {
    return Measured.share(
        ally,
        year,
        milex / gdp * 100,
        released(
            edition,
            with(
                more,
                "ratio_prices",
                "current_xdc",
                "ratio_milex",
                milex,
                "ratio_gdp",
                gdp,
                "gdp_edition_id",
                "imf")));
  }

  private static Row printed(String edition, double share, Object... more) {
    return printedOf("POL", edition, share, more);
  }

  private static Row printedOf(String ally, String edition, double share, Object... more) {
    return Measured.share(
        ally,
        2016,
        share,
        released(edition, with(more, "share_source", "published", "share_published_pct", share)));
  }

  private static Object[] released(String edition, Object... more) {
    LocalDate day = LocalDate.parse(edition);
    return with(more, "edition_id", "nato-" + edition, "vintage_date", day, "known_from", day);
  }

  private static Object[] with(Object[] cells, Object... more) {
    List<Object> all = new ArrayList<>(Arrays.asList(more));
    all.addAll(Arrays.asList(cells));
    return all.toArray();
  }

  private static String sentence(Case one) {
    return change(one).getAs("sentence");
  }

  /** The only change of Poland or Croatia. */
  private static Row change(Case one) {
    return only(changes(one));
  }

  private static List<Row> changes(Case one) {
    return ofPolandOrCroatia(one.rows("share_change", "realtime_start"));
  }

  /** The points of the only change. */
  private static Row points(Case one) {
    Row points =
        only(
            ofPolandOrCroatia(one.rows("share_vintage")).stream()
                .filter(row -> row.getAs("change_reason") != null)
                .toList());
    assertThat(points.<String>getAs("change_reason")).isEqualTo(change(one).getAs("change_reason"));
    return points;
  }

  private static List<Row> ofPolandOrCroatia(List<Row> rows) {
    return rows.stream().filter(row -> List.of("POL", "HRV").contains(row.getAs("ally"))).toList();
  }

  private static Rules rules(Dataset<Row> shares) {
    return Measured.ofEditions(
        shares,
        "if(vintage_date = DATE'%s', 'Core defence expenditure', 'Defence expenditure')"
            .formatted(NEWEST));
  }
}
