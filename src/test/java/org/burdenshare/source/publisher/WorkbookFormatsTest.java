package org.burdenshare.source.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.burdenshare.source.RawFigure;
import org.burdenshare.source.workbook.Workbook;
import org.junit.jupiter.api.Test;

/**
 * Workbooks of every publisher, in small: each figure with its unit, price base, status and cell.
 */
class WorkbookFormatsTest {
  @Test
  void sipri_tablesAreToldByTheirTitles_unitsByTheirWords() throws IOException {
    List<String> figures = told(sipri(Layouts.sipri().xlsx()));

    assertThat(figures)
        .contains(
            "f!Local currency calendar years!D8 milex XDC Poland 2013 28500000000 null",
            "f!Local currency calendar years!E8 milex XDC Poland 2014 30500000000 E",
            "f!Local currency calendar years!F8 milex XDC Poland 2015 35500000000 U",
            "f!Local currency calendar years!D9 milex XDC Hungary 2013 242000000000 null",
            "f!Local currency calendar years!E9 milex XDC Hungary 2014 missing O",
            "f!Local currency calendar years!F9 milex XDC Hungary 2015 missing O",
            "f!Local currency calendar years!G9 milex XDC Hungary 2016 missing M",
            "f!Local currency calendar years!D10 milex XDC UK 2013 39000000000 null",
            "f!Local currency calendar years!F10 milex XDC UK 2015 39700000000 null",
            "f!Local currency financial years!E7 milex_financial_year XDC UK 2013 36 null",
            "f!Constant (2015) USD!D5 milex USD@2015 Poland 2013 8900000000 null",
            "f!Current USD!C5 milex USD Poland 2013 9000000000 null",
            "f!Share of GDP!E5 share_of_gdp PERCENT Poland 2015 2.21 U",
            "f!Regional totals!B5 milex USD@2015 World total 2013 1700500000000 null",
            "f!Regional totals!D6 milex USD@2015 Africa 2015 missing M");
  }

  @Test
  void sipri_headingsFootnotesAndOtherColumns_areNoFigures() throws IOException {
    List<String> figures = told(sipri(Layouts.sipri().xlsx()));

    assertThat(figures).noneMatch(figure -> figure.contains("Europe"));
    assertThat(figures).noneMatch(figure -> figure.contains("Figures are estimates"));
    assertThat(figures).noneMatch(figure -> figure.contains("Eritrea"));
    assertThat(figures).hasSize(8 + 8 + 12 + 8 + 4 + 8);
  }

  @Test
  void sipri_notesCurrencyLabelsAndFinancialYears_areKept() throws IOException {
    List<RawFigure> figures = sipri(Layouts.sipri().xlsx());

    assertThat(figures)
        .anySatisfy(
            figure -> {
              assertThat(figure.area()).isEqualTo("UK");
              assertThat(figure.note())
                  .isEqualTo("‡; currency label: pounds; financial year: Apr.-Mar.");
              assertThat(figure.currency()).isEqualTo("XXX");
            });
  }

  @Test
  void sipri_binaryWorkbook_givesTheSame() throws IOException {
    assertThat(told(sipri(Layouts.sipri().xls()))).isEqualTo(told(sipri(Layouts.sipri().xlsx())));
  }

  @Test
  void sipri_rowOfTwoUnits_isRejectedWithItsPlace() throws IOException {
    MadeWorkbook workbook = new MadeWorkbook();
    workbook
        .sheet("Local currency calendar years")
        .row("Military expenditure by country, in local currency, 1988-2015")
        .row("Country", "Currency", "Notes", 2013d, 2014d, 2015d)
        .row("Congo, DR", "as is/m. francs", "6", 0.134, 5d, 6d);

    assertThat(sipri(workbook.xlsx()))
        .singleElement()
        .satisfies(
            figure -> {
              assertThat(figure.problem()).isEqualTo("two_units");
              assertThat(figure.locator()).isEqualTo("f!Local currency calendar years!D3");
            });
  }

