package org.burdenshare.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.burdenshare.source.publisher.Layouts;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.WorkbookProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same release, saved again by another program or on another day. */
class ResavedFilesTest {
  @TempDir Path folder;

  @Test
  void sameFiguresInAnotherFormat_areOneEdition_andItIsSaid() {
    files()
        .bytes("a/sipri.xlsx", Layouts.sipri().xlsx())
        .bytes("b/sipri (saved again).xls", Layouts.sipri().xls());

    EditionCatalogue.Found found = found();

    assertThat(found.editions())
        .extracting(edition -> edition.file().name())
        .containsExactly("a/sipri.xlsx");
    assertThat(found.passedOver())
        .extracting(PassedOver::sentence)
        .containsExactly(
            "b/sipri (saved again).xls gives the same figures as a/sipri.xlsx and is the same"
                + " release, edition sipri-2017-04-24.");
  }

  @Test
  void sameFiguresOfUncertainDays_areOneEdition_ofTheFirst() {
    files()
        .bytes("a.xlsx", natoBegun("2026-09-15", 2.1))
        .bytes("b.xlsx", natoBegun("2026-08-20", 2.1))
        .bytes("c.xlsx", natoBegun("2026-09-15", 2.1));

    EditionCatalogue.Found found = found();

    assertThat(found.editions()).extracting(Edition::editionId).containsExactly("nato-2026-08-20");
    assertThat(found.passedOver())
        .extracting(PassedOver::sentence)
        .contains(
            "a.xlsx gives the same figures as b.xlsx and is the same release, edition"
                + " nato-2026-08-20.");
  }

  @Test
  void otherFigures_areOthers() {
    files()
        .bytes("a.xlsx", natoBegun("2026-09-15", 2.1))
        .bytes("b.xlsx", natoBegun("2026-08-20", 2.2));

    assertThat(found().editions()).hasSize(2);

    files().bytes("c.xlsx", natoBegun("2026-08-20", 2.3));
    assertThatThrownBy(this::found)
        .hasMessageStartingWith("b.xlsx and c.xlsx both claim to be edition nato-2026-08-20; ");
  }

  @Test
  void theFullestIsTaken_whateverItsName_andPartsOfItAreTheSameRelease() {
    files()
        .bytes("a.xlsx", Layouts.sipriOf("1949-2016").xlsx())
        .bytes("b.xlsx", Layouts.sipri().xlsx())
        .bytes("c.xlsx", Layouts.sipriOf("1990-2016").xlsx());

    assertTaken(
        "b.xlsx",
        "a.xlsx and c.xlsx give a part of the figures of b.xlsx and are the same release, edition"
            + " sipri-2017-04-24.");
  }

  @Test
  void
      partsOfOneRelease_thatAgreeWhereTheyMeet_areOneEdition_ofTheFuller_andItIsSaidWhatIsNotRead() {
    String both = "share_of_gdp,PERCENT,,POL,2015,2.2,,A,";
    String estonia = "share_of_gdp,PERCENT,,EST,2015,2.1,,A,";
    files()
        .edition("a.csv", "NATO", "NATO", "2016-01-28", both, estonia.replace("2015", "2014"))
        .edition(
            "b.csv", "NATO", "NATO", "2016-01-28", both, both.replace("2015", "2014"), estonia);

    assertTaken(
        "b.csv",
        "a.csv differs in no figure from b.csv, which has more of them (figures of it that are not"
            + " read: 1), and is the same release, edition nato-2016-01-28.");
  }

  @Test
  void exportsOfOtherYears_areNoCopies_thoughTheyAgreeWhereTheyMeet() {
    assertApart(
        lines("gdp,XDC,,POL,YEAR,1800,PLN,A,", 2000, 2020),
        lines("gdp,XDC,,POL,YEAR,1800,PLN,A,", 2015, 2024),
        "15 are in the first alone, first gdp in XDC of POL 2000, and 4 in the second, first gdp in"
            + " XDC of POL 2021");
  }

  @Test
  void exportsOfOtherSeries_areNoCopies_thoughTheyAgreeWhereTheyMeet() {
    String gdp = lines("gdp,XDC,,POL,YEAR,1800,PLN,A,", 2014, 2016);
    assertApart(
        gdp + lines("gdp,USD,,POL,YEAR,450,,A,", 2014, 2016),
        gdp + lines("population,PERSONS,,POL,YEAR,38000000,,A,", 2014, 2015),
        "3 are in the first alone, first gdp in USD of POL 2014, and 2 in the second, first"
            + " population in PERSONS of POL 2014");
  }

