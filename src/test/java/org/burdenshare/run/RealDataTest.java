package org.burdenshare.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellReference;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.burdenshare.edition.EditionCatalogue;
import org.burdenshare.query.ReferenceTables;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.testing.Trends;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The publishers' real files, where a folder of them is at hand: the figures known of them. */
@EnabledIfEnvironmentVariable(
    named = RealData.FOLDER,
    matches = ".+",
    disabledReason = "no folder of publishers' files is given by BURDENSHARE_REAL_DATA")
class RealDataTest {
  private static final int LOCATORS = 500;

  private static SparkSession spark;
  private static ReferenceTables reference;
  private static EditionCatalogue.Found found;
  private static Dataset<Row> observations;
  private static Dataset<Row> rejected;
  private static Dataset<Row> shares;
  private static TestSpark.Restored settings;

  @BeforeAll
  static void read() {
    settings = TestSpark.compilingCode();
    RealData real = RealData.read();
    spark = TestSpark.session();
    reference = new ReferenceTables(spark);
    found = real.found();
    observations = real.observations();
    rejected = real.rejected();
    shares =
        Rules.given("concerned", observations)
            .and("edition", real.editions())
            .table("share")
            .localCheckpoint();
  }

  @AfterAll
  static void restoreSettings() {
    settings.close();
  }

  @Test
  void everyPublishersFileIsRecognised_withItsDayOfRelease() {
    Map<String, String> editions = new TreeMap<>();
    found
        .editions()
        .forEach(edition -> editions.put(edition.editionId(), edition.vintageDate().toString()));

    assertThat(editions)
        .containsEntry("nato-2016-01-28", "2016-01-28")
        .containsEntry("nato-2024-06-17", "2024-06-17")
        .containsEntry("sipri-2016-04-05", "2016-04-05")
        .containsEntry("sipri-2017-04-24", "2017-04-24")
        .containsEntry("sipri-2020-04-27", "2020-04-27")
        .containsEntry("sipri-2025-04-28", "2025-04-28")
        .containsEntry("imf-2016-04-12", "2016-04-12")
        .containsEntry("imf-2023-10-10", "2023-10-10")
        .containsEntry("world-bank-ny.gdp.mktp.cn-2025-03-24", "2025-03-24");
  }

  @Test
  void nato2016_everyShareIsSpendingOverGdp() {
    List<Row> differences = natoDifferences("nato-2016-01-28", 2010);

    assertThat(differences).hasSize(238);
    assertThat(differences).allMatch(row -> Math.abs(row.getDouble(2)) < 1e-9);
  }

  @Test
  void nato2024_threeSharesAreStoredAsTwo() {
    List<Row> differences = natoDifferences("nato-2024-06-17", 2015);

    assertThat(differences).hasSize(363);
    assertThat(differences.stream().filter(row -> Math.abs(row.getDouble(2)) > 1e-9))
        .extracting(row -> row.getString(0) + " " + row.getInt(1))
        .containsExactlyInAnyOrder("FRA 2020", "LTU 2019", "SVK 2024");
  }

  @Test
  void nato_totalsAreTheSumsOfTheMembers() {
    List<Row> totals =
        observations
            .where("edition_id LIKE 'nato-%' AND measure IN ('milex', 'gdp') AND unit = 'USD'")
            .where("value IS NOT NULL")
            .as("figure")
            .join(
                reference.inputs().get("aggregate_member").as("member"),
                functions.expr("figure.iso3 = member.ally AND member.from_year <= figure.year"))
            .groupBy("edition_id", "measure", "price_base_year", "year", "aggregate")
            .agg(functions.expr("sum(value) AS members"))
            .as("sum")
            .join(
                observations.as("total"),
                functions.expr(
                    "total.edition_id = sum.edition_id AND total.measure = sum.measure AND total.unit"
                        + " = 'USD' AND total.price_base_year <=> sum.price_base_year AND total.year"
                        + " = sum.year AND total.iso3 = sum.aggregate"))
            .selectExpr("aggregate", "sum.year", "members / total.value - 1 AS deviation")
            .collectAsList();

    assertThat(totals).hasSizeGreaterThan(100);
    assertThat(totals).allSatisfy(row -> assertThat(row.getDouble(2)).isCloseTo(0, within(1e-9)));
  }

  @Test
  void sipri2016_overTheGdpOfItsDay_agreesWithItsOwnShares() {
    Row agreement = agreement("sipri-2016-04-05", 2000);

    assertThat(agreement.getDouble(0)).isLessThanOrEqualTo(0.003);
    assertThat(agreement.getLong(3)).isLessThanOrEqualTo(5);
  }

  @Test
  void sipri2025_overTheGdpOfItsDay_agreesWithItsOwnShares() {
    Row agreement = agreement("sipri-2025-04-28", 2000);

    assertThat(agreement.getDouble(0)).isLessThan(0.0005);
    assertThat(agreement.getDouble(1)).isLessThan(0.005);
    assertThat(agreement.getDouble(2)).isLessThan(0.08);
    assertThat(agreement.getLong(3)).isZero();
  }