  @Test
  void formulas_giveWhatTheySaid_andErrorsNothing_inBothFormats() throws IOException {
    MadeWorkbook workbook = new MadeWorkbook();
    workbook
        .sheet("Share of GDP")
        .row("Military expenditure by country as percentage of gross domestic product")
        .row("Country", "Notes", 2013, 2014, 2015, 2016)
        .row(
            "Poland",
            null,
            new MadeWorkbook.Formula("0.04/2"),
            new MadeWorkbook.Formula("1/0"),
            new MadeWorkbook.Formula("\"xxx\""),
            new MadeWorkbook.Formula("\". \"&\".\""))
        .row(new MadeWorkbook.Formula("\"Lat\"&\"via\""), null, 0.01);

    List<String> figures = told(sipri(workbook.xls()));

    assertThat(figures)
        .containsExactly(
            "f!Share of GDP!C3 share_of_gdp PERCENT Poland 2013 2 null",
            "f!Share of GDP!D3 share_of_gdp PERCENT Poland 2014 missing O",
            "f!Share of GDP!E3 share_of_gdp PERCENT Poland 2015 missing M",
            "f!Share of GDP!F3 share_of_gdp PERCENT Poland 2016 missing O",
            "f!Share of GDP!C4 share_of_gdp PERCENT Latvia 2013 1 null");
    assertThat(told(sipri(workbook.xlsx()))).isEqualTo(figures);
  }

  @Test
  void sipri_headerRepeatedAboveARegion_isOfTheSameTable() throws IOException {
    MadeWorkbook workbook = new MadeWorkbook();
    workbook
        .sheet("Share of GDP")
        .row("Military expenditure by country as percentage of gross domestic product, 1949-2015")
        .row("Country", "Notes", 2013d, 2014d, 2015d)
        .row("Poland", "1", 0.018, 0.019, 0.02)
        .row("Americas")
        .row("Country", "Notes", 2013d, 2014d, 2015d)
        .row("Canada", "1", 0.01, 0.011, 0.012);

    assertThat(told(sipri(workbook.xlsx())))
        .hasSize(6)
        .contains("f!Share of GDP!C6 share_of_gdp PERCENT Canada 2013 1 null");
  }

  @Test
  void headingAfterTheLastYear_withoutFiguresBelowIt_isNoYear() throws IOException {
    MadeWorkbook workbook = new MadeWorkbook();
    workbook
        .sheet("TABLE3")
        .row(null, "Table 3 : Defence expenditure as a share of GDP and annual real change")
        .row(null, null, null, 2022d, 2023d, 2024d, "Target 2035")
        .row(null, "Share of real GDP (%)")
        .row(null, null, "Poland", 2d, 2.1, 2.2);

    assertThat(nato(workbook.xlsx())).hasSize(3).allMatch(figure -> figure.problem() == null);
  }

  @Test
  void sipri_tableWithoutAHeader_isRejected() throws IOException {
    MadeWorkbook workbook = new MadeWorkbook();
    workbook
        .sheet("Share of GDP")
        .row("Military expenditure by country as percentage of gross domestic product")
        .row("Poland", "1", 0.018, 0.019);

    assertThat(sipri(workbook.xlsx()))
        .singleElement()
        .extracting(RawFigure::problem)
        .isEqualTo("no_header");
  }

  @Test
  void nato2016_blocksAreToldByTheirSections() throws IOException {
    List<String> figures = told(nato(Layouts.nato2016().xlsx()));

    assertThat(figures)
        .contains(
            "f!TABLE1!D7 milex XDC Poland 2013 28500000 null",
            "f!TABLE1!F7 milex XDC Poland 2015 36000000 E",
            "f!TABLE1!D8 milex XDC Estonia 2013 missing O",
            "f!TABLE1!D10 milex XDC@2010 Poland 2013 27500000 null",
            "f!TABLE2!C6 milex USD Poland 2013 9000000000 null",
            "f!TABLE2!C10 milex USD@2010 NATO - Total 2013 8500000000 null",
            "f!TABLE3!C5 share_of_gdp PERCENT Poland 2013 1.72 null",
            "f!TABLE3!C8 milex_real_change PERCENT Poland 2013 -5.5 null",
            "f!TABLE4!C5 gdp USD@2010 Poland 2013 520500000000 null",
            "f!TABLE4!C7 gdp_per_capita USD@2010 Poland 2013 13500 null");
  }

