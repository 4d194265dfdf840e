package org.burdenshare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.spark.sql.Dataset;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.SampleWarehouse;
import org.burdenshare.testing.TestSpark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableExportTest {
  @TempDir Path folder;
  private Path place;

  @BeforeEach
  void choosePlace() {
    place = folder.resolve("out");
  }

  @Test
  void csv_givesEveryNumberBack() throws IOException {
    Outcome outcome = export("--table", "ally_trend,edition", "--to", place.toString());

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(names(place)).containsExactly("ally_trend.csv", "datapackage.json", "edition.csv");
    assertThat(outcome.out()).contains(place.toString());
    assertThat(names(folder)).containsExactly("out");
    assertSame(
        TestSpark.session().read().option("header", "true").csv(place + "/ally_trend.csv"),
        "SELECT basis, ally, CAST(year AS STRING) AS year, share_of_gdp_pct, gdp_usd,"
            + " meets_guideline FROM ally_trend");
  }

  private static void assertSame(Dataset<org.apache.spark.sql.Row> read, String query)
      throws IOException {
    Outcome known = SampleWarehouse.sql("--format", "csv", "-e", query + " ORDER BY 1, 2, 3");
    List<String> again =
        read
            .selectExpr(
                "concat_ws(',', basis, ally, year, coalesce(share_of_gdp_pct, ''),"
                    + " coalesce(gdp_usd, ''), coalesce(meets_guideline, ''))")
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList();
    assertThat(again).hasSizeGreaterThan(1000);
    assertThat(again).isEqualTo(known.out().lines().skip(1).toList());
  }

  @Test
  void dataPackage_isValidAndSaysWhatThereIs() throws IOException {
    export("--table", "all", "--where", "false", "--to", place.toString());

    JsonNode described = new ObjectMapper().readTree(place.resolve("datapackage.json").toFile());
    JsonSchema schema = tabularDataPackage();
    assertThat(schema.validate(described)).isEmpty();
    assertThat(described.get("resources")).hasSize(16);
    for (JsonNode resource : described.get("resources")) {
      assertThat(place.resolve(resource.get("path").textValue())).isRegularFile();
    }
    JsonNode allyTrend = described.get("resources").get(3);
    assertThat(allyTrend.at("/schema/primaryKey").toString())
        .isEqualTo("[\"basis\",\"ally\",\"year\"]");
    assertThat(field(allyTrend, "share_of_gdp_pct").toString())
        .isEqualTo(
            "{\"name\":\"share_of_gdp_pct\",\"type\":\"number\",\"description\":\"Military"
                + " expenditure, percent of GDP, unrounded; null: not"
                + " assessed\",\"unit\":\"percent\"}");
    assertThat(field(allyTrend, "year").at("/constraints/required").booleanValue()).isTrue();
    assertThat(field(allyTrend, "vintage_date").get("type").textValue()).isEqualTo("date");
    assertThat(field(allyTrend, "guidelines_met").get("type").textValue()).isEqualTo("array");
    assertThat(described.at("/resources/1/schema/primaryKey").isMissingNode()).isTrue();
    assertThat(described.get("sources")).hasSize(8);
    assertThat(described.get("sources").toString())
        .contains("NATO, Defence Expenditure of NATO Countries (2014-2024), 2024-06-17");
    assertThat(described.get("licenses").toString()).contains("CC BY 4.0");

    ((ObjectNode) allyTrend).remove("schema");
    assertThat(schema.validate(described)).isNotEmpty();
  }

  @Test
  void parquet_isOneFileATableWithItsTypes() throws IOException {
    export("--table", "share_vintage,revision", "--format", "parquet", "--to", place.toString());

    assertThat(names(place))
        .containsExactly("datapackage.json", "revision.parquet", "share_vintage.parquet");
    Dataset<org.apache.spark.sql.Row> read =
        TestSpark.session().read().parquet(place + "/share_vintage.parquet");
    Dataset<org.apache.spark.sql.Row> known =
        TestSpark.session()
            .read()
            .format("delta")
            .load(SampleWarehouse.location() + "/share_vintage");
    assertThat(read.count()).isEqualTo(known.count()).isGreaterThan(1000);
    assertThat(known.drop("guidelines_met").exceptAll(read.drop("guidelines_met")).isEmpty())
        .isTrue();
    assertThat(read.schema().apply("realtime_start").dataType().sql()).isEqualTo("DATE");
    assertThat(TestSpark.session().read().parquet(place + "/revision.parquet").isEmpty()).isTrue();
  }

  @Test
  void json_isAnArrayOfTypedObjects() throws IOException {
    export(
        "--table",
        "edition",
        "--format",
        "json",
        "--where",
        "edition_id = 'nato-2024-06-17'",
        "--to",
        place.toString());

    JsonNode rows = new ObjectMapper().readTree(place.resolve("edition.json").toFile());
    assertThat(rows).hasSize(1);
    assertThat(rows.at("/0/observation_count").isIntegralNumber()).isTrue();
    assertThat(rows.at("/0/accepted_checks").isArray()).isTrue();
    assertThat(rows.at("/0/ingested_at").textValue())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
  }

  @Test
  void xlsx_hasTypedCellsAndSaysWhereItComesFrom() throws IOException {
    place = folder.resolve("trends.xlsx");
    Outcome outcome =
        export(
            "--table",
            "ally_trend,edition",
            "--format",
            "xlsx",
            "--where",
            "vintage_date >= DATE'2024-06-17'",
            "--to",
            place.toString());

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    try (InputStream in = Files.newInputStream(place);
        Workbook workbook = new XSSFWorkbook(in)) {
      assertThat(workbook.getNumberOfSheets()).isEqualTo(3);
      assertThat(text(workbook.getSheet("About")))
          .contains(
              "as known on|2026-07-07",
              "ally_trend|margin_pp|DOUBLE|percentage points|Share less guideline, percentage points")
          .anySatisfy(line -> assertThat(line).startsWith("NATO|nato-2024-06-17|2024-06-17|"));
      Sheet sheet = workbook.getSheet("ally_trend");
      assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
      Row slovakia = row(sheet, "SIPRI", "SVK", 2024);
      Cell share = cell(sheet, slovakia, "share_of_gdp_pct");
      assertThat(share.getNumericCellValue()).isEqualTo(2.0107815284967616);
      assertThat(share.getCellStyle().getDataFormatString()).isEqualTo("0.0000");
      assertThat(cell(sheet, slovakia, "meets_guideline").getCellType())
          .isEqualTo(CellType.BOOLEAN);
      assertThat(cell(sheet, slovakia, "vintage_date").getLocalDateTimeCellValue())
          .isEqualTo("2025-04-28T00:00:00");
      assertThat(cell(sheet, slovakia, "milex_usd_constant").getCellStyle().getDataFormatString())
          .isEqualTo("#,##0");
      assertThat(cell(sheet, row(sheet, "NATO", "POL", 2024), "guidelines_met").toString())
          .startsWith("[\"CORE_3_5\",\"GDP_2\"");
    }
    assertThat(namesInPlainZip(place)).contains("[Content_Types].xml", "xl/worksheets/sheet3.xml");
  }

  /** Read by Java's own stream, which does not know the large sizes of ZIP64. */
  private static List<String> namesInPlainZip(Path file) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  @Test
  void sdmxCsv_isOneObservationARow() throws IOException {
    place = folder.resolve("ally_trend.csv");
    Outcome outcome =
        export("--table", "ally_trend", "--format", "sdmx-csv", "--to", place.toString());

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    List<String> lines = Files.readAllLines(place);
    assertThat(lines.get(0))
        .isEqualTo(
            "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,BASIS,INDICATOR,TIME_PERIOD,OBS_VALUE,"
                + "OBS_STATUS,UNIT_MEASURE,UNIT_MULT,BASE_PER,EDITION,VINTAGE_DATE,GUIDELINE,"
                + "MEETS_GUIDELINE");
    assertThat(lines)
        .contains(
            "dataflow,BURDENSHARE:ALLY_TREND(1.0),I,A,SVK,NATO,MILEX_SHARE,2026,2.02,"
                + "E,PT_B1GQ,0,,nato-2026-07-07,2026-07-07,GDP_2,true",
            "dataflow,BURDENSHARE:ALLY_TREND(1.0),I,A,SVK,NATO,MILEX_SHARE_PUBLISHED,2024,1.99,"
                + "A,PT_B1GQ,0,,nato-2026-07-07,2026-07-07,GDP_2,false",
            "dataflow,BURDENSHARE:ALLY_TREND(1.0),I,A,SVK,SIPRI,MILEX_SHARE,2024,2.0107815284967616,"
                + "A,PT_B1GQ,0,,sipri-2025-04-28,2025-04-28,GDP_2,true",
            "dataflow,BURDENSHARE:ALLY_TREND(1.0),I,A,SVK,SIPRI,MILEX_USD_CONSTANT,2024,"
                + "2.7686932042723975E9,A,USD,0,2023,sipri-2025-04-28,2025-04-28,,")
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "dataflow,BURDENSHARE:ALLY_TREND(1.0),I,A,ISL,NATO,MILEX_SHARE,2024,,M,"))
        .noneSatisfy(line -> assertThat(line).contains(",ISL,NATO,MILEX_USD,"));
    assertThat(lines.stream().map(line -> line.split(",", -1)).map(TableExportTest::key))
        .doesNotHaveDuplicates();
  }

  private static List<String> key(String[] cells) {
    return List.of(cells).subList(3, 8);
  }

  @Test
  void whatIsThere_staysAsItIs() throws IOException {
    Files.writeString(place, "mine");

    Outcome outcome = export("--table", "edition", "--to", place.toString());

    assertThat(outcome.exitCode()).isEqualTo(73);
    assertThat(outcome.err()).contains("out is there already; remove it or give another place.");
    assertThat(place).hasContent("mine");
  }

  @Test
  void anExportThatFails_leavesNothing() throws IOException {
    Outcome outcome =
        export("--table", "edition,ally_trend", "--where", "title > ''", "--to", place.toString());

    assertThat(outcome.exitCode()).isEqualTo(64);
    assertThat(outcome.err().lines()).singleElement().asString().contains("`title`");
    assertThat(names(folder)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --table nonsense                       | 64 | There is no table 'nonsense'; give edition, observation,
          --table edition --format xlsx          | 64 | give --to a file that ends with .xlsx.
          --table edition --format sdmx-csv      | 64 | give --table ally_trend.
          --table edition --format dbf           | 64 | 'dbf'
          --format csv                           | 64 | --table
          --table edition --edition nato         | 64 | mutually exclusive
          --table edition --publication nonsense | 66 | There is no publication 'nonsense'
          """)
  void aWrongCommand_saysWhatToGive(String options, int exitCode, String sentence)
      throws IOException {
    Outcome outcome =
        export(
            Stream.concat(Stream.of(options.split(" ", -1)), Stream.of("--to", place.toString()))
                .toArray(String[]::new));

    assertThat(outcome.exitCode()).isEqualTo(exitCode);
    assertThat(outcome.err()).contains(sentence);
    assertThat(names(folder)).isEmpty();
  }

  private static Outcome export(String... options) {
    return new CommandsOn(SampleWarehouse.location())
        .run(Stream.concat(Stream.of("export"), Stream.of(options)).toArray(String[]::new));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static JsonSchema tabularDataPackage() throws IOException {
    try (InputStream in =
        TableExportTest.class.getResourceAsStream("/frictionless/tabular-data-package.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(in);
    }
  }

  private static JsonNode field(JsonNode resource, String name) {
    for (JsonNode field : resource.at("/schema/fields")) {
      if (field.get("name").textValue().equals(name)) {
        return field;
      }
    }
    throw new AssertionError("no field " + name);
  }

  private static List<String> text(Sheet sheet) {
    return Stream.iterate(0, place -> place <= sheet.getLastRowNum(), place -> place + 1)
        .map(sheet::getRow)
        .map(TableExportTest::text)
        .toList();
  }

  private static String text(Row row) {
    StringBuilder line = new StringBuilder();
    row.forEach(cell -> line.append(line.isEmpty() ? "" : "|").append(cell));
    return line.toString();
  }

  private static Row row(Sheet sheet, String basis, String ally, int year) {
    for (Row row : sheet) {
      if (row.getCell(0).toString().equals(basis)
          && row.getCell(1).toString().equals(ally)
          && row.getCell(2).getNumericCellValue() == year) {
        return row;
      }
    }
    throw new AssertionError("no row of " + ally);
  }

  private static Cell cell(Sheet sheet, Row row, String column) {
    for (Cell name : sheet.getRow(0)) {
      if (name.toString().equals(column)) {
        return row.getCell(name.getColumnIndex());
      }
    }
    throw new AssertionError("no column " + column);
  }
}