  @Test
  void sipri2025_isWhatOthersReadOutOfIt() {
    Dataset<Row> other =
        spark
            .read()
            .option("header", "true")
            .csv(Path.of(System.getenv(RealData.FOLDER), "reference").toString() + "/owid_*.csv")
            .toDF("iso3", "year", "share");
    List<Row> compared =
        observations
            .where("edition_id = 'sipri-2025-04-28' AND measure = 'share_of_gdp'")
            .where("value IS NOT NULL")
            .join(
                other.selectExpr(
                    "iso3", "CAST(year AS INT) AS year", "CAST(share AS DOUBLE) AS share"),
                new String[] {"iso3", "year"})
            .selectExpr("iso3", "year", "value - share AS difference")
            .collectAsList();

    assertThat(compared).hasSizeGreaterThan(7500);
    assertThat(compared)
        .allSatisfy(
            row -> assertThat(row.getDouble(2)).as(row.toString()).isCloseTo(0, within(1e-5)));
  }

  @Test
  void hungaryOf2016_billionsOfForintAreSingleUnits() {
    double gdpShare =
        shares
            .where(
                "edition_id = 'sipri-2016-04-05' AND iso3 = 'HUN' AND year = 2014 AND share_source = 'computed'")
            .selectExpr("ratio_milex / ratio_gdp * 100")
            .first()
            .getDouble(0);

    assertThat(gdpShare).isCloseTo(0.86, within(0.05));
  }

