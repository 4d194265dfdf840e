package org.burdenshare.source.publisher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.IndexedColors;

/** Small workbooks in the publishers' layouts, with figures made up for tests. */
public final class Layouts {
  private Layouts() {}

  /** SIPRI's workbook as released from 2017 on: units in the currency cell, tokens, colours. */
  public static MadeWorkbook sipri() {
    MadeWorkbook workbook = new MadeWorkbook();
    workbook.sheet("Front page").row(null, null, null, null, "Click on the buttons below");
    workbook
        .sheet("Regional totals")
        .row("Military expenditure by region in constant US dollars     © SIPRI 2017")
        .row("Figures are in US$ b., at constant 2015 prices and exchange rates")
        .row()
        .row("Region", 2013d, 2014d, 2015d, 2016d, "Omitted countries")
        .row("World total", 1700.5, 1690.25, 1700d, 1686d)
        .row("Africa", 40.5, ". .", "xxx", 37.9, "Eritrea");
    workbook
        .sheet("Local currency financial years")
        .row("Military expenditure by country, in local currency, 1949-2016     © SIPRI 2017")
        .row("Figures are in local currency at current prices and are for financial years")
        .row()
        .row(
            "Country ",
            "Currency",
            "Fiscal Year (Jan-Dec if not stated)",
            "Notes",
            2013d,
            2014d,
            2015d,
            2016d)
        .row("Europe")
        .row("Poland", "m. zlotys  ", null, null, 29d, 31d, 36d, 35d)
        .row("UK", "pounds", "Apr.-Mar.", "‡", 36d, 37d, 38d, 39d);
    workbook
        .sheet("Local currency calendar years")
        .row("Military expenditure by country, in local currency, 1949-2016     © SIPRI 2017")
        .row("Figures are in local currency at current prices and are for calendar years")
        .row()
        .row("Country                   ", "Currency", "Notes", "2013", 2014, "2015.0", 2016d)
        .row()
        .row("Europe")
        .row("Western Europe")
        .row("Poland", "b. zlotys", "1", 28.5, blue(30.5), red(35.5), 36d)
        .row("Hungary", "b. forint", null, 242d, ". .", "...", "xxx")
        .row("UK", "pounds", "‡ ¶ 2", 39000000000d, 39500000000d, "39,700,000,000", 38900000000d)
        .row("* Figures are estimates");
    workbook
        .sheet("Constant (2015) USD")
        .row("Military expenditure by country, in constant (2015) US$ m., 1949-2016 © SIPRI 2017")
        .row("Figures are in US $m., at constant 2015 prices and exchange rates")
        .row()
        .row("Country", null, "Notes", 2013d, 2014d, 2015d, 2016d, "2016 Current")
        .row("Poland", null, "1", 8900d, 9300d, 10200d, 9800d, 9300d)
        .row("UK", null, "‡", 59000d, 58000d, 57900d, 58100d, 48200d);
    workbook
        .sheet("Current USD")
        .row("Military expenditure by country, in millions of US$ at current prices, 1949-2016")
        .row("Figures are in US $m., in current prices, converted at the exchange rate")
        .row()
        .row("Country", "Notes", 2013d, 2014d, 2015d, 2016d)
        .row("Poland", "1", 9000d, 10300d, 10200d, 9300d);
    workbook
        .sheet("Share of GDP")
        .row("Military expenditure by country as percentage of gross domestic product, 1949-2016")
        .row("Countries are grouped by region and subregion")
        .row()
        .row("Country", "Notes", 2013d, 2014d, 2015d, 2016d)
        .row("Poland", "1", 0.018, 0.019, red(0.0221), 0.0199)
        .row("UK", "‡", 0.0215, 0.0209, 0.0204, 0.0201);
    workbook
        .sheet("Footnotes")
        .row("Footnotes and special notes")
        .row("†", "Figures for these countries do not include military pensions");
    return workbook;
  }

  /** An export of SIPRI's shares alone, for a span of years as its title tells it. */
  public static MadeWorkbook sipriOf(String span) {
    MadeWorkbook workbook = new MadeWorkbook();
    workbook
        .sheet("Share of GDP")
        .row("Military expenditure by country as percentage of gross domestic product, " + span)
        .row("Country", "Notes", 2013d, 2014d, 2015d)
        .row("Poland", "1", 0.018, 0.019, 0.0221);
    return workbook;
  }

