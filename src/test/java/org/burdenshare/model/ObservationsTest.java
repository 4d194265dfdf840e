package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.burdenshare.testing.TestSpark.only;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.edition.SourceFormats;
import org.burdenshare.query.ReferenceTables;
import org.burdenshare.source.EditionFile;
import org.burdenshare.source.FileHead;
import org.burdenshare.source.SourceFile;
import org.burdenshare.testing.Locales;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.testing.WideTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservationsTest {
  private static final WideTable RAW =
      WideTable.of(
              "edition_id STRING, file_edition_id STRING, locator STRING, raw_text STRING,"
                  + " raw_problem STRING, measure STRING, unit STRING, price_base_year STRING,"
                  + " area STRING, year STRING, value DOUBLE, value_text STRING, scale DOUBLE, currency STRING,"
                  + " obs_status STRING, note STRING")
          .usually("edition_id", "nato-2016-01-28")
          .usually("locator", "nato.csv:2")
          .usually("raw_text", "the line")
          .usually("measure", "share_of_gdp")
          .usually("unit", "PERCENT")
          .usually("area", "POL")
          .usually("year", "2015")
          .usually("scale", 1.0);

  @Test
  void everythingKnown_observationAsItStands() {
    Row observation =
        only(
            observations(
                RAW.row(
                    "measure", " MILEX ",
                    "unit", "usd",
                    "price_base_year", "2010",
                    "area", " Poland * ",
                    "year", " 2015 ",
                    "value", 1.25e10,
                    "value_text", "1.25e10",
                    "obs_status", "e",
                    "note", " (a) ")));

    assertThat(observation.<String>getAs("measure")).isEqualTo("milex");
    assertThat(observation.<String>getAs("unit")).isEqualTo("USD");
    assertThat(observation.<Integer>getAs("price_base_year")).isEqualTo(2010);
    assertThat(observation.<String>getAs("iso3")).isEqualTo("POL");
    assertThat(observation.<Integer>getAs("year")).isEqualTo(2015);
    assertThat(observation.<Double>getAs("value")).isEqualTo(1.25e10);
    assertThat(observation.<String>getAs("currency")).isEqualTo("USD");
    assertThat(observation.<String>getAs("obs_status")).isEqualTo("E");
    assertThat(observation.<String>getAs("note")).isEqualTo("(a)");
    assertThat(observation.<String>getAs("locator")).isEqualTo("nato.csv:2");
  }

  @Test
  void unknownArea_rejectedWithItsName() {
    Row rejected = only(rejected(figure("2.1", "area", "Ruritania")));

    assertThat(rejected.<String>getAs("reason_code")).isEqualTo("unknown_area");
    assertThat(rejected.<String>getAs("reason")).contains("Ruritania");
    assertThat(rejected.<String>getAs("locator")).isEqualTo("nato.csv:2");
    assertThat(rejected.<String>getAs("raw_text")).isEqualTo("the line");
  }

  @Test
  void formerStates_neverMergedIntoSuccessors() {
    assertThat(
            isoCodes(
                "Czechoslovakia", "German Democratic Republic", "Yugoslavia", "USSR", "Russia"))
        .containsExactly(
            entry("Czechoslovakia", "CSK"),
            entry("German Democratic Republic", "DDR"),
            entry("Russia", "RUS"),
            entry("USSR", "SUN"),
            entry("Yugoslavia", "YUG"));
  }

  @Test
  void yearThatIsNoYear_rejected() {
    assertThat(reasons("year", "2015 Current", "2015e", "", "2015.5"))
        .containsOnly("wrong_year")
        .hasSize(4);
  }

  @Test
  void valueThatIsNoNumber_rejected() {
    String[] texts = {
      "12f", "12d", "1,5", "0x10", "0x1p3", "NaN", "Infinity", "-Infinity", "n/a", "1e400", "1 000"
    };

    Map<String, String> reasons =
        rejected(
                Arrays.stream(texts)
                    .map(text -> figure(text, "raw_text", text))
                    .toArray(Row[]::new))
            .stream()
            .collect(
                Collectors.toMap(row -> row.getAs("raw_text"), row -> row.getAs("reason_code")));

    assertThat(reasons).containsOnlyKeys(texts);
    assertThat(reasons.values()).containsOnly("not_a_number");
  }

  @Test
  void valueInAnyUsualNotation_accepted() {
    assertThat(
            observations(figure("2"), figure("+2.5"), figure(".5"), figure("2."), figure("2E-1")))
        .hasSize(1)
        .first()
        .extracting(row -> row.<String>getAs("rival_value"))
        .isEqualTo("2.5");
  }

  @Test
  void negativeValue_rejected() {
    assertThat(rejected(figure("-0.01")))
        .extracting(row -> row.<String>getAs("reason_code"))
        .containsExactly("negative");
  }

  @Test
  void unitThatDoesNotFitTheMeasure_rejected() {
    assertThat(
            rejected(
                figure("2", "measure", "share_of_gdp", "unit", "USD"),
                figure("2", "measure", "milex", "unit", "PERCENT"),
                figure("2", "measure", "gdp", "unit", "PERSONS"),
                figure("2", "measure", "population", "unit", "XDC"),
                figure("2", "measure", "equipment_share", "unit", null)))
        .extracting(row -> row.<String>getAs("reason_code"))
        .containsOnly("wrong_unit")
        .hasSize(5);
  }

  @Test
  void unknownMeasure_rejected() {
    assertThat(rejected(figure("2", "measure", "share_of_gnp"), figure("2", "measure", null)))
        .extracting(row -> row.<String>getAs("reason_code"))
        .containsExactly("unknown_measure", "unknown_measure");
  }

  @Test
  void priceBaseOfAShare_rejectedRatherThanNeverUsed() {
    assertThat(rejected(figure("2", "price_base_year", "2015")))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.<String>getAs("reason_code")).isEqualTo("needless_price_base_year");
              assertThat(row.<String>getAs("reason"))
                  .isEqualTo(
                      "price_base_year '2015' stands beside PERCENT, which has no prices; leave it"
                          + " empty");
            });
  }

  @Test
  void priceBaseThatIsNoYear_rejectedRatherThanTakenForCurrentPrices() {
    assertThat(reasons("price_base_year", "current", "2010 prices"))
        .containsExactly("wrong_price_base_year", "wrong_price_base_year");
  }

  @Test
  void statusOutsideTheCodeList_rejected() {
    assertThat(reasons("obs_status", "X", "estimated"))
        .containsExactly("unknown_status", "unknown_status");
  }

  @Test
  void currencyThatIsNoCode_rejectedRatherThanCompared() {
    assertThat(
            rejected(
                national("Euro"), national("US$"), national(" eur "), national(""), national(null)))
        .extracting(row -> row.<String>getAs("reason"))
        .containsExactlyInAnyOrder(
            "currency 'EURO' is no code of ISO 4217, three letters; leave it empty where it is not"
                + " said",
            "currency 'US$' is no code of ISO 4217, three letters; leave it empty where it is not"
                + " said");
  }

  @Test
  void rowOfAnotherEdition_rejected() {
    Row rejected = only(rejected(figure("2.1", "file_edition_id", "nato-2024-06-17")));

    assertThat(rejected.<String>getAs("reason_code")).isEqualTo("other_edition");
    assertThat(rejected.<String>getAs("reason")).contains("nato-2024-06-17", "nato-2016-01-28");
  }

  @Test
  void rowThatNamesItsOwnEdition_accepted() {
    assertThat(observations(figure("2.1", "file_edition_id", "nato-2016-01-28"))).hasSize(1);
  }

  @Test
  void damagedText_rejected(@TempDir Path folder) throws IOException {
    assertThat(
            conform(
                    read(
                        folder,
                        "measure,unit,iso3,year,value",
                        "share_of_gdp,PERCENT,T\uFFFDrkiye,2015,2.1"))
                .rejected()
                .collectAsList())
        .extracting(row -> row.<String>getAs("reason_code"))
        .containsExactly("not_utf8");
  }

  @Test
  void nothingGiven_missingNeverZero() {
    Row observation = only(observations(RAW.row("value_text", " ")));

    assertThat(observation.<Double>getAs("value")).isNull();
    assertThat(observation.<String>getAs("obs_status")).isEqualTo("O");
  }

  @Test
  void nothingGivenButCalledNormal_missing() {
    assertThat(only(observations(RAW.row("obs_status", "A"))).<String>getAs("obs_status"))
        .isEqualTo("O");
  }

  @Test
  void missingThatCannotExist_keepsItsStatus() {
    assertThat(only(observations(RAW.row("obs_status", "M"))).<String>getAs("obs_status"))
        .isEqualTo("M");
  }

  @Test
  void valueWithoutStatus_normal() {
    assertThat(only(observations(figure("2.1"))).<String>getAs("obs_status")).isEqualTo("A");
  }

  @Test
  void keyTwiceWithOneValue_oneObservationWithoutRival() {
    List<Row> observations =
        observations(
            figure("2.1", "locator", "nato.csv:9"),
            figure("2.10", "locator", "nato.csv:3", "area", "Poland"));

    assertThat(observations)
        .extracting(
            row -> row.<Double>getAs("value"),
            row -> row.<String>getAs("locator"),
            row -> row.<String>getAs("rival_value"),
            row -> row.<String>getAs("rival_locator"))
        .containsExactly(tuple(2.1, "nato.csv:3", null, null));
  }

  @Test
  void keyTwiceWithTwoValues_rivalWithItsPlace() {
    List<Row> observations =
        observations(
            figure("2.2", "locator", "nato.csv:3"), figure("2.1", "locator", "nato.csv:9"));

    assertThat(observations)
        .extracting(
            row -> row.<Double>getAs("value"),
            row -> row.<String>getAs("locator"),
            row -> row.<String>getAs("rival_value"),
            row -> row.<String>getAs("rival_locator"))
        .containsExactly(tuple(2.1, "nato.csv:9", "2.2", "nato.csv:3"));
  }

  @Test
  void keyOnceWithAndOnceWithoutValue_rivalIsNoValue() {
    List<Row> observations =
        observations(RAW.row("locator", "nato.csv:3"), figure("2.1", "locator", "nato.csv:9"));

    assertThat(observations)
        .extracting(
            row -> row.<Double>getAs("value"),
            row -> row.<String>getAs("rival_value"),
            row -> row.<String>getAs("rival_locator"))
        .containsExactly(tuple(2.1, "no value", "nato.csv:3"));
  }

  @Test
  void samePlaceInAnotherPriceBaseUnitOrYear_observationOfItsOwn() {
    assertThat(
            observations(
                money("USD", null, "2015"),
                money("USD", "2010", "2015"),
                money("USD", "2015", "2015"),
                money("XDC", null, "2015"),
                money("USD", null, "2014")))
        .hasSize(5)
        .allSatisfy(row -> assertThat(row.<String>getAs("rival_locator")).isNull());
  }

  @Test
  void everySpellingOfAnAlly_oneCode() {
    assertThat(isoCodes(SPELLINGS.keySet().toArray(String[]::new))).isEqualTo(SPELLINGS);
  }

  @Test
  void everySpellingOfAnAllyOnATurkishMachine_oneCode() {
    assertThat(
            Locales.under(
                Locales.TURKISH, () -> isoCodes(SPELLINGS.keySet().toArray(String[]::new))))
        .isEqualTo(SPELLINGS);
  }

  @Test
  void nameInAnotherLanguage_isNeverTakenForACode() {
    assertThat(isoCodes("Nga", "nga", "Rom", "Kos"))
        .containsValues("null")
        .doesNotContainValue("NGA")
        .doesNotContainValue("ROU");
    assertThat(isoCodes("NGA", " POL* ", "uae"))
        .containsExactly(entry(" POL* ", "POL"), entry("NGA", "NGA"), entry("uae", "null"));
  }

  @Test
  void codesThatPublishersUsedOrUseOfTheirOwn_areThoseOfIso() {
    assertThat(isoCodes("ROM", "ZAR", "ADO", "TMP", "IMY", "KSV", "KOS", "WBG"))
        .containsExactly(
            entry("ADO", "AND"),
            entry("IMY", "IMN"),
            entry("KOS", "XKX"),
            entry("KSV", "XKX"),
            entry("ROM", "ROU"),
            entry("TMP", "TLS"),
            entry("WBG", "PSE"),
            entry("ZAR", "COD"));
  }

  @Test
  void officialNames_withAnySpacesAndAccents_areKnown() {
    assertThat(
            isoCodes(
                "United\u00A0States",
                "Tu\u0308rkiye",
                "Türkiye, Republic of",
                "United Kingdom of Great Britain and Northern Ireland",
                "Czechia (Czech Republic)",
                "The Netherlands",
                "Poland, Republic of",
                "Co\u0302te d'Ivoire",
                "North Macedonia, Republic of"))
        .doesNotContainValue("null")
        .containsValues("USA", "TUR", "GBR", "CZE", "NLD", "POL", "CIV", "MKD");
  }

  @Test
  void capitalsOnATurkishMachine_sameMeasure() {
    Row observation =
        Locales.under(
            Locales.TURKISH,
            () -> only(observations(figure("5", "measure", "MILEX", "unit", "usd"))));

    assertThat(observation.<String>getAs("measure")).isEqualTo("milex");
    assertThat(observation.<String>getAs("unit")).isEqualTo("USD");
  }

  @Test
  void linesSomeMalformed_eachAnObservationOrARejectedRow(@TempDir Path folder) throws IOException {
    List<Row> conformed =
        conformed(
                read(
                    folder,
                    "measure,unit,price_base_year,iso3,year,value",
                    "share_of_gdp,PERCENT,,POL,2015,2.18",
                    "share_of_gdp,PERCENT,,POL,2015,2.18",
                    "share_of_gdp,PERCENT,,EST,2015,2,04",
                    "share_of_gdp,PERCENT,,GRC",
                    "share_of_gdp,PERCENT,,\"GBR,2015,2.07",
                    "",
                    "share_of_gdp,PERCENT,,USA,2015,\"3,62\"",
                    "share_of_gdp,PERCENT,,Atlantis,2015,9.9",
                    "share_of_gdp,PERCENT,,ISL,2015,"))
            .orderBy("locator")
            .collectAsList();

    assertThat(conformed)
        .extracting(row -> row.<String>getAs("locator"), row -> row.<String>getAs("reason_code"))
        .containsExactly(
            tuple("nato.csv:10", null),
            tuple("nato.csv:2", null),
            tuple("nato.csv:3", null),
            tuple("nato.csv:4", "malformed_line"),
            tuple("nato.csv:5", "malformed_line"),
            tuple("nato.csv:6", "malformed_line"),
            tuple("nato.csv:8", "not_a_number"),
            tuple("nato.csv:9", "unknown_area"));
  }

  @Test
  void usableAndUnusableRows_nothingLostDuplicatesAside() {
    Observations observations =
        conform(
            RAW.with(
                figure("2.1"),
                figure("2.1"),
                figure("2.1", "area", "USA"),
                figure("2.1", "area", null),
                figure("two"),
                figure("2.1", "raw_problem", "malformed_line"),
                RAW.row("area", "ISL")));

    assertThat(observations.rejected().count() + observations.all().count()).isEqualTo(7);
    assertThat(observations.rejected().count()).isEqualTo(3);
    assertThat(observations.unique().count()).isEqualTo(3);
  }

  private static final Map<String, String> SPELLINGS =
      Map.ofEntries(
          entry("USA", "USA"),
          entry("United States", "USA"),
          entry("United States of America", "USA"),
          entry("united states", "USA"),
          entry("UK", "GBR"),
          entry("United Kingdom", "GBR"),
          entry("Czech Rep.", "CZE"),
          entry("Czech Republic", "CZE"),
          entry("Czechia", "CZE"),
          entry("Czechia*", "CZE"),
          entry("Slovak Rep.", "SVK"),
          entry("Slovak Republic ", "SVK"),
          entry("Slovakia", "SVK"),
          entry("Macedonia, FYR", "MKD"),
          entry("North Macedonia", "MKD"),
          entry("Norh Macedonia", "MKD"),
          entry("Turkey", "TUR"),
          entry("Turkiye", "TUR"),
          entry("Türkiye", "TUR"),
          entry("türkiye", "TUR"),
          entry("  Bulgaria", "BGR"),
          entry("NATO - Total *", "NATO"),
          entry("NATO - Europe *", "NATO_EUROPE"),
          entry("NATO Europe and Canada", "NATO_EUROPE_AND_CANADA"),
          entry("NATO Total", "NATO"));

  private static Row national(String currency) {
    return figure("2", "measure", "gdp", "unit", "XDC", "currency", currency);
  }

  private static Row figure(String text, Object... columnsAndValues) {
    Object[] cells = Arrays.copyOf(columnsAndValues, columnsAndValues.length + 4);
    cells[columnsAndValues.length] = "value";
    cells[columnsAndValues.length + 1] = parsed(text);
    cells[columnsAndValues.length + 2] = "value_text";
    cells[columnsAndValues.length + 3] = text;
    return RAW.row(cells);
  }

  /** As Spark's own cast gives it, which takes more for numbers than people do. */
  private static Double parsed(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static Row money(String unit, String priceBaseYear, String year) {
    return figure(
        "5", "measure", "milex", "unit", unit, "price_base_year", priceBaseYear, "year", year);
  }

  private static List<String> reasons(String column, String... texts) {
    return rejected(
            Arrays.stream(texts).map(text -> figure("2.1", column, text)).toArray(Row[]::new))
        .stream()
        .map(row -> row.<String>getAs("reason_code"))
        .toList();
  }

  private static Map<String, String> isoCodes(String... names) {
    return conformed(
            RAW.with(
                Arrays.stream(names)
                    .map(name -> figure("2.1", "area", name, "raw_text", name))
                    .toArray(Row[]::new)))
        .collectAsList()
        .stream()
        .collect(
            Collectors.toMap(
                row -> row.<String>getAs("raw_text"),
                row -> String.valueOf(row.<String>getAs("iso3")),
                (one, other) -> one + " and " + other,
                TreeMap::new));
  }

  private static Dataset<Row> read(Path folder, String... lines) throws IOException {
    Path file = Files.write(folder.resolve("nato.csv"), List.of(lines));
    SourceFile source =
        new SourceFile(
            file.toUri(),
            "nato.csv",
            0,
            SourceFile.Layout.TEXT,
            List.of(
                new SourceFile.Part(file.toUri(), "nato.csv", Files.size(file), "", lines[0], -1)),
            FileHead.NONE,
            Map.of());
    return SourceFormats.recognise(source)
        .orElseThrow()
        .read(TestSpark.session(), List.of(new EditionFile(source, "nato-2016-01-28")));
  }

  private static List<Row> observations(Row... raw) {
    return conform(RAW.with(raw)).unique().collectAsList();
  }

  private static List<Row> rejected(Row... raw) {
    return conform(RAW.with(raw)).rejected().collectAsList();
  }

  private static Observations conform(Dataset<Row> raw) {
    ReferenceTables reference = new ReferenceTables(TestSpark.session());
    return new Observations(raw, reference.inputs());
  }

  private static Dataset<Row> conformed(Dataset<Row> raw) {
    return Rules.given("raw_figure", raw).table("conformed_figure");
  }
}
