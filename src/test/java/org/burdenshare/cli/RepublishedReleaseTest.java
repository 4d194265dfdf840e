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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks that the calendar takes for a release that was published before. */
class RepublishedReleaseTest {
  private static final List<Double> SHARES = List.of(1.98, 2.23, 2.22);

  /** Two releases as they were published, each of three allies. */
  private static final PublishedOnce PUBLISHED =
      PublishedOnce.by(
          "releases to be republished",
          folder -> {
            Map<String, List<Double>> shares =
                Map.of("Estonia", SHARES, "Latvia", SHARES, "Poland", SHARES);
            EditionFiles input = new EditionFiles(folder.resolve("input"));
            workbook(input, "nato.xlsx", 2024, shares);
            workbook(input, "before.xlsx", 2023, shares);
            return List.of("--input", input.input());
          });

  @TempDir Path folder;
  private EditionFiles files;
  private CommandsOn warehouse;

  @BeforeEach
  void prepare() {
    files = new EditionFiles(folder.resolve("input"));
    warehouse = PUBLISHED.copiedTo(folder.resolve("warehouse"));
  }

  @Test
  void otherFigures_areRefused_untilTheRecordOrALaterVersionInTheNameIsTheWord() {
    workbook(files, "nato.xlsx", 2024, sharesWithPolandAt(1.97));
    Outcome other = trends();

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

    files.text("nato.xlsx.edition.yaml", "edition_id: nato-2024-06-20\n");
    workbook(files, "before_v1.1.xlsx", 2023, sharesWithPolandAt(1.96));
    Outcome corrected = trends();

    assertThat(corrected.exitCode()).as(corrected.err()).isZero();
    assertThat(corrected.out()).contains("2 found, 0 new, 2 corrected");
    assertThat(
            warehouse.sql(
                "SELECT year, share_of_gdp_pct FROM ally_trend WHERE ally = 'POL' AND year < 2023"
                    + " ORDER BY year"))
        .isEqualTo("year,share_of_gdp_pct\n2021,1.96\n2022,1.97\n");
  }

  @Test
  void anExportOfOneCountry_ofTheSameRelease_isPassedOver() {
    workbook(files, "nato.xlsx", 2024, Map.of("Poland", SHARES));
    Outcome excerpt = trends();

    assertThat(excerpt.exitCode()).as(excerpt.err()).isZero();
    assertThat(excerpt.err())
        .contains(
            "passed over: nato.xlsx holds a part of edition nato-2024-06-20, which stands as it was"
                + " published from nato.xlsx: 6 figures of that are not in it, and none is different.");
    assertThat(excerpt.out()).contains("nothing new since ");
    assertThat(warehouse.publications()).hasSize(1);
  }

  private Outcome trends() {
    return warehouse.run("trends", "--input", files.input());
  }

  private static Map<String, List<Double>> sharesWithPolandAt(double share) {
    return Map.of("Estonia", SHARES, "Latvia", SHARES, "Poland", List.of(share, 2.23, 2.22));
  }

  /** A release of three years that the calendar lacks, dated by the day on which it was begun. */
  private static void workbook(
      EditionFiles files, String file, int lastYear, Map<String, List<Double>> shares) {
    files.bytes(
        file,
        WorkbookProperties.made(
            Layouts.natoShares(lastYear - 2, new TreeMap<>(shares)).xlsx(),
            lastYear + "-06-20",
            lastYear + "-06-21"));
  }
}
