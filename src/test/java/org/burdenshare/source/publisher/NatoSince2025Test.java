package org.burdenshare.source.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.burdenshare.edition.Edition;
import org.burdenshare.edition.EditionCatalogue;
import org.burdenshare.source.RawFigure;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.WorkbookProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** NATO's workbooks of today: every block of every sheet, the first ones above all. */
class NatoSince2025Test {
  @ParameterizedTest
  @ValueSource(ints = {2025, 2026})
  void everyCellOfEveryBlock(int edition) throws IOException {
    List<RawFigure> figures = WorkbookFormatsTest.nato(NatoSince2025.of(edition).xlsx());

    assertThat(figures).allMatch(figure -> figure.problem() == null);
    assertThat(WorkbookFormatsTest.told(figures)).containsExactlyElementsOf(expected(edition));
  }

  @Test
  void markBehindAName_isKeptAsItsNote() throws IOException {
    assertThat(WorkbookFormatsTest.nato(NatoSince2025.of(2026).xlsx()))
        .filteredOn(figure -> figure.area().equals("Slovenia"))
        .isNotEmpty()
        .allMatch(figure -> figure.note().equals("*"));
  }

  @ParameterizedTest
  @CsvSource({"2025, Defence expenditure", "2026, Core defence expenditure"})
  void aFile_tellsItsYearsAndHowNatoCallsTheSpending(
      int edition, String measureName, @TempDir Path folder) {
    byte[] workbook =
        WorkbookProperties.made(
            NatoSince2025.of(edition).xlsx(), edition + "-07-01", edition + "-07-02");
    EditionFiles files = new EditionFiles(folder).bytes("def-exp.xlsx", workbook);

    assertThat(EditionCatalogue.of(List.of(files.input()), null, new Configuration()).editions())
        .singleElement()
        .returns(measureName, found -> found.description().measureName())
        .returns(
            "Defence Expenditure of NATO Countries (2014-%d)".formatted(edition),
            found -> found.description().title())
        .extracting(Edition::format)
        .isInstanceOf(NatoWorkbook.class);
  }

  @Test
  void headerWithoutATitleOfItsOwn_belongsToNoBlock() throws IOException {
    MadeWorkbook workbook = new MadeWorkbook();
    workbook
        .sheet("Table 3")
        .row("Table 3: Defence expenditure as a share of GDP and annual real change")
        .row("Based on 2021 prices")
        .row("Share of real GDP (%)")
        .row(null, 2023d, 2024d, "2025e")
        .row("Poland", 3.26, 4.12, 4.48)
        .row(null, 2024d, "2025e", "2026e")
        .row("Poland", 3.26, 4.12, 4.48);

    List<RawFigure> figures = WorkbookFormatsTest.nato(workbook.xlsx());

    assertThat(WorkbookFormatsTest.told(figures)).hasSize(3);
    assertThat(figures)
        .last()
        .returns("unknown_section", RawFigure::problem)
        .returns("f!Table 3!B7", RawFigure::locator);
  }

  @Test
  void laterHeaderWithAGap_isThatOfItsBlock() throws IOException {
    MadeWorkbook workbook = new MadeWorkbook();
    workbook
        .sheet("Table 3")
        .row("Table 3: Defence expenditure as a share of GDP and annual real change")
        .row("Based on 2021 prices")
        .row("Share of real GDP (%)")
        .row(null, 2023d, 2024d, "2025e")
        .row("Poland", 3.26, 4.12, 4.48)
        .row("Annual real change (%)")
        .row(null, 2022d, null, 2023d, 2024d)
        .row("Poland", 11d, null, 12d, 13d);

    assertThat(WorkbookFormatsTest.told(WorkbookFormatsTest.nato(workbook.xlsx())))
        .endsWith(
            "f!Table 3!B8 milex_real_change PERCENT Poland 2022 11 null",
            "f!Table 3!D8 milex_real_change PERCENT Poland 2023 12 null",
            "f!Table 3!E8 milex_real_change PERCENT Poland 2024 13 null");
  }

  @Test
  void figuresThatLookLikeYears_areFigures() throws IOException {
    MadeWorkbook workbook = new MadeWorkbook();
    workbook
        .sheet("TABLE2")
        .row("Table 2 : Defence expenditure")
        .row("Million US dollars")
        .row(null, 2020d, 2021d, 2022d, 2023d, "2024e")
        .row("Constant 2015 prices and exchange rates")
        .row("Bulgaria", 1400d, 1950d, 1951d, 1952d, 2300d)
        .row("Hungary", 1d, 2d, 3d, 4d, 5d);

    assertThat(WorkbookFormatsTest.told(WorkbookFormatsTest.nato(workbook.xlsx())))
        .contains(
            "f!TABLE2!C5 milex USD@2015 Bulgaria 2021 1950000000 null",
            "f!TABLE2!F6 milex USD@2015 Hungary 2024 5000000 E");
  }

  @Test
  void firstBlockUnderAnUnknownTitle_isRejected() throws IOException {
    MadeWorkbook workbook = new MadeWorkbook();
    workbook
        .sheet("Table 6")
        .row("Table 6: GDP per capita and defence expenditure per capita")
        .row("US dollars, 2021 prices")
        .row("Something that was never there")
        .row(null, 2023d, 2024d, "2025e")
        .row("Poland", 3.26, 4.12, 4.48);

    assertThat(WorkbookFormatsTest.nato(workbook.xlsx()))
        .singleElement()
        .returns("unknown_section", RawFigure::problem);
  }

  private static List<String> expected(int edition) {
    List<String> expected = new ArrayList<>();
    for (NatoSince2025.Table table : NatoSince2025.tables(edition)) {
      List<String> areas = table.areas(NatoSince2025.allies());
      for (int block = 0; block < table.blocks().size(); block++) {
        int firstRow = 5 + block * (areas.size() + 3);
        for (int area = 0; area < areas.size(); area++) {
          for (int year = NatoSince2025.FIRST_YEAR; year <= edition; year++) {
            expected.add(
                "f!%s!%s%d %s %s %d %s"
                    .formatted(
                        table.sheet(),
                        (char) ('B' + year - NatoSince2025.FIRST_YEAR),
                        firstRow + area,
                        table.blocks().get(block).series(),
                        areas.get(area),
                        year,
                        said(table, block, area, year, edition)));
          }
        }
      }
    }
    return expected;
  }

  private static String said(
      NatoSince2025.Table table, int block, int area, int year, int edition) {
    Object figure = NatoSince2025.figure(block, area, year);
    return figure instanceof Double number
        ? WorkbookFormatsTest.number(number * table.blocks().get(block).scale())
            + (year > edition - 2 ? " E" : " null")
        : "missing O";
  }
}