  @Test
  void regionsAreNoCountries_andNothingElseWasRejected() {
    assertThat(
            observations
                .where("iso3 LIKE 'SIPRI_%' AND iso3 <> 'SIPRI_EUROPEAN_UNION'")
                .where("measure <> 'milex' AND value IS NOT NULL")
                .count())
        .isZero();
    assertThat(
            rejected
                .where("reason_code = 'unknown_area'")
                .select("raw_text")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0)))
        .allMatch(text -> text.contains("between two parts of a series") || text.equals("and"));
    assertThat(rejected.count()).isLessThan(20);
  }

  @Test
  void sampleData_holdsWhatTheReadersGive() {
    List<Row> compared =
        Trends.of("sample-data")
            .observations()
            .where("edition_id <> 'nato-2016-07-04'")
            .as("sample")
            .join(
                observations.as("read"),
                functions.expr(
                    "sample.edition_id = read.edition_id AND sample.measure = read.measure AND"
                        + " sample.unit = read.unit AND sample.price_base_year <=>"
                        + " read.price_base_year AND sample.iso3 = read.iso3 AND sample.year ="
                        + " read.year"),
                "left")
            .where("sample.value IS NOT NULL")
            .selectExpr(
                "sample.edition_id", "sample.iso3", "sample.year", "sample.value", "read.value")
            .collectAsList();

    assertThat(compared).hasSizeGreaterThan(11_000);
    assertThat(compared)
        .allSatisfy(
            row ->
                assertThat(row.<Double>getAs(4))
                    .as(row.toString())
                    .isNotNull()
                    .isCloseTo(row.getDouble(3), withinPercentage(1e-9)));
  }

  @Test
  void worldBank_everyCellOfTheAllies_readAnotherWay() throws Exception {
    Map<String, Double> cells = new TreeMap<>();
    List<String> lines =
        Files.readAllLines(
            Path.of(
                System.getenv(RealData.FOLDER),
                "worldbank",
                "API_NY.GDP.MKTP.CN_DS2_en_csv_v2_26332.csv"));
    String[] header = lines.get(4).split("\",\"|\"", -1);
    for (String line : lines.subList(5, lines.size())) {
      String[] row = line.split("\",\"|\"", -1);
      for (int column = 5; column < row.length && column < header.length; column++) {
        if (!row[column].isBlank() && header[column].matches("\\d{4}")) {
          cells.put(row[2] + " " + header[column], Double.valueOf(row[column]));
        }
      }
    }

    assertSameGdp("world-bank-ny.gdp.mktp.cn-2025-03-24", cells, 1);
  }

  @Test
  void outlook_everyCellOfTheAllies_readAnotherWay() throws Exception {
    Map<String, Double> cells = new TreeMap<>();
    try (Workbook workbook =
        WorkbookFactory.create(
            new File(System.getenv(RealData.FOLDER), "imf/WEOApr2016all.xlsx"), null, true)) {
      DataFormatter text = new DataFormatter();
      org.apache.poi.ss.usermodel.Row header = workbook.getSheetAt(0).getRow(0);
      for (org.apache.poi.ss.usermodel.Row row : workbook.getSheetAt(0)) {
        if (!"NGDP".equals(text.formatCellValue(row.getCell(1)))) {
          continue;
        }
        for (Cell cell : row) {
          String year = text.formatCellValue(header.getCell(cell.getColumnIndex()));
          String key = text.formatCellValue(row.getCell(0)) + " " + year;
          if (year.matches("\\d{4}") && cell.getCellType() == CellType.NUMERIC) {
            cells.put(key, cell.getNumericCellValue());
          } else if (year.matches("\\d{4}") && text.formatCellValue(cell).matches("[\\d,.]+")) {
            cells.put(key, Double.valueOf(text.formatCellValue(cell).replace(",", "")));
          }
        }
      }
    }

    assertSameGdp("imf-2016-04-12", cells, 1e9);
  }

  private static void assertSameGdp(String edition, Map<String, Double> cells, double scale) {
    List<Row> read =
        observations
            .where("edition_id = '" + edition + "' AND measure = 'gdp' AND unit = 'XDC'")
            .where("value IS NOT NULL")
            .join(reference.inputs().get("ally"), "iso3")
            .selectExpr("concat(iso3, ' ', year)", "value")
            .collectAsList();

    assertThat(read).hasSizeGreaterThan(1000);
    assertThat(read)
        .allSatisfy(
            row ->
                assertThat(row.getDouble(1) / scale)
                    .as(row.getString(0))
                    .isCloseTo(cells.get(row.getString(0)), withinPercentage(1e-12)));
  }

  @Test
  void everyLocatorLeadsBackToItsCell_whichIsOfThatUnit() throws Exception {
    Map<String, List<Row>> byFile =
        observations
            .where("locator LIKE 'sipri/%' OR locator LIKE 'nato/%'")
            .where("value IS NOT NULL")
            .orderBy(functions.expr("hash(locator)"))
            .limit(LOCATORS)
            .selectExpr("*", "split(locator, '!') AS place")
            .collectAsList()
            .stream()
            .collect(
                Collectors.groupingBy(row -> row.<String>getList(row.fieldIndex("place")).get(0)));

    int checked = 0;
    for (Map.Entry<String, List<Row>> file : byFile.entrySet()) {
      try (Workbook workbook =
          WorkbookFactory.create(
              new File(System.getenv(RealData.FOLDER), file.getKey()), null, true)) {
        for (Row row : file.getValue()) {
          assertIsThatCell(workbook, file.getKey(), row);
          checked++;
        }
      }
    }
    assertThat(checked).isEqualTo(LOCATORS);
  }

  private static void assertIsThatCell(Workbook workbook, String file, Row row) {
    String locator = row.getAs("locator");
    List<String> place = row.getList(row.fieldIndex("place"));
    Sheet sheet = workbook.getSheet(place.get(1));
    CellReference reference = new CellReference(place.get(2));
    CellMeaning meaning =
        CellMeaning.of(file, sheet, reference.getRow(), row.<String>getAs("measure"));

    assertThat(row.<String>getAs("unit")).as(locator).isEqualTo(meaning.unit());
    assertThat(row.<Integer>getAs("price_base_year"))
        .as(locator)
        .isEqualTo(meaning.priceBaseYear());
    double expected =
        number(sheet.getRow(reference.getRow()).getCell(reference.getCol())) * meaning.scale();
    assertThat(row.<Double>getAs("value"))
        .as(locator)
        .isCloseTo(expected, within(1e-12 * Math.abs(expected)));
  }

  private static double number(Cell cell) {
    return cell.getCellType() == CellType.STRING
        ? Double.parseDouble(cell.getStringCellValue())
        : cell.getNumericCellValue();
  }

  private static List<Row> natoDifferences(String edition, int priceBase) {
    return observations
        .where("edition_id = '" + edition + "' AND value IS NOT NULL")
        .groupBy("iso3", "year")
        .agg(
            functions.expr(
                "max(value) FILTER (WHERE measure = 'milex' AND price_base_year = "
                    + priceBase
                    + " AND unit = 'USD') AS milex"),
            functions.expr(
                "max(value) FILTER (WHERE measure = 'gdp' AND price_base_year = "
                    + priceBase
                    + ") AS gdp"),
            functions.expr("max(value) FILTER (WHERE measure = 'share_of_gdp') AS share"))
        .where("share IS NOT NULL")
        .selectExpr("iso3", "year", "milex / gdp * 100 - share")
        .collectAsList();
  }

  /**
   * Median, 95th percentile and most of the difference in points, and verdicts that differ, where
   * of several states in which a share was known the last counts.
   */
  private static Row agreement(String edition, int fromYear) {
    return shares
        .where("edition_id = '" + edition + "' AND share_source = 'computed'")
        .where("share_published_pct IS NOT NULL AND year >= " + fromYear)
        .groupBy("iso3", "year")
        .agg(
            functions.expr(
                "max_by(struct(share_of_gdp_pct, share_published_pct), known_from) AS last"))
        .select("iso3", "year", "last.*")
        .join(reference.inputs().get("ally").where("assessed"), "iso3")
        .withColumn("difference", functions.expr("abs(share_of_gdp_pct - share_published_pct)"))
        .agg(
            functions.expr("median(difference)"),
            functions.expr("percentile(difference, 0.95)"),
            functions.expr("max(difference)"),
            functions.expr("count_if((share_of_gdp_pct >= 2) <> (share_published_pct >= 2))"))
        .first();
  }
}
