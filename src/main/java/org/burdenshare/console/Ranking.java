package org.burdenshare.console;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.model.Models;

/**
 * A text chart of the members in the latest year, ranked by share, with the guideline marked.
 *
 * @param models over the table ally_trend
 */
public record Ranking(Models models) {
  /** The lines to print, see {@code ranking_line.sql}; none if no member is assessed. */
  public List<String> lines(TerminalStyle screen) {
    Dataset<Row> lines =
        models
            .with(
                Map.of("ally_trend", models.table("ally_trend")),
                Map.of("columns", screen.width(), "block", screen.block(), "mark", screen.mark()))
            .table("ranking_line");
    return lines.collectAsList().stream().map(line -> coloured(line, screen)).toList();
  }

  private static String coloured(Row line, TerminalStyle screen) {
    String text = line.getAs("line");
    Boolean meets = line.getAs("meets_guideline");
    if (meets == null) {
      return text;
    }
    return meets ? screen.good(text) : screen.wanting(text);
  }
}