  @Test
  void nato2016_footnotesAndCurrencies_areKeptAsNotes() throws IOException {
    assertThat(nato(Layouts.nato2016().xlsx()))
        .anySatisfy(
            figure -> {
              assertThat(figure.area()).isEqualTo("Estonia");
              assertThat(figure.note()).isEqualTo("(b) Krooni-Euros");
            });
  }

  @Test
  void nato2024_namesInAnotherColumn_estimatesMarked_rowsWithoutANameRejected() throws IOException {
    List<RawFigure> figures = nato(Layouts.nato2024().xlsx());

    assertThat(told(figures))
        .contains(
            "f!TABLE1!D7 milex XDC Albania 2021 23500000000 null",
            "f!TABLE1!G7 milex XDC Albania 2024 50500000000 E",
            "f!TABLE3!G6 share_of_gdp PERCENT Poland 2024 4.12 E",
            "f!TABLE3!D8 share_of_gdp PERCENT NATO Total 2021 2.63 null",
            "f!TABLE7!E4 personnel PERSONS Albania 2021 6750 null",
            "f!TABLE8a!D5 equipment_share PERCENT Albania 2021 10.5 null",
            "f!TABLE8a!D7 personnel_share PERCENT Albania 2021 60.5 null");
    assertThat(figures.stream().filter(figure -> figure.problem() != null))
        .singleElement()
        .satisfies(
            figure -> {
              assertThat(figure.problem()).isEqualTo("no_area");
              assertThat(figure.locator()).isEqualTo("f!TABLE1!D8");
            });
  }

  @Test
  void headingsOfEstimates_inAnySpelling_andOthersRejectTheirColumn() throws IOException {
    MadeWorkbook workbook = new MadeWorkbook();
    workbook
        .sheet("TABLE3")
        .row(null, "Table 3 : Defence expenditure as a share of GDP and annual real change")
        .row(null, "Based on 2015 prices")
        .row(
            null,
            null,
            null,
            2019d,
            "2020 ",
            "2021E",
            "2022 (e)",
            "2023p",
            "2024 est.",
            "FY2025",
            "26e")
        .row(null, "Share of real GDP (%)")
        .row(null, null, "Poland", 2d, 2.1, 2.2, 2.3, 2.4, 2.5, 2.6, 2.7);

    List<RawFigure> figures = nato(workbook.xlsx());

    assertThat(told(figures))
        .containsExactly(
            "f!TABLE3!D5 share_of_gdp PERCENT Poland 2019 2 null",
            "f!TABLE3!E5 share_of_gdp PERCENT Poland 2020 2.1 null",
            "f!TABLE3!F5 share_of_gdp PERCENT Poland 2021 2.2 E",
            "f!TABLE3!G5 share_of_gdp PERCENT Poland 2022 2.3 E",
            "f!TABLE3!I5 share_of_gdp PERCENT Poland 2024 2.5 E");
    assertThat(figures)
        .filteredOn(figure -> figure.problem() != null)
        .extracting(RawFigure::locator, RawFigure::rawText, RawFigure::problem)
        .containsExactly(
            tuple("f!TABLE3!H3", "2023p", "unclear_year"),
            tuple("f!TABLE3!J3", "FY2025", "unclear_last_year"),
            tuple("f!TABLE3!K3", "26e", "unclear_last_year"));
  }

  @Test
  void cellsOfYesAndNo_areNoFigures() throws IOException {
    MadeWorkbook workbook = new MadeWorkbook();
    workbook
        .sheet("Share of GDP")
        .row("Military expenditure by country as percentage of gross domestic product")
        .row("Country", "Notes", 2013, 2014, 2015)
        .row("Poland", null, 0.02, true, false);

    for (byte[] bytes : List.of(workbook.xlsx(), workbook.xls())) {
      assertThat(sipri(bytes))
          .extracting(RawFigure::locator, RawFigure::value, RawFigure::valueText)
          .containsExactly(
              tuple("f!Share of GDP!C3", 0.02, "0.02"),
              tuple("f!Share of GDP!D3", null, "TRUE"),
              tuple("f!Share of GDP!E3", null, "FALSE"));
    }
  }

