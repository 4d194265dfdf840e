package org.burdenshare.source.publisher;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * NATO's workbook as of 2025 and 2026, with figures made up for tests: each block has its title
 * above a header of its own, the first block too, and names stand in the first column.
 */
public final class NatoSince2025 {
  static final int FIRST_YEAR = 2014;

  private static final List<String> ALLIES =
      List.of(
          "Albania",
          "Belgium",
          "Bulgaria",
          "Canada",
          "Croatia",
          "Czechia",
          "Denmark",
          "Estonia",
          "Finland",
          "France",
          "Germany",
          "Greece",
          "Hungary",
          "Italy",
          "Latvia",
          "Lithuania",
          "Luxembourg",
          "Montenegro",
          "Netherlands",
          "North Macedonia",
          "Norway",
          "Poland",
          "Portugal",
          "Romania",
          "Slovak Republic",
          "Slovenia",
          "Spain",
          "Sweden",
          "Türkiye",
          "United Kingdom",
          "United States");

  /** A block: its title and what it measures, as tests tell it. */
  record Block(String title, String series, double scale) {}

  /** A sheet of one or two blocks. */
  record Table(String sheet, String title, String unit, List<Block> blocks) {
    List<String> areas(List<String> allies) {
      List<String> areas = new ArrayList<>(allies);
      if (!unit.contains("national")) {
        areas.addAll(List.of("NATO Europe and Canada", "NATO Total"));
      }
      return areas;
    }
  }

  private NatoSince2025() {}

  /** The whole workbook of an edition. */
  public static MadeWorkbook of(int edition) {
    return of(edition, ALLIES);
  }

  /** The same of the first allies alone. */
  public static MadeWorkbook of(int edition, int allies) {
    return of(edition, ALLIES.subList(0, allies));
  }

  static List<String> allies() {
    return ALLIES;
  }

  static List<Table> tables(int edition) {
    String spending = edition < 2026 ? "Defence expenditure" : "Core defence expenditure";
    String later = spending.toLowerCase(java.util.Locale.ROOT);
    return List.of(
        new Table(
            "Table 1",
            "Table 1: " + spending,
            "Million national currency units",
            List.of(
                new Block("Current prices", "milex XDC", 1e6),
                new Block("Constant 2021 prices", "milex XDC@2021", 1e6))),
        new Table(
            "Table 2",
            "Table 2: " + spending,
            "Million US dollars",
            List.of(
                new Block("Current prices and exchange rates", "milex USD", 1e6),
                new Block("Constant 2021 prices and exchange rates", "milex USD@2021", 1e6))),
        new Table(
            "Table 3",
            "Table 3: " + spending + " as a share of GDP and annual real change",
            "Based on 2021 prices",
            List.of(
                new Block("Share of real GDP (%)", "share_of_gdp PERCENT", 1),
                new Block("Annual real change (%)", "milex_real_change PERCENT", 1))),
        new Table(
            "Table 4",
            "Table 4: " + spending + " real change 2014-" + edition + "e",
            "Million US dollars (2021 prices and exchange rates)",
            List.of()),
        new Table(
            "Table 5",
            "Table 5: GDP",
            "Million US dollars",
            List.of(
                new Block("Current prices and exchange rates", "gdp USD", 1e6),
                new Block("Constant 2021 prices and exchange rates", "gdp USD@2021", 1e6))),
        new Table(
            "Table 6",
            "Table 6: GDP per capita and " + later + " per capita",
            "2021 prices and exchange rates",
            List.of(
                new Block("GDP per capita (thousand US dollars)", "gdp_per_capita USD@2021", 1e3),
                new Block(spending + " per capita (US dollars)", "milex_per_capita USD@2021", 1))),
        new Table(
            "Table 7",
            "Table 7: Military personnel",
            "Thousands",
            List.of(new Block(null, "personnel PERSONS", 1e3))),
        new Table(
            "Table 8a",
            "Table 8a: Distribution of " + later + " by main category",
            "Percentage of total " + later,
            List.of(
                new Block("Equipment (a)", "equipment_share PERCENT", 1),
                new Block("Personnel (b)", "personnel_share PERCENT", 1))),
        new Table(
            "Table 8b",
            "Table 8b: Distribution of " + later + " by main category",
            "Percentage of total " + later,
            List.of(
                new Block("Infrastructure (c)", "infrastructure_share PERCENT", 1),
                new Block("Other (d)", "other_share PERCENT", 1))));
  }

  /** The figure of a place: a number, or what stands for a missing one. */
  static Object figure(int block, int area, int year) {
    if (area == 3 && year < FIRST_YEAR + 2) {
      return year == FIRST_YEAR ? ".." : "-";
    }
    return 1 + block * 40 + area + (year - FIRST_YEAR) / 16d;
  }

  private static MadeWorkbook of(int edition, List<String> allies) {
    MadeWorkbook workbook = new MadeWorkbook();
    for (Table table : tables(edition)) {
      MadeWorkbook.MadeSheet sheet =
          workbook.sheet(table.sheet()).row(table.title()).row(table.unit());
      for (int block = 0; block < table.blocks().size(); block++) {
        fill(sheet, table, block, edition, allies);
        sheet.row();
      }
      sheet
          .row("Notes: Figures for the last two years are estimates.")
          .row("*  Revised after the report was closed.")
          .row("(a) Includes major equipment expenditure and R&D devoted to major equipment.");
    }
    return workbook;
  }

  private static void fill(
      MadeWorkbook.MadeSheet sheet, Table table, int block, int edition, List<String> allies) {
    sheet.row(table.blocks().get(block).title());
    List<Object> header = new ArrayList<>();
    header.add(null);
    IntStream.rangeClosed(FIRST_YEAR, edition)
        .forEach(year -> header.add(year > edition - 2 ? year + "e" : (Object) (double) year));
    sheet.row(header.toArray());
    List<String> areas = table.areas(allies);
    for (int area = 0; area < areas.size(); area++) {
      List<Object> row = new ArrayList<>();
      row.add(areas.get(area) + (areas.get(area).equals("Slovenia") ? "*" : ""));
      for (int year = FIRST_YEAR; year <= edition; year++) {
        row.add(figure(block, area, year));
      }
      sheet.row(row.toArray());
    }
  }
}