  @Test
  void exportsOfOtherAreas_areNoCopies_unlessOneIsNamed() {
    String poland = lines("gdp,XDC,,POL,YEAR,1800,PLN,A,", 2014, 2016);
    assertApart(
        poland + lines("gdp,XDC,,EST,YEAR,20,EUR,A,", 2014, 2015),
        poland + lines("gdp,XDC,,LVA,YEAR,24,EUR,A,", 2014, 2014),
        "2 are in the first alone, first gdp in XDC of EST 2014, and 1 in the second, first gdp in"
            + " XDC of LVA 2014");

    files()
        .text(
            "b.csv.edition.yaml",
            EditionFiles.sidecar("IMF", null, "2016-04-12") + "edition_id: imf-latvia\n");
    assertThat(found().editions())
        .extracting(Edition::editionId)
        .containsExactly("imf-2016-04-12", "imf-latvia");
  }

  @Test
  void aFigureGivenTwiceAndNotAlike_differs_thoughTheFullerFileGivesOneOfTheTwo() {
    String poland = "share_of_gdp,PERCENT,,POL,2015,2.2,,A,";
    files()
        .edition("a.csv", "NATO", "NATO", "2016-01-28", poland, poland.replace("2015", "2014"))
        .edition("b.csv", "NATO", "NATO", "2016-01-28", poland, poland.replace("2.2", "2.3"));

    assertThatThrownBy(this::found)
        .hasMessageContaining("; of 1 figures in both 1 differ, ")
        .hasMessageContaining(", and 1 are in the first alone and 0 in the second; ");
  }

  @Test
  void theSameValueInAnotherCurrency_isAnotherFigure() {
    files()
        .edition("a.csv", "IMF", null, "2016-04-12", "gdp,XDC,,HRV,2015,330,HRK,A,")
        .text("b.csv", EditionFiles.HEADER + "\ngdp,XDC,,HRV,2015,330,EUR,A,")
        .text("b.csv.edition.yaml", EditionFiles.sidecar("IMF", null, "2016-04-12"));

    assertThatThrownBy(this::found)
        .hasMessageContaining(
            "of 1 figures in both 1 differ, first gdp in XDC of HRV 2015 with 330 HRK (a.csv:2) and"
                + " 330 EUR (b.csv:2), ");
  }

  @Test
  void ofEquallyFullTables_theOneWithMoreStatusesIsTaken() {
    files()
        .edition("a.csv", "NATO", "NATO", "2016-01-28", "share_of_gdp,PERCENT,,POL,2015,2.2,,,")
        .edition("b.csv", "NATO", "NATO", "2016-01-28", "share_of_gdp,PERCENT,,POL,2015,2.2,,E,");

    assertTaken(
        "b.csv",
        "a.csv gives the same figures as b.csv and is the same release, edition nato-2016-01-28.");
  }

  @Test
  void aCodeGoesBeforeAName_andANumberIsOneForBoth_whereTablesAreCompared() {
    String record = EditionFiles.sidecar("NATO", "NATO", "2016-01-28");
    files()
        .text(
            "a.csv",
            """
            \uFEFFmeasure,unit,iso3,country,year,value
            share_of_gdp,PERCENT,pol,Poland,2015.0,\u00A02.20
            share_of_gdp,PERCENT,,Estonia,2015,2.1
            gdp,USD,EST,,2015,"22,500"
            gdp,USD,EST,,2014,2.2E4""")
        .text("a.csv.edition.yaml", record)
        .text(
            "b.csv",
            """
            measure,unit,iso3,country,year,value
            share_of_gdp,PERCENT,POL,Polska,2015,2.2
            share_of_gdp,PERCENT,,Estonia,2015,2.1
            gdp,USD,EST,,2014,22000
            """)
        .text("b.csv.edition.yaml", record);

    assertTaken(
        "a.csv",
        "b.csv gives the same figures as a.csv and is the same release, edition nato-2016-01-28.");
  }

  @Test
  void ofEquallyFullCopies_theOneWithARecordIsTaken_andWhatItAccepts() {
    byte[] workbook = Layouts.sipri().xlsx();
    String record = "accepted: {magnitude_kept: redenomination of 2005}\n";
    files().bytes("a.xlsx", workbook).bytes("b.xls", Layouts.sipri().xls());
    files().text("b.xls.edition.yaml", record);
    assertAccepted("b.xls");

    files().bytes("b.xls", workbook);
    assertAccepted("b.xls");
  }

