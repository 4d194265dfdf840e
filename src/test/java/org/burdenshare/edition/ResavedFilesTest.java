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