  @Test
  void figuresOnAHiddenSheet_areLeftOutAndSaid() throws IOException {
    MadeWorkbook workbook = Layouts.sipriOf("1949-2016");
    workbook
        .hiddenSheet("Draft")
        .row("Military expenditure by country as percentage of gross domestic product, 1949-2017")
        .row("Country", "Notes", 2013, 2014, 2015)
        .row("France", null, 0.05, 0.05, 0.05);
    workbook.hiddenSheet("Notes of the editors").row("Nothing to see");

    for (byte[] bytes : List.of(workbook.xlsx(), workbook.xls())) {
      List<RawFigure> figures = sipri(bytes);

      assertThat(figures).noneMatch(figure -> "France".equals(figure.area()));
      assertThat(figures)
          .filteredOn(figure -> figure.problem() != null)
          .extracting(RawFigure::locator, RawFigure::problem)
          .containsExactly(tuple("f!Draft", "hidden_sheet"));
    }
  }

  @Test
  void coloursAreThoseOfTheWorkbooksOwnPalette() throws IOException {
    MadeWorkbook workbook = new MadeWorkbook();
    workbook
        .sheet("Share of GDP")
        .row("Military expenditure by country as percentage of gross domestic product")
        .row("Country", "Notes", 2012, 2013, 2014, 2015, 2016)
        .row(
            "Poland",
            null,
            new MadeWorkbook.Coloured(0.01, (short) 10),
            new MadeWorkbook.Coloured(0.02, (short) 12),
            new MadeWorkbook.Coloured(0.03, (short) 13),
            new MadeWorkbook.Coloured(0.04, (short) 14),
            new MadeWorkbook.Coloured(0.05, (short) 15));
    workbook
        .colour(10, 0xAAAAAA)
        .colour(12, 0xA5A5A5)
        .colour(13, 0x2738E1)
        .colour(14, 0xDD0806)
        .colour(15, 0x1F497D);

    for (byte[] bytes : List.of(workbook.xlsx(), workbook.xls())) {
      assertThat(sipri(bytes))
          .extracting(RawFigure::status)
          .containsExactly(null, null, "E", "U", null);
    }
  }

  @Test
  void nato_figuresUnderAnUnknownSection_areRejectedNotMistaken() throws IOException {
    MadeWorkbook workbook = new MadeWorkbook();
    workbook
        .sheet("TABLE3")
        .row("Table 3 : Defence expenditures as a percentage of gross domestic product")
        .row(null, 2013d, 2014d, 2015d)
        .row("As a percentage of gross domestic product")
        .row("Bulgaria", 1.4, 1.3, 1.2)
        .row("Something that was never there")
        .row("Bulgaria", 124.95, 1d, 2d);

    List<RawFigure> figures = nato(workbook.xlsx());

    assertThat(told(figures)).anyMatch(figure -> figure.contains("2013 1.4"));
    assertThat(figures).noneMatch(figure -> Double.valueOf(124.95).equals(figure.value()));
    assertThat(figures).anyMatch(figure -> "unknown_section".equals(figure.problem()));
  }

  @Test
  void outlook_isMatchedByIsoCode_scalesAndForecastsTold() throws IOException {
    List<String> figures = told(outlook(Layouts.outlook().xlsx()));

    assertThat(figures)
        .containsExactlyInAnyOrder(
            "f!WEOApr2016all!F2 gdp XDC POL 2013 1656340000000 null",
            "f!WEOApr2016all!G2 gdp XDC POL 2014 1719700000000 null",
            "f!WEOApr2016all!H2 gdp XDC POL 2015 1789700000000 F",
            "f!WEOApr2016all!I2 gdp XDC POL 2016 1843100000000 F",
            "f!WEOApr2016all!F3 gdp USD POL 2013 524500000000 null",
            "f!WEOApr2016all!G3 gdp USD POL 2014 545500000000 null",
            "f!WEOApr2016all!H3 gdp USD POL 2015 474500000000 F",
            "f!WEOApr2016all!I3 gdp USD POL 2016 473500000000 F",
            "f!WEOApr2016all!F5 population PERSONS POL 2013 38500000 null",
            "f!WEOApr2016all!G5 population PERSONS POL 2014 38500000 null",
            "f!WEOApr2016all!H5 population PERSONS POL 2015 38000000 F",
            "f!WEOApr2016all!I5 population PERSONS POL 2016 missing O",
            "f!WEOApr2016all!F6 gdp XDC TUR 2013 missing O",
            "f!WEOApr2016all!G6 gdp XDC TUR 2014 1748200000000 null",
            "f!WEOApr2016all!H6 gdp XDC TUR 2015 1953600000000 F",
            "f!WEOApr2016all!I6 gdp XDC TUR 2016 missing O");
  }

