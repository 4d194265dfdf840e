package org.burdenshare.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.burdenshare.edition.Edition;

/** Summarises new editions in lines to be printed: a few rows an edition, whatever its size. */
final class EditionSummary {
  private final Map<String, List<String>> lines;
  private final List<String> warnings;

  /**
   * @param told the lines about editions, see {@code edition_line.sql}; none where nobody asked
   * @param partial what is to be said of editions that give too little; of other editions too
   * @param editions the editions
   */
  EditionSummary(List<Row> told, Dataset<Row> partial, List<Edition> editions) {
    this.lines =
        told.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.<String>getAs("edition_id"),
                    Collectors.mapping(row -> row.<String>getAs("line"), Collectors.toList())));
    this.warnings =
        partial
            .where(
                functions
                    .col("edition_id")
                    .isin(editions.stream().map(Edition::editionId).toArray()))
            .collectAsList()
            .stream()
            .map(row -> row.<String>getAs("sentence"))
            .toList();
  }

  /** Warnings about the editions, a sentence each. */
  List<String> warnings() {
    return warnings;
  }

  /** The lines about an edition: its format and content. */
  List<String> of(Edition edition) {
    List<String> told = new ArrayList<>();
    told.add("%s: %s".formatted(edition.file().name(), edition.format().name()));
    lines.getOrDefault(edition.editionId(), List.of()).forEach(line -> told.add("  " + line));
    return told;
  }
}
