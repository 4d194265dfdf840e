package org.burdenshare.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.apache.spark.sql.Row;
import org.burdenshare.model.Models;
import org.burdenshare.testing.EditionFolder;
import org.burdenshare.testing.Trends;

/**
 * What the checks of vintages say of vintages that were computed: nothing, however the editions
 * revise, withdraw and give again what the others said.
 */
@Tag("thorough")
class VintagesAgreeTest {
  private static final String HEADER = "MEASURE,UNIT,COUNTRY,YEAR,VALUE,OBS_STATUS";
  private static final List<String> ALLIES = List.of("POL", "EST", "GRC", "USA", "ISL", "FIN");
  private static final List<String> SHARES = List.of("1.9", "1.99", "1.995", "2.0", "2.1");
  private static final List<LocalDate> RELEASES =
      List.of(
          LocalDate.of(2016, 1, 28),
          LocalDate.of(2019, 6, 25),
          LocalDate.of(2022, 6, 27),
          LocalDate.of(2024, 6, 17));

  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void computedVintages_neverOffend_onAnyDay(@ForAll Random random) {
    try (EditionFolder folder = EditionFolder.create()) {
      // Whatever the others say, the second withdraws a share that the first gives.
      release(folder, "NATO", RELEASES.get(0), random, share -> false);
      release(folder, "NATO", RELEASES.get(1), random, "POL,2013"::equals);
      release(folder, "NATO", RELEASES.get(2), random);
      release(folder, "NATO", RELEASES.get(3), random);
      release(folder, "SIPRI", LocalDate.of(2020, 4, 27), random);
      release(folder, "SIPRI", LocalDate.of(2023, 4, 24), random);
      Trends trends = Trends.of(folder.path());

      List<Row> ends =
          trends
              .newest()
              .table("share_vintage")
              .where("end_reason IS NOT NULL")
              .select("end_reason")
              .distinct()
              .collectAsList();
      assertThat(ends)
          .extracting(row -> row.getString(0))
          .containsExactlyInAnyOrder("revised", "withdrawn");
      for (LocalDate day :
          List.of(RELEASES.get(3), RELEASES.get(2), RELEASES.get(2).minusDays(1))) {
        assertThat(offenders(trends.knownOn(day))).as(day.toString()).isEmpty();
      }
    }
  }

  /** Shares of some of the allies, so that a later edition leaves out what an earlier one gave. */
  private static void release(
      EditionFolder folder, String publisher, LocalDate day, Random random) {
    release(folder, publisher, day, random, share -> random.nextInt(4) == 0);
  }

  private static void release(
      EditionFolder folder,
      String publisher,
      LocalDate day,
      Random random,
      Predicate<String> isLeftOut) {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    for (String ally : ALLIES) {
      for (int year = 2013; year <= 2015; year++) {
        String share = ally + "," + year;
        if (!isLeftOut.test(share)) {
          lines.add(
              "share_of_gdp,PERCENT,%s,%s,%s"
                  .formatted(
                      share,
                      SHARES.get(random.nextInt(SHARES.size())),
                      random.nextBoolean() ? "A" : "E"));
        }
      }
    }
    folder.add(publisher, publisher, day.toString(), List.of(lines));
  }

  private static List<String> offenders(Models models) {
    return models.table("vintage_offender").collectAsList().stream().map(Row::toString).toList();
  }
}