  @Test
  void outlookOfThePortal_scalesAndLatestActualYearAreTold_groupsAreNoCountries()
      throws IOException {
    List<RawFigure> figures = outlook(Layouts.outlookOfPortal().xlsx());

    assertThat(told(figures))
        .containsExactly(
            "f!Countries!H2 gdp XDC POL 2023 3410500000000 null",
            "f!Countries!I2 gdp XDC POL 2024 3650000000000 null",
            "f!Countries!J2 gdp XDC POL 2025 3900000000000 F",
            "f!Countries!K2 gdp XDC POL 2026 4100000000000 F",
            "f!Countries!H3 gdp USD POL 2023 811000000000 null",
            "f!Countries!I3 gdp USD POL 2024 915000000000 null",
            "f!Countries!J3 gdp USD POL 2025 980000000000 F",
            "f!Countries!K3 gdp USD POL 2026 missing O",
            "f!Countries!H4 population PERSONS POL 2023 36500000 F",
            "f!Countries!I4 population PERSONS POL 2024 36600000 F",
            "f!Countries!J4 population PERSONS POL 2025 36700000 F",
            "f!Countries!K4 population PERSONS POL 2026 1 F",
            "f!Countries!H6 gdp XDC IND 2023 1000000000 null",
            "f!Countries!I6 gdp XDC IND 2024 2000000000 null",
            "f!Countries!J6 gdp XDC IND 2025 3000000000 F",
            "f!Countries!K6 gdp XDC IND 2026 4000000000 F",
            "f!Countries!H7 gdp XDC KOS 2023 9000000000 F",
            "f!Countries!I7 gdp XDC KOS 2024 10000000000 F",
            "f!Countries!J7 gdp XDC KOS 2025 11000000000 F",
            "f!Countries!K7 gdp XDC KOS 2026 12000000000 F");
    assertThat(figures)
        .filteredOn(figure -> figure.problem() != null)
        .extracting(RawFigure::locator, RawFigure::problem)
        .containsExactly(tuple("f!Countries!H8", "unknown_scale"));
  }

  @Test
  void truncatedWorkbook_isNoWorkbook() {
    byte[] whole = Layouts.sipri().xlsx();

    assertThatThrownBy(() -> sipri(Arrays.copyOf(whole, whole.length / 2)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> sipri(new byte[0]))
        .isInstanceOf(IOException.class)
        .hasMessage("it is empty");
  }

  static List<RawFigure> sipri(byte[] bytes) throws IOException {
    SipriSheets sheets = new SipriSheets("f");
    Workbook.visit(new ByteArrayInputStream(bytes), sheets);
    return sheets.figures();
  }

  static List<RawFigure> nato(byte[] bytes) throws IOException {
    NatoSheets sheets = new NatoSheets("f");
    Workbook.visit(new ByteArrayInputStream(bytes), sheets);
    return sheets.figures();
  }

  static List<RawFigure> outlook(byte[] bytes) throws IOException {
    OutlookSheets sheets = new OutlookSheets("f");
    Workbook.visit(new ByteArrayInputStream(bytes), sheets);
    return sheets.figures();
  }

  static List<String> told(List<RawFigure> figures) {
    return figures.stream()
        .filter(figure -> figure.problem() == null)
        .map(WorkbookFormatsTest::told)
        .toList();
  }

  private static String told(RawFigure figure) {
    RawFigure.Series series = figure.series();
    return "%s %s %s%s %s %s %s %s"
        .formatted(
            figure.locator(),
            series.measure(),
            series.unit(),
            series.priceBaseYear() == null ? "" : "@" + series.priceBaseYear(),
            figure.area(),
            figure.year(),
            figure.value() == null ? "missing" : number(figure.value() * series.scale()),
            figure.status());
  }

  static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.valueOf(value);
  }
}
