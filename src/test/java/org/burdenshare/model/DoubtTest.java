package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.apache.spark.sql.Row;
import org.burdenshare.query.ReferenceTables;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.testing.WideTable;
import org.junit.jupiter.api.Test;

/** Of what a file says twice the doubtful counts, and what cannot be is kept out. */
class DoubtTest {
  private static final WideTable RAW =
      WideTable.of(
              "edition_id STRING, file_edition_id STRING, locator STRING, raw_text STRING,"
                  + " raw_problem STRING, measure STRING, unit STRING, price_base_year STRING,"
                  + " area STRING, year STRING, value DOUBLE, value_text STRING, scale DOUBLE,"
                  + " currency STRING, obs_status STRING, note STRING")
          .usually("edition_id", "sipri-2026-04-27")
          .usually("raw_text", "the line")
          .usually("measure", "milex")
          .usually("unit", "XDC")
          .usually("area", "POL")
          .usually("year", "2015")
          .usually("value", 2.5)
          .usually("value_text", "2.5")
          .usually("scale", 1.0);

  @Test
  void equalValuesOfTwoStatuses_theMoreDoubtfulWithItsPlace() {
    assertThat(unique(status("A", "f:2"), status("U", "f:3"), status("E", "f:4")))
        .extracting(row -> row.getAs("obs_status"), row -> row.getAs("locator"))
        .containsExactly(tuple("U", "f:3"));
    assertThat(unique(status(null, "f:2"), status("B", "f:4"), status("F", "f:3")))
        .extracting(row -> row.getAs("obs_status"), row -> row.getAs("locator"))
        .containsExactly(tuple("B", "f:4"));
  }

  @Test
  void twoMissingValues_thatWhichCannotExist() {
    assertThat(
            unique(
                RAW.row("value", null, "value_text", "", "locator", "f:2", "obs_status", "O"),
                RAW.row("value", null, "value_text", "", "locator", "f:3", "obs_status", "M")))
        .extracting(row -> row.<String>getAs("obs_status"))
        .containsExactly("M");
  }

  @Test
  void equalValuesOneOfUncertainCurrency_uncertain() {
    assertThat(unique(currency("PLN", "f:2"), currency("XXX", "f:3"), currency(null, "f:4")))
        .extracting(row -> row.getAs("currency"), row -> row.getAs("rival_locator"))
        .containsExactly(tuple("XXX", null));
  }

  @Test
  void equalValuesOneOfNoSaidCurrency_theOneThatIsNamed() {
    assertThat(unique(currency(null, "f:2"), currency("PLN", "f:3")))
        .extracting(row -> row.getAs("currency"), row -> row.getAs("rival_locator"))
        .containsExactly(tuple("PLN", null));
  }

  @Test
  void equalValuesOfTwoCurrencies_bothWithTheirPlaces() {
    assertThat(unique(currency("PLN", "f:2"), currency("EUR", "f:3")))
        .extracting(
            row -> row.getAs("value"),
            row -> row.getAs("locator"),
            row -> row.getAs("rival_value"),
            row -> row.getAs("rival_locator"))
        .containsExactly(tuple(2.5, "f:3", "2.5 in PLN, not EUR", "f:2"));
  }

  @Test
  void shareAboveAHundredOfNoAlly_keptOutWithItsPlace() {
    Observations observations =
        observations(
            share("share_of_gdp", "BLR", "1993", 1500),
            share("share_of_gdp", "Belarus", "1994", 1600),
            share("share_of_gdp", "BLR", "1995", 99),
            share("share_of_government_spending", "SLE", "1994", 101));

    assertThat(observations.rejected().orderBy("locator").collectAsList())
        .extracting(
            row -> row.getAs("locator"),
            row -> row.getAs("reason_code"),
            row -> row.getAs("reason"))
        .containsExactly(
            tuple(
                "BLR 1993",
                "share_out_of_range",
                "share_of_gdp of BLR is above 100 %, expected 0 to 100; it is left out, for BLR is"
                    + " no ally"),
            tuple(
                "Belarus 1994",
                "share_out_of_range",
                "share_of_gdp of BLR is above 100 %, expected 0 to 100; it is left out, for BLR is"
                    + " no ally"),
            tuple(
                "SLE 1994",
                "share_out_of_range",
                "share_of_government_spending of SLE is above 100 %, expected 0 to 100; it is left"
                    + " out, for SLE is no ally"));
    assertThat(observations.unique().collectAsList())
        .extracting(row -> row.<String>getAs("locator"))
        .containsExactly("BLR 1995");
  }

  @Test
  void shareAboveAHundredThatIsKnown_orOfAnAlly_leftToTheChecks() {
    Observations observations =
        observations(
            share("share_of_gdp", "KWT", "1991", 117),
            share("share_of_gdp", "KWT", "1992", 117),
            share("share_of_government_spending", "KWT", "1991", 117),
            share("share_of_gdp", "POL", "1991", 217),
            share("milex_real_change", "BLR", "1991", 217));

    assertThat(observations.unique().orderBy("locator").collectAsList())
        .extracting(row -> row.<String>getAs("locator"))
        .containsExactly("BLR 1991", "KWT 1991", "POL 1991");
    assertThat(observations.rejected().count()).isEqualTo(2);
  }

  private static Row share(String measure, String area, String year, double value) {
    return RAW.row(
        "measure",
        measure,
        "unit",
        "PERCENT",
        "area",
        area,
        "year",
        year,
        "value",
        value / 100,
        "value_text",
        String.valueOf(value / 100),
        "scale",
        100.0,
        "locator",
        area + " " + year);
  }

  private static Row status(String status, String locator) {
    return RAW.row("obs_status", status, "locator", locator);
  }

  private static Row currency(String currency, String locator) {
    return RAW.row("currency", currency, "locator", locator);
  }

  private static List<Row> unique(Row... raw) {
    return observations(raw).unique().collectAsList();
  }

  private static Observations observations(Row... raw) {
    return new Observations(RAW.with(raw), new ReferenceTables(TestSpark.session()).inputs());
  }
}
