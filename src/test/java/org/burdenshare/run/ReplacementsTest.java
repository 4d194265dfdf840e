package org.burdenshare.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.edition.Edition;
import org.burdenshare.edition.EditionRecord;
import org.burdenshare.edition.PassedOver;
import org.burdenshare.source.Description;
import org.burdenshare.source.FileHead;
import org.burdenshare.source.SourceFile;
import org.burdenshare.source.Vintage;
import org.burdenshare.source.publisher.NatoWorkbook;
import org.burdenshare.testing.TestSpark;
import org.burdenshare.vocabulary.Failure;
import org.junit.jupiter.api.Test;

/** Which figures of a file that would replace a published edition need a person's word. */
class ReplacementsTest {
  private static final String EDITION = "nato-2022-06-27";

  @Test
  void figuresThatDifferOrAreGone_needAWord_theFirstOfThemAreTold() {
    Dataset<Row> published =
        observations(
            figure("share_of_gdp", null, "POL", 2019, 1.98),
            figure("share_of_gdp", null, "POL", 2020, 2.23),
            figure("milex", 2015, "EST", 2019, 5e8),
            figure("milex", 2015, "EST", 2020, 6e8),
            figure("milex", 2015, "EST", 2021, null));
    Dataset<Row> fresh =
        observations(
            figure("share_of_gdp", null, "POL", 2019, 1.97),
            figure("share_of_gdp", null, "POL", 2020, 2.23),
            figure("milex", 2015, "EST", 2019, null),
            figure("milex", 2015, "EST", 2020, 6.1e8),
            figure("milex", 2015, "EST", 2021, 7e8));

    assertThatThrownBy(() -> Replacements.excerpts(replacements(), published, fresh))
        .hasMessage(
            String.join(
                System.lineSeparator(),
                "march/nato.xlsx would replace edition nato-2022-06-27 (by release calendar, NATO"
                    + " 2014-2022), which was published from june.xlsx, with other figures: 2 differ,"
                    + " 1 are gone and 1 are new, first share_of_gdp in PERCENT of POL 2019 was 1.98"
                    + " and is 1.97 (here), milex in USD at prices of 2015 of EST 2019 was 5.0E8 and is"
                    + " not given, milex in USD at prices of 2015 of EST 2020 was 6.0E8 and is 6.1E8"
                    + " (here); if it is another release, give its day with --vintage or as"
                    + " vintage_date in a record nato.xlsx.edition.yaml, and if it corrects that one,"
                    + " say so there with edition_id: nato-2022-06-27, or with --vintage 2022-06-27.",
                "Nothing was published; the last publication stays as it was."))
        .extracting(thrown -> ((Failure) thrown).kind())
        .isEqualTo(Failure.Kind.BAD_DATA);
  }

  @Test
  void additionalFigures_andTheSameInFifteenDigits_needNone() {
    Dataset<Row> published =
        observations(
            figure("share_of_gdp", null, "POL", 2019, 1.9890502829854644),
            figure("milex", 2015, "EST", 2021, null));
    Dataset<Row> fresh =
        observations(
            figure("share_of_gdp", null, "POL", 2019, 1.98905028298546),
            figure("milex", 2015, "EST", 2021, 7e8),
            figure("milex", 2015, "EST", 2022, 8e8));

    assertThat(Replacements.excerpts(replacements(), published, fresh)).isEmpty();
  }

  @Test
  void lessOfTheSameFigures_isAnExcerpt_whichReplacesNothing() {
    Dataset<Row> published =
        observations(
            figure("share_of_gdp", null, "POL", 2019, 1.98),
            figure("share_of_gdp", null, "EST", 2019, 2.1),
            figure("milex", 2015, "EST", 2019, 5e8));

    assertThat(
            Replacements.excerpts(
                replacements(),
                published,
                observations(figure("share_of_gdp", null, "POL", 2019, 1.98))))
        .extractingByKey(EDITION)
        .extracting(PassedOver::sentence)
        .isEqualTo(
            "march/nato.xlsx holds a part of edition nato-2022-06-27, which stands as it was"
                + " published from june.xlsx: 2 figures of that are not in it, and none is different.");
  }

  @Test
  void aDigitThatDecidesAVerdict_isAnotherFigure() {
    assertThatThrownBy(
            () ->
                Replacements.excerpts(
                    replacements(),
                    observations(figure("share_of_gdp", null, "POL", 2019, 1.9999999999)),
                    observations(figure("share_of_gdp", null, "POL", 2019, 2.0))))
        .hasMessageContaining("of POL 2019 was 1.9999999999 and is 2.0 (here); ");
  }

  @Test
  void otherEditions_areNotLookedAt() {
    assertThat(
            Replacements.excerpts(
                replacements(),
                observations(figure("share_of_gdp", null, "POL", 2019, 1.9))
                    .selectExpr(
                        "'sipri' AS edition_id",
                        "measure",
                        "unit",
                        "price_base_year",
                        "iso3",
                        "year",
                        "value",
                        "locator"),
                observations()))
        .isEmpty();
  }

  private static List<Replacements.Replacement> replacements() {
    SourceFile file =
        new SourceFile(
            URI.create("file:/march/nato.xlsx"),
            "march/nato.xlsx",
            0,
            SourceFile.Layout.WORKBOOK,
            List.of(),
            FileHead.NONE,
            Map.of());
    return List.of(
        new Replacements.Replacement(
            new Edition(
                new EditionRecord(
                    new Description(
                        "NATO",
                        null,
                        "title",
                        "NATO",
                        "Defence expenditure",
                        Vintage.of(LocalDate.of(2022, 6, 27), "release calendar, NATO 2014-2022"),
                        "citation",
                        "licence"),
                    EDITION,
                    EditionRecord.NamedBy.ITS_FILE,
                    null,
                    List.of(),
                    null),
                "checksum",
                file,
                new NatoWorkbook()),
            "june.xlsx"));
  }

  private static Dataset<Row> observations(Row... rows) {
    return TestSpark.table(
        "edition_id STRING, measure STRING, unit STRING, price_base_year INT, iso3 STRING, year INT,"
            + " value DOUBLE, locator STRING",
        rows);
  }

  private static Row figure(
      String measure, Integer priceBaseYear, String iso3, int year, Double value) {
    String unit = measure.equals("milex") ? "USD" : "PERCENT";
    return TestSpark.row(EDITION, measure, unit, priceBaseYear, iso3, year, value, "here");
  }
}
