package org.burdenshare.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
  void partsOfOneRelease_thatAgreeWhereTheyMeet_areOneEdition_ofTheFuller() {
    String both = "share_of_gdp,PERCENT,,POL,2015,2.2,,A,";
    String more = "share_of_gdp,PERCENT,,POL,2014,2.1,,A,";
    files()
        .edition("a.csv", "NATO", "NATO", "2016-01-28", both, more.replace("POL", "EST"))
        .edition("b.csv", "NATO", "NATO", "2016-01-28", both, more, more.replace("POL", "LVA"));

    assertTaken(
        "b.csv",
        "a.csv differs in no figure from b.csv, which has more of them, and is the same release,"
            + " edition nato-2016-01-28.");
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

  private void assertAccepted(String file) {
    assertThat(found().editions())
        .singleElement()
        .returns(file, edition -> edition.file().name())
        .extracting(edition -> edition.record().accepted())
        .isEqualTo(List.of("magnitude_kept"));
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
