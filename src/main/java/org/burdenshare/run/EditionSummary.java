package org.burdenshare.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.burdenshare.edition.Edition;

/** Summarises new editions in lines to be printed: a few rows an edition, whatever its size. */
record EditionSummary(Map<String, List<String>> lines, List<String> warnings) {
  /**
   * @param lines the lines about editions, see {@code edition_line.sql}; none if not requested
   * @param partial the warnings about incomplete editions, also about earlier ones
   */
  static EditionSummary of(List<Row> lines, Dataset<Row> partial, List<Edition> editions) {
    return new EditionSummary(
        lines.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.<String>getAs("edition_id"),
                    Collectors.mapping(row -> row.<String>getAs("line"), Collectors.toList()))),
        partial
            .where(
                functions
                    .col("edition_id")
                    .isin(editions.stream().map(Edition::editionId).toArray()))
            .select("sentence")
            .as(Encoders.STRING())
            .collectAsList());
  }

  /** The lines about one edition: its format and content. */
  List<String> linesOf(Edition edition) {
    List<String> all = new ArrayList<>();
    all.add("%s: %s".formatted(edition.file().name(), edition.format().name()));
    lines.getOrDefault(edition.editionId(), List.of()).forEach(line -> all.add("  " + line));
    return all;
  }
}