  /**
   * SIPRI's workbook at its real size: seven sheets of figures of 174 countries from 1949 to 2024.
   *
   * @param edition figures differ from edition to edition
   */
  public static MadeWorkbook sipriOfRealSize(int edition) {
    MadeWorkbook workbook = new MadeWorkbook();
    Random random = new Random(edition);
    wide(
        workbook,
        random,
        "Constant (2023) USD",
        "Figures are in US $m., at constant 2023 prices",
        1e5);
    wide(workbook, random, "Current USD", "Figures are in US $m., in current prices", 1e5);
    wide(workbook, random, "Share of GDP", "Countries are grouped by region", 0.05);
    wide(workbook, random, "Per capita", "Figures are in current US$", 2000);
    wide(workbook, random, "Share of Govt. spending", "Countries are grouped by region", 0.2);
    wide(workbook, random, "Local currency calendar years", "Figures are for calendar years", 1e6);
    wide(
        workbook, random, "Local currency financial years", "Figures are for financial years", 1e6);
    return workbook;
  }

  private static void wide(
      MadeWorkbook workbook, Random random, String name, String subtitle, double largest) {
    List<Object> header = new ArrayList<>(List.of("Country", "Currency", "Notes"));
    if (name.endsWith("financial years")) {
      header.add(2, "Fiscal Year (Jan-Dec if not stated)");
    }
    int columnsBefore = header.size();
    for (int year = 1949; year <= 2024; year++) {
      header.add((double) year);
    }
    MadeWorkbook.MadeSheet sheet =
        workbook
            .sheet(name)
            .row("Military expenditure by country, 1949-2024     © SIPRI 2025")
            .row(subtitle)
            .row()
            .row(header.toArray());
    for (int country = 0; country < 174; country++) {
      Object[] row = new Object[header.size()];
      row[0] = "Country " + country;
      row[1] = "m. units";
      for (int column = columnsBefore; column < row.length; column++) {
        row[column] = random.nextInt(5) == 0 ? ". ." : largest * random.nextDouble();
      }
      sheet.row(row);
    }
  }

  /** NATO's workbook as of 2016: names in the second column, currencies beside them. */
  public static MadeWorkbook nato2016() {
    MadeWorkbook workbook = new MadeWorkbook();
    workbook
        .sheet("TABLE1")
        .row()
        .row(null, "Table 1 : Defence expenditures")
        .row(null, "(million national currency)")
        .row(null, "  Country", "Currency unit\r\n(million)", 2013d, 2014d, "2015 e")
        .row(null, "(0)", "(-)", "(1)", "(2)", "(3)")
        .row(null, "Current prices")
        .row(null, "  Poland", " Zlotys", 28.5, 30.5, 36d)
        .row(null, "  Estonia (b)", " Krooni-Euros", ".", 385d, 412d)
        .row(null, "2010 prices ")
        .row(null, "  Poland", " Zlotys", 27.5, 29.5, 34d);
    workbook
        .sheet("TABLE2")
        .row(null, "Table 2 : Defence expenditures")
        .row(null, "(million US dollars)")
        .row(null, "  Country", 2013d, 2014d, "2015 e")
        .row(null, "(0)", "(1)", "(2)", "(3)")
        .row(null, "Current prices and exchange rates")
        .row(null, "  Poland (a)", 9000d, 10100d, 10500d)
        .row(null, "  NATO - Total *", 9000d, 10100d, 10500d)
        .row(null, "2010 prices and exchange rates")
        .row(null, "  Poland (a)", 8500d, 8800d, 10400d)
        .row(null, "  NATO - Total *", 8500d, 8800d, 10400d)
        .row(null, "(a)   Data do not include pensions.")
        .row(null, "-5-");
    workbook
        .sheet("TABLE3")
        .row(null, "Table 3 : Defence expenditures as a percentage of gross domestic product")
        .row(null, "(based on 2010 prices)")
        .row(null, "  Country", 2013d, 2014d, "2015 e")
        .row(null, "As a percentage of gross domestic product")
        .row(null, "  Poland", 1.72, 1.85, 2.22)
        .row(null, "  United Kingdom", 2.29, 2.2, 2.09)
        .row(null, "Annual real change")
        .row(null, "  Poland", -5.5, 7.25, 20.5)
        .row(null, "  United Kingdom", -3.5, -1.25, -4.5);
    workbook
        .sheet("TABLE4")
        .row(null, "Table 4 : Gross domestic product")
        .row(null, "(2010 prices and exchange rates)")
        .row(null, "  Country", 2013d, 2014d, "2015 e")
        .row(null, "Real GDP (billion US dollars)")
        .row(null, "  Poland", 520.5, 538.5, 557.5)
        .row(null, "GDP per capita (thousand US dollars)")
        .row(null, "  Poland", 13.5, 14d, 14.5);
    return workbook;
  }

