package org.burdenshare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.burdenshare.source.publisher.Layouts;
import org.burdenshare.testing.Commands.Outcome;
import org.burdenshare.testing.CommandsOn;
import org.burdenshare.testing.EditionFiles;
import org.burdenshare.testing.PublishedOnce;
import org.burdenshare.testing.WorkbookProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks that the calendar takes for a release that was published before. */
class RepublishedReleaseTest {
  private static final List<Double> SHARES = List.of(1.98, 2.23, 2.22);

  /** The release as it was published, of three allies. */
  private static final PublishedOnce PUBLISHED =
      PublishedOnce.by(
          "release to be republished",
          folder -> {
            workbook(
                folder, "nato.xlsx", Map.of("Estonia", SHARES, "Latvia", SHARES, "Poland", SHARES));
            return List.of("--input", folder.resolve("nato.xlsx").toString());
          });

  @TempDir Path folder;

  @Test
  void otherFigures_areRefused_untilTheRecordOrALaterVersionInTheNameIsTheWord() {
    CommandsOn warehouse = PUBLISHED.copiedTo(folder.resolve("warehouse"));
    workbook("nato.xlsx", 1.97);
    Outcome other = warehouse.run("trends", "--input", folder.resolve("nato.xlsx").toString());

    assertThat(other.exitCode()).isEqualTo(65);
    assertThat(other.err())
        .startsWith(
            "  nato.xlsx is not in the calendar of releases (NATO 2022-2024) and is dated by the day on"
                + " which it was begun, 2024-06-20, which is as a rule some days too early; give the"
                + " day with --vintage or in a record if you know it.\n");
    assertThat(other.err())
        .contains(
            "nato.xlsx would replace edition nato-2024-06-20 (by workbook properties alone, uncertain),"
                + " which was published from nato.xlsx, ")
        .contains(
            "with other figures: 1 differ, 0 are gone and 0 are new, first share_of_gdp in PERCENT of"
                + " POL 2022 was 1.98 and is 1.97 (nato.xlsx!TABLE3!D7); ")
        .endsWith("Nothing was published; the last publication stays as it was.\n");
    assertThat(warehouse.publications()).hasSize(1);

    new EditionFiles(folder).text("nato.xlsx.edition.yaml", "edition_id: nato-2024-06-20\n");
    assertCorrected(warehouse, "nato.xlsx", "1.97");

    workbook("nato_v1.1.xlsx", 1.96);
    assertCorrected(warehouse, "nato_v1.1.xlsx", "1.96");
  }

  @Test
  void anExportOfOneCountry_ofTheSameRelease_isPassedOver() {
    CommandsOn warehouse = PUBLISHED.copiedTo(folder.resolve("warehouse"));
    workbook(folder, "nato.xlsx", Map.of("Poland", SHARES));
    Outcome excerpt = warehouse.run("trends", "--input", folder.resolve("nato.xlsx").toString());

    assertThat(excerpt.exitCode()).as(excerpt.err()).isZero();
    assertThat(excerpt.err())
        .contains(
            "passed over: nato.xlsx holds a part of edition nato-2024-06-20, which stands as it was"
                + " published from nato.xlsx: 6 figures of that are not in it, and none is different.");
    assertThat(excerpt.out()).contains("nothing new since ");
    assertThat(warehouse.publications()).hasSize(1);
  }

  private void assertCorrected(CommandsOn warehouse, String file, String share) {
    Outcome corrected = warehouse.run("trends", "--input", folder.resolve(file).toString());

    assertThat(corrected.exitCode()).as(corrected.err()).isZero();
    assertThat(corrected.out()).contains("1 found, 0 new, 1 corrected");
    assertThat(
            warehouse.sql(
                "SELECT share_of_gdp_pct FROM ally_trend WHERE ally = 'POL' AND year = 2022"))
        .isEqualTo("share_of_gdp_pct\n" + share + "\n");
  }

  /** The release with another share of Poland's. */
  private void workbook(String file, double share) {
    workbook(
        folder,
        file,
        Map.of("Estonia", SHARES, "Latvia", SHARES, "Poland", List.of(share, 2.23, 2.22)));
  }

  /** A release that the calendar lacks, dated by the day on which it was begun. */
  private static void workbook(Path folder, String file, Map<String, List<Double>> shares) {
    new EditionFiles(folder)
        .bytes(
            file,
            WorkbookProperties.made(
                Layouts.natoShares(2022, new TreeMap<>(shares)).xlsx(),
                "2024-06-20",
                "2024-06-21"));
  }
}