  @Test
  void theSameBytesUnderRecordsThatSayTheSameDay_areOneEdition() {
    String line = "share_of_gdp,PERCENT,,POL,2015,2.2,,A,";
    files()
        .edition("a.csv", "NATO", "NATO", "2016-01-28", line)
        .edition("b.csv", "NATO", "NATO", "2016-01-28", line)
        .text(
            "b.csv.edition.yaml",
            EditionFiles.sidecar("NATO", "NATO", "2016-01-28") + "measure_name: Spending\n");

    assertTaken(
        "a.csv",
        "b.csv gives the same figures as a.csv and is the same release, edition nato-2016-01-28.");
  }

  @Test
  void aCopyOfAFileWhoseRecordSaysTheDay_needsNoRecord() {
    byte[] workbook = Layouts.natoShares(2022, Map.of("Poland", List.of(4.1, 4.4, 2.1))).xls();
    files()
        .bytes("a.xls", workbook)
        .bytes("b.xls", workbook)
        .text("b.xls.edition.yaml", "vintage_date: 2024-06-20\n");

    assertTaken(
        "b.xls",
        "a.xls gives the same figures as b.xls and is the same release, edition nato-2024-06-20.");
  }

  @Test
  void filesWithoutAFigureInCommon_areTwoPublications_thatAPersonHasToTellApart() {
    files()
        .edition("a.csv", "NATO", "NATO", "2016-01-28", "share_of_gdp,PERCENT,,POL,2015,2.2,,A,")
        .edition("b.csv", "NATO", "NATO", "2016-01-28", "share_of_gdp,PERCENT,,EST,2015,2.1,,A,");

    assertThatThrownBy(this::found)
        .hasMessage(
            "a.csv and b.csv both claim to be edition nato-2016-01-28; no figure of one can be compared"
                + " with the other's; leave one of them out if it is a copy, else give it another"
                + " vintage_date or, for two publications of one day, an edition_id of its own.");
  }

  @Test
  void fifteenDigitsOfSeventeen_areTheSameFigure() {
    files()
        .bytes("a.xlsx", natoBegun("2026-08-20", 2.1 + 4e-13))
        .bytes("b.xlsx", natoBegun("2026-08-20", 2.1));

    assertThat(found().editions()).hasSize(1);
  }

  @Test
  void figuresOfASettledRelease_areForgotten_unlessAnOpenFileMayBeItsCopy() {
    files()
        .nato("2016-07-04", "share_of_gdp,PERCENT,,POL,2015,2.2,,A,")
        .edition("gdp.csv", "IMF", null, "2016-04-12", "gdp,XDC,,POL,2015,1800,PLN,A,");
    SameFigures figures = new SameFigures(new Configuration());
    List<Edition> editions = found().editions();
    editions.forEach(figures::of);
    Edition gdp = editions.get(0);
    Edition nato = editions.get(1);

    figures.forgetAllBut(nato, List.of(nato));
    figures.forgetAllBut(gdp, List.of(nato));

    files().text("nato-2016-07-04.csv", "").text("gdp.csv", "");
    assertThat(figures.of(nato).amounts()).hasSize(1);
    assertThat(figures.of(gdp).amounts()).isEmpty();
  }

  private void assertAccepted(String file) {
    assertThat(found().editions())
        .singleElement()
        .returns(file, edition -> edition.file().name())
        .extracting(edition -> edition.record().accepted())
        .isEqualTo(List.of("magnitude_kept"));
  }

  private void assertApart(String first, String second, String difference) {
    files()
        .edition("a.csv", "IMF", null, "2016-04-12", first.strip())
        .edition("b.csv", "IMF", null, "2016-04-12", second.strip());

    assertThatThrownBy(this::found)
        .hasMessage(
            "a.csv and b.csv both claim to be edition imf-2016-04-12; no figure differs, but "
                + difference
                + "; put the two together in one file, leave one of them out, or, if both are to be"
                + " used, give one an edition_id of its own in its record.");
  }

  private static String lines(String line, int firstYear, int lastYear) {
    return IntStream.rangeClosed(firstYear, lastYear)
        .mapToObj(year -> line.replace("YEAR", String.valueOf(year)) + "\n")
        .collect(Collectors.joining());
  }

  private void assertTaken(String file, String sentence) {
    EditionCatalogue.Found found = found();

    assertThat(found.editions()).extracting(edition -> edition.file().name()).containsExactly(file);
    assertThat(found.passedOver()).extracting(PassedOver::sentence).containsExactly(sentence);
  }

  private static byte[] natoBegun(String day, double share) {
    return WorkbookProperties.made(
        Layouts.natoShares(2024, Map.of("Poland", List.of(4.1, 4.4, share))).xlsx(),
        day,
        "2026-11-01");
  }

  private EditionCatalogue.Found found() {
    return EditionCatalogue.of(List.of(folder.toString()), null, new Configuration());
  }

  private EditionFiles files() {
    return new EditionFiles(folder);
  }
}