  /** NATO's workbook as of 2024: names in the third column, currencies behind the names. */
  public static MadeWorkbook nato2024() {
    MadeWorkbook workbook = new MadeWorkbook();
    workbook
        .sheet("TABLE1")
        .row()
        .row(null, "Table 1 : Defence expenditure")
        .row()
        .row(null, "Million national currency units")
        .row(null, null, null, 2021d, "2022", "2023e", "2024e")
        .row(null, "Current prices")
        .row(null, null, "Albania   (Leks)", 23500d, 25100d, 29500d, 50500d)
        .row(null, null, null, "#REF!", "#REF!", "#REF!", "#REF!");
    workbook
        .sheet("TABLE3")
        .row(null, "Table 3 : Defence expenditure as a share of GDP and annual real change")
        .row(null, "Based on 2015 prices")
        .row(null, null, null, 2021d, "2022", "2023e", "2024e")
        .row(null, "Share of real GDP (%)")
        .row(null, null, "Albania", 1.24, 1.21, 1.74, 2.03)
        .row(null, null, "Poland*", 2.22, 2.23, 3.26, 4.12)
        .row(null, null, "Türkiye", 1.61, 1.36, 1.5, 2.09)
        .row(null, "NATO Total", null, 2.63, 2.51, 2.53, 2.71)
        .row(null, "Annual real change (%)")
        .row(null, null, "Albania", 3.5, 2.25, 45.5, 20.25)
        .row(null, null, "Notes: Figures for 2023 and 2024 are estimates.");
    workbook
        .sheet("TABLE7")
        .row(null, null, "Table 7 : Military personnel")
        .row(null, null, "Thousands")
        .row(null, null, null, null, 2021d, "2022", "2023e", "2024e")
        .row(null, null, null, "Albania", 6.75, 6.5, 6.25, 7d)
        .row(null, null, "NATO Total", null, 3128.5, 3130d, 3200.25, 3400d);
    workbook
        .sheet("TABLE8a")
        .row(null, "Table 8a : Distribution of defence expenditure by main category")
        .row(null, "Percentage of total defence expenditure")
        .row(null, null, null, 2021d, "2022", "2023e", "2024e")
        .row(null, "Equipment (a)")
        .row(null, null, "Albania", 10.5, 11.5, 12.5, 20.5)
        .row(null, "Personnel (b)")
        .row(null, null, "Albania", 60.5, 59.5, 58.5, 50.5);
    return workbook;
  }

  /**
   * NATO's workbook as of 2024 with spending and GDP at current and at constant prices, of two
   * allies and of Iceland, which has GDP and no spending.
   */
  public static MadeWorkbook natoOnBothPriceBases() {
    MadeWorkbook workbook = new MadeWorkbook();
    onBothPriceBases(workbook.sheet("TABLE2"), "Table 2 : Defence expenditure")
        .row(null, "Current prices and exchange rates")
        .row(null, null, "Estonia", 1080d, 1200d, 1500d)
        .row(null, null, "Poland", 23400d, 26000d, 34000d)
        .row(null, "Constant 2015 prices and exchange rates")
        .row(null, null, "Estonia", 630d, 700d, 800d)
        .row(null, null, "Poland", 18000d, 20000d, 25000d);
    onBothPriceBases(workbook.sheet("TABLE5"), "Table 5 : GDP")
        .row(null, "Current prices and exchange rates")
        .row(null, null, "Estonia", 36900d, 41000d, 43000d)
        .row(null, null, "Iceland", 27900d, 31000d, 33000d)
        .row(null, null, "Poland", 729900d, 811000d, 845000d)
        .row(null, "Constant 2015 prices and exchange rates")
        .row(null, null, "Estonia", 24300d, 27000d, 28000d)
        .row(null, null, "Iceland", 18000d, 20000d, 21000d)
        .row(null, null, "Poland", 576000d, 640000d, 660000d);
    return workbook;
  }

  private static MadeWorkbook.MadeSheet onBothPriceBases(
      MadeWorkbook.MadeSheet sheet, String title) {
    return sheet
        .row()
        .row(null, title)
        .row()
        .row(null, "Million US dollars")
        .row(null, null, null, 2022d, "2023e", "2024e");
  }

  /**
   * NATO's workbook as of 2024 with the shares of many allies by name, of all years from the first.
   */
  public static MadeWorkbook natoShares(int firstYear, Map<String, List<Double>> shares) {
    MadeWorkbook workbook = new MadeWorkbook();
    MadeWorkbook.MadeSheet sheet =
        workbook
            .sheet("TABLE3")
            .row(null, "Table 3 : Defence expenditure as a share of GDP and annual real change")
            .row(null, "Based on 2015 prices");
    int years = shares.values().iterator().next().size();
    sheet.row(cells(null, IntStream.range(firstYear, firstYear + years).asDoubleStream().boxed()));
    sheet.row(null, "Share of real GDP (%)");
    shares.forEach((name, row) -> sheet.row(cells(name, row.stream())));
    return workbook;
  }

