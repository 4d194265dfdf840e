package org.burdenshare.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.burdenshare.source.publisher.Layouts;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.WorkbookProperties;
import org.burdenshare.vocabulary.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On which day files were released: by the calendar, by what they say, or asked for. */
class DaysOfReleaseTest {
  private static final Clock NOVEMBER_2026 =
      Clock.fixed(Instant.parse("2026-11-26T23:30:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void workbookBegunBeforeTheOnlyDayOfItsLabel_isOfThatDay_whoeverSavedItLater() {
    assertThat(nato(2014, 2024, "2024-06-14", "2025-05-18"))
        .returns(LocalDate.of(2024, 6, 17), Edition::vintageDate)
        .returns(
            "release calendar, NATO 2014-2024", found -> found.description().vintage().source())
        .returns(null, found -> found.description().vintage().doubt());
  }

  @Test
  void workbookBegunAfterTheOnlyDayOfItsLabel_isAskedFor() {
    assertThatThrownBy(() -> nato(2014, 2025, "2026-03-20", "2026-03-21"))
        .hasMessage(
            "nato.xlsx was made on 2026-03-20, after the only release of 2014-2025 in the calendar"
                + " (2025-08-28); give the day with --vintage, or in a record"
                + " nato.xlsx.edition.yaml as vintage_date: YYYY-MM-DD.")
        .extracting(thrown -> ((Failure) thrown).kind())
        .isEqualTo(Failure.Kind.BAD_DATA);
  }

  @Test
  void workbookBegunAfterTheLastDayOfItsLabel_isAskedFor() {
    assertThatThrownBy(() -> nato(2014, 2022, "2023-05-02", "2023-05-02"))
        .hasMessageStartingWith(
            "nato.xlsx was made on 2023-05-02, after the last release of 2014-2022 in the calendar"
                + " (2023-03-21); ");
  }

  @Test
  void ofTwoDays_onlyTheFirstCanBeTold_byAWorkbookThatWasSavedBefore() {
    assertThat(nato(2014, 2022, "2022-06-01", "2022-06-24").vintageDate())
        .isEqualTo(LocalDate.of(2022, 6, 27));
    for (String saved : List.of("2022-06-28", "2023-03-17", "2024-01-01")) {
      assertThatThrownBy(() -> nato(2014, 2022, "2022-06-01", saved))
          .hasMessage(
              ("nato.xlsx is of 2014-2022, which NATO released on 2022-06-27 and on 2023-03-21, and"
                      + " does not tell which of them it is (begun on 2022-06-01, last saved on %s);"
                      + " give the day with --vintage, or in a record nato.xlsx.edition.yaml as"
                      + " vintage_date: YYYY-MM-DD.")
                  .formatted(saved));
    }
    assertThatThrownBy(() -> nato(2014, 2023, "2024-02-20", "2024-03-11"))
        .hasMessageContaining("which NATO released on 2023-07-07 and on 2024-03-14, and does not");
  }

  @Test
  void ofTwoDays_aWorkbookWithoutProperties_isAskedFor() {
    files().bytes("nato.xls", Layouts.natoShares(2014, shares(9)).xls());

    assertThatThrownBy(() -> only("nato.xls"))
        .hasMessageStartingWith(
            "nato.xls is of 2014-2022, which NATO released on 2022-06-27 and on 2023-03-21, and"
                + " does not tell which of them it is; give the day");
  }

  @Test
  void marchReleasesOfTheNextYear_areInTheCalendar() {
    assertThat(nato(2014, 2021, "2022-03-25", "2022-03-30").vintageDate())
        .isEqualTo(LocalDate.of(2022, 3, 31));
    assertThat(nato(2014, 2026, "2026-07-01", "2026-07-06").vintageDate())
        .isEqualTo(LocalDate.of(2026, 7, 7));
  }

  @Test
  void releaseThatIsNotInTheCalendar_isDatedByItsWorkbook_andSaidToBeUncertain() {
    Edition edition = nato(2015, 2026, "2026-08-20", "2026-11-01");

    assertThat(edition)
        .returns(LocalDate.of(2026, 8, 20), Edition::vintageDate)
        .returns(
            "workbook properties alone, uncertain", found -> found.description().vintage().source())
        .returns(
            "is not in the calendar of releases (NATO 2015-2026) and is dated by the day on which it"
                + " was begun, 2026-08-20, which is as a rule some days too early",
            found -> found.description().vintage().doubt());
    assertThat(nato(2015, 2026, "2026-08-20", "2026-08-20").editionId())
        .isEqualTo(edition.editionId());
    assertThatThrownBy(() -> nato(2015, 2026, "2009-03-10", "2026-11-01"))
        .hasMessageStartingWith("nato.xlsx does not say when it was released; ");
  }

  @Test
  void theLastYearAlone_tellsSiprisRelease_whateverTheFirstAndWheneverItWasSaved() {
    assertThat(sipri("1949-2023", "2024-04-16")).isEqualTo("2024-04-22");
    assertThat(sipri("1948-2023", "2024-04-16")).isEqualTo("2024-04-22");
    assertThat(sipri("1990-2024", "2026-02-01")).isEqualTo("2025-04-28");
    assertThat(sipri("1949-2025", "2026-04-20")).isEqualTo("2026-04-27");
  }

  @Test
  void outlook_isOfTheCalendarsDay_andAskedForWhereTheCalendarLacksIt() {
    assertThat(outlook("April 2026").vintageDate()).isEqualTo(LocalDate.of(2026, 4, 14));
    assertThatThrownBy(() -> outlook("October 2026"))
        .hasMessage(
            "weo.xls is of October 2026, which is not in the calendar of releases; give the day with"
                + " --vintage, or in a record weo.xls.edition.yaml as vintage_date: YYYY-MM-DD.");
  }

  @Test
  void aRecordThatDoesNotSayTheDay_isAskedForIt() {
    files().text("weo.xls.edition.yaml", "title: Mine\n");

    assertThatThrownBy(() -> outlook("October 2026"))
        .hasMessageEndingWith(
            "; give the day with --vintage, or in its record weo.xls.edition.yaml as vintage_date: YYYY-MM-DD.");
  }

  @Test
  void aDayStillToCome_isRefused_whoeverSaysIt() {
    files().nato("2106-07-04", "share_of_gdp,PERCENT,,POL,2016,2.0,,A,");
    assertThatThrownBy(() -> only("nato-2106-07-04.csv"))
        .hasMessage(
            "nato-2106-07-04.csv would be released on 2106-07-04 (by its record), but by the clock of"
                + " this machine today is 2026-11-26; correct the day with --vintage or in a record"
                + " nato-2106-07-04.csv.edition.yaml as vintage_date, or the clock if it is wrong.")
        .extracting(thrown -> ((Failure) thrown).kind())
        .isEqualTo(Failure.Kind.BAD_DATA);
    files().nato("2016-07-04", "share_of_gdp,PERCENT,,POL,2016,2.0,,A,");
    assertThatThrownBy(() -> found("nato-2016-07-04.csv", LocalDate.of(2106, 7, 4)))
        .hasMessageStartingWith(
            "nato-2016-07-04.csv would be released on 2106-07-04 (by the command line), but by the"
                + " clock of this machine today is 2026-11-26; ")
        .extracting(thrown -> ((Failure) thrown).kind())
        .isEqualTo(Failure.Kind.USAGE);
    files()
        .text(
            "weo.xls",
            "ISO\tWEO Subject Code\t2024\t2025\t2026\nPOL\tNGDP\t1\t2\t3\nIMF, WEO 2026\n");
    assertThatThrownBy(() -> only("weo.xls"))
        .hasMessageStartingWith("weo.xls would be released on 2026-12-31 (by a release of 2026), ");
  }

  @Test
  void whereTheSunRisesEarlier_itIsTomorrowAlready() {
    files().nato("2026-11-27", "share_of_gdp,PERCENT,,POL,2016,2.0,,A,");
    files().nato("2026-11-28", "share_of_gdp,PERCENT,,POL,2016,2.0,,A,");

    assertThat(only("nato-2026-11-27.csv").vintageDate()).isEqualTo(LocalDate.of(2026, 11, 27));
    assertThatThrownBy(
            () ->
                EditionCatalogue.of(
                    List.of(folder.resolve("nato-2026-11-27.csv").toString()),
                    null,
                    new Configuration(),
                    Clock.fixed(Instant.parse("2026-11-26T09:59:00Z"), ZoneOffset.UTC)))
        .hasMessageContaining("would be released on 2026-11-27");
    assertThatThrownBy(() -> only("nato-2026-11-28.csv"))
        .hasMessageContaining("today is 2026-11-26");
  }

  @Test
  void aDayOrANameGivenByAPerson_namesTheEdition_otherWordsOfTheRecordDoNot() {
    byte[] workbook =
        WorkbookProperties.made(
            Layouts.natoShares(2014, shares(11)).xlsx(), "2024-06-14", "2024-06-14");
    files().bytes("nato.xlsx", workbook);
    assertThat(only("nato.xlsx").record().namedBy()).isEqualTo(EditionRecord.NamedBy.ITS_FILE);
    assertThat(found("nato.xlsx", LocalDate.of(2024, 6, 17)).record().namedBy())
        .isEqualTo(EditionRecord.NamedBy.A_PERSON);
    files().text("nato.xlsx.edition.yaml", "title: Mine\n");
    assertThat(only("nato.xlsx").record().namedBy()).isEqualTo(EditionRecord.NamedBy.ITS_FILE);
    files().text("nato.xlsx.edition.yaml", "vintage_date: 2024-06-18\n");
    assertThat(only("nato.xlsx").record().namedBy()).isEqualTo(EditionRecord.NamedBy.A_PERSON);
    files().text("nato.xlsx.edition.yaml", "edition_id: nato-2024-06-17\n");
    assertThat(only("nato.xlsx").record().namedBy()).isEqualTo(EditionRecord.NamedBy.A_PERSON);
  }

  @Test
  void aLaterVersionOfAFile_isTakenForIt_andTheEarlierOneIsPassedOver() {
    byte[] workbook = Layouts.sipri().xlsx();
    files()
        .bytes("SIPRI-1949-2016.xlsx", workbook)
        .bytes(
            "SIPRI-1949-2016_v1.2.xlsx",
            WorkbookProperties.made(workbook, "2017-04-20", "2017-04-24"))
        .bytes(
            "SIPRI-1949-2016_v1.1.xlsx",
            WorkbookProperties.made(workbook, "2017-04-20", "2017-04-20"));

    EditionCatalogue.Found found =
        EditionCatalogue.of(List.of(folder.toString()), null, new Configuration(), NOVEMBER_2026);

    assertThat(found.editions())
        .singleElement()
        .extracting(edition -> edition.file().name())
        .isEqualTo("SIPRI-1949-2016_v1.2.xlsx");
    assertThat(found.passedOver())
        .extracting(PassedOver::sentence)
        .containsExactlyInAnyOrder(
            "SIPRI-1949-2016.xlsx is an earlier version of edition sipri-2017-04-24 than"
                + " SIPRI-1949-2016_v1.2.xlsx.",
            "SIPRI-1949-2016_v1.1.xlsx is an earlier version of edition sipri-2017-04-24 than"
                + " SIPRI-1949-2016_v1.2.xlsx.");
  }

  @Test
  void versionsAreComparedByNumber_andOnlyOfFilesOfOneName() {
    assertThat(FileVersion.isLater("a/data_v1.10.xlsx", "b/data_v1.9.xlsx")).isTrue();
    assertThat(FileVersion.isLater("data-v2.xlsx", "data.xlsx")).isTrue();
    assertThat(FileVersion.isLater("data_v1.2 (1).xlsx", "data_v1.1.xlsx")).isTrue();
    assertThat(FileVersion.isLater("data (1).xlsx", "data.xlsx")).isFalse();
    assertThat(FileVersion.isLater("data_v1.xlsx", "data_v1.0.xlsx")).isFalse();
    assertThat(FileVersion.isLater("data.xlsx", "data_v1.2.xlsx")).isFalse();
    assertThat(FileVersion.isLater("other_v2.xlsx", "data.xlsx")).isFalse();
    assertThat(FileVersion.isLater("data_v2.csv", "data.xlsx")).isFalse();
  }

  private EditionFiles files() {
    return new EditionFiles(folder);
  }

  private Edition nato(int firstYear, int lastYear, String created, String modified) {
    files()
        .bytes(
            "nato.xlsx",
            WorkbookProperties.made(
                Layouts.natoShares(firstYear, shares(lastYear - firstYear + 1)).xlsx(),
                created,
                modified));
    return only("nato.xlsx");
  }

  private static Map<String, List<Double>> shares(int years) {
    return Map.of("Poland", Collections.nCopies(years, 2.0));
  }

  private String sipri(String span, String made) {
    files().bytes("sipri.xlsx", WorkbookProperties.made(Layouts.sipriOf(span).xlsx(), made, made));
    return only("sipri.xlsx").vintageDate().toString();
  }

  private Edition outlook(String month) {
    files()
        .text(
            "weo.xls",
            "ISO\tWEO Subject Code\t2024\t2025\t2026\nPOL\tNGDP\t1\t2\t3\n"
                + "International Monetary Fund, World Economic Outlook Database, %s\n"
                    .formatted(month));
    return only("weo.xls");
  }

  private Edition only(String file) {
    return found(file, null);
  }

  private Edition found(String file, LocalDate vintage) {
    return EditionCatalogue.of(
            List.of(folder.resolve(file).toString()), vintage, new Configuration(), NOVEMBER_2026)
        .editions()
        .get(0);
  }
}
