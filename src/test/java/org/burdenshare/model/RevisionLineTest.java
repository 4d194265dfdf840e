package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Row;
import org.burdenshare.testing.Rules;
import org.burdenshare.testing.WideTable;
import org.junit.jupiter.api.Test;

/** The changes since the previous publication in words, see {@code revision_line.sql}. */
class RevisionLineTest {
  private static final WideTable REVISIONS =
      WideTable.of(
              "table_name STRING, basis STRING, area STRING, year INT, column_name STRING,"
                  + " kind STRING, old_value STRING, new_value STRING, brought_by STRING")
          .usually("table_name", "ally_trend")
          .usually("basis", "SIPRI")
          .usually("area", "ESP")
          .usually("year", 1960)
          .usually("kind", "changed_figure")
          .usually("brought_by", "sipri-2025-04-28");

  @Test
  void verdictThatFlipsForAnotherSource_saysSo() {
    assertThat(
            Rules.given(
                    "revision",
                    REVISIONS.with(
                        change("meets_guideline", "verdict_flipped", "true", "false"),
                        change("share_of_gdp_pct", "changed_figure", "2.2507", "1.874"),
                        change("share_source", "changed_status", "published", "computed"),
                        REVISIONS.row(
                            "table_name", "guideline_verdict", "kind", "verdict_flipped")))
                .rows("revision_line"))
        .extracting(line -> line.getAs("line"))
        .containsExactly(
            "Since the publication before: 1 verdict flipped, 1 figure changed, 1 status changed",
            "  SIPRI, ESP 1960: no longer meets 2 % (1.8740 %, before 2.2507 %; now computed, before"
                + " published; edition sipri-2025-04-28)");
  }

  private static Row change(String column, String kind, String before, String after) {
    return REVISIONS.row(
        "column_name", column, "kind", kind, "old_value", before, "new_value", after);
  }
}