  private static Object[] cells(String name, Stream<Double> values) {
    return Stream.concat(Stream.of(null, null, name), values).toArray();
  }

  /** The World Economic Outlook saved as a workbook. */
  public static MadeWorkbook outlook() {
    MadeWorkbook workbook = new MadeWorkbook();
    workbook
        .sheet("WEOApr2016all")
        .row(
            "WEO Country Code",
            "ISO",
            "WEO Subject Code",
            "Country",
            "Scale",
            2013d,
            2014d,
            2015d,
            2016d,
            "Estimates Start After")
        .row(
            964d, "POL", "NGDP", "Poland", "Billions", "1,656.34", 1719.7, 1789.7, "1,843.1", 2014d)
        .row(964d, "POL", "NGDPD", "Poland", "Billions", 524.5, 545.5, 474.5, 473.5, 2014d)
        .row(964d, "POL", "NGDP_RPCH", "Poland", null, 1.3, 3.3, 3.6, 3.6, 2014d)
        .row(964d, "POL", "LP", "Poland", "Millions", 38.5, 38.5, 38d, "n/a", 2014d)
        .row(186d, "TUR", "NGDP", "Trkiye", "Billions", "--", 1748.2, 1953.6, "n/a", 2014d)
        .row("International Monetary Fund, World Economic Outlook Database, April 2016");
    return workbook;
  }

  /**
   * The workbook of the IMF's portal: groups of countries and commodities stand on other sheets.
   */
  public static MadeWorkbook outlookOfPortal() {
    MadeWorkbook workbook = new MadeWorkbook();
    outlookHeader(workbook.sheet("Countries"))
        .row("A", "POL", "Poland", "NGDP", "B", "Billions", "2024", 3410.5, 3650d, 3900d, 4100d)
        .row("A", "POL", "Poland", "NGDPD", "B", "Billions", 2024d, 811d, 915d, 980d, "--")
        .row("A", "POL", "Poland", "LP", "U", "Units", "0", 36500000d, 36600000d, 36700000d, 1d)
        .row("A", "POL", "Poland", "PCPIPCH", "U", "Units", "2024", 11.4, 3.7, 3.8, 2.5)
        .row("A", "IND", "India", "NGDP", "B", "Billions", "FY2024/25", 1d, 2d, 3d, 4d)
        .row("A", "KOS", "Kosovo", "NGDP", "B", "Billions", null, 9d, 10d, 11d, 12d)
        .row("A", "WBG", "West Bank and Gaza", "NGDP", "B", "?", "2023", 9d, 10d, 11d, 12d);
    outlookHeader(workbook.sheet("Country Groups"))
        .row("A", "G001", "World", "NGDPD", "B", "Billions", "2024", 1d, 2d, 3d, 4d);
    outlookHeader(workbook.sheet("Commodity Prices"))
        .row("A", "G001", "World", "POILBRE", "U", "Units", "2024", 1d, 2d, 3d, 4d);
    return workbook;
  }

  private static MadeWorkbook.MadeSheet outlookHeader(MadeWorkbook.MadeSheet sheet) {
    return sheet.row(
        "FREQUENCY.ID",
        "COUNTRY.ID",
        "COUNTRY",
        "INDICATOR.ID",
        "SCALE.ID",
        "SCALE",
        "LATEST_ACTUAL_ANNUAL_DATA",
        2023d,
        2024d,
        2025d,
        2026d);
  }

  /** The workbook of one indicator as the World Bank gives it. */
  public static MadeWorkbook worldBank() {
    MadeWorkbook workbook = new MadeWorkbook();
    workbook
        .sheet("Data")
        .row("Data Source", "World Development Indicators")
        .row("Last Updated Date", 45740d)
        .row()
        .row(
            "Country Name",
            "Country Code",
            "Indicator Name",
            "Indicator Code",
            "2021",
            "2022",
            "2023")
        .row("Poland", "POL", "GDP (current LCU)", "NY.GDP.MKTP.CN", 2.5e12, 3e12, 3.5e12)
        .row("Kosovo", "XKX", "GDP (current LCU)", "NY.GDP.MKTP.CN", null, 8.5e9);
    workbook
        .sheet("Metadata - Countries")
        .row("Country Code", "Region", "IncomeGroup", "SpecialNotes", "TableName")
        .row("POL", "Europe & Central Asia", "High income", null, "Poland");
    return workbook;
  }

  private static MadeWorkbook.Coloured blue(double value) {
    return new MadeWorkbook.Coloured(value, IndexedColors.BLUE.getIndex());
  }

  private static MadeWorkbook.Coloured red(double value) {
    return new MadeWorkbook.Coloured(value, IndexedColors.RED.getIndex());
  }
}
