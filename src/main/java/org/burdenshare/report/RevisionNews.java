package org.burdenshare.report;

import static org.apache.spark.sql.functions.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What changed since the last publication: the verdicts that flipped, each guideline's once, and
 * counts of the rest.
 */
public final class RevisionNews {
  private static final int FLIPS_SHOWN = 20;
  private static final Map<String, String> KINDS =
      new TreeMap<>(
          Map.of(
              "changed_figure", "figures changed",
              "changed_status", "statuses changed",
              "new", "new",
              "withdrawn", "withdrawn"));

  private final Dataset<Row> revisions;
  private final Map<String, Long> counts;

  /**
   * @param revisions the table revision
   */
  public RevisionNews(Dataset<Row> revisions) {
    this.revisions = revisions;
    this.counts =
        revisions
            .where("kind <> 'verdict_flipped' OR table_name = 'guideline_verdict'")
            .groupBy("kind")
            .count()
            .collectAsList()
            .stream()
            .collect(Collectors.toMap(row -> row.getString(0), row -> row.getLong(1)));
  }

  /** How many verdicts flipped, each guideline's once. */
  public long flips() {
    return counts.getOrDefault("verdict_flipped", 0L);
  }

  /** The lines to print; none where nothing changed, as for a first publication. */
  public List<String> lines() {
    if (counts.isEmpty()) {
      return List.of();
    }
    List<String> parts = new ArrayList<>();
    parts.add(flips() + " verdicts flipped");
    KINDS.forEach(
        (kind, words) -> {
          if (counts.containsKey(kind)) {
            parts.add(counts.get(kind) + " " + words);
          }
        });
    List<String> lines = new ArrayList<>();
    lines.add("Since the publication before: " + String.join(", ", parts));
    List<Row> flips = flipsOfTwoPercent();
    flips.stream().limit(FLIPS_SHOWN).forEach(row -> lines.add("  " + row.getString(0)));
    if (flips.size() > FLIPS_SHOWN) {
      lines.add("  and more; jobs/sql -f jobs/queries/revisions.sql lists them all");
    }
    return lines;
  }

  /** The flips of the guideline of 2 % with the shares behind them. */
  private List<Row> flipsOfTwoPercent() {
    Dataset<Row> ofAllies = revisions.where("table_name = 'ally_trend'");
    Dataset<Row> shares =
        ofAllies
            .where("column_name = 'share_of_gdp_pct'")
            .selectExpr(
                "basis",
                "area",
                "year",
                "CAST(old_value AS DOUBLE) AS old_share",
                "CAST(new_value AS DOUBLE) AS new_share");
    return ofAllies
        .where("column_name = 'meets_guideline' AND kind = 'verdict_flipped'")
        .join(shares, new String[] {"basis", "area", "year"}, "left")
        .orderBy("basis", "year", "area")
        .limit(FLIPS_SHOWN + 1)
        .select(
            expr(
                "format_string('%s, %s %d: %s 2 %% (%.4f %%, before %.4f %%; edition %s)', basis, area,"
                    + " year, if(new_value = 'true', 'now meets', 'no longer meets'), new_share,"
                    + " old_share, brought_by)"))
        .collectAsList();
  }
}
