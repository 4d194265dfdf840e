package org.burdenshare.run;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.burdenshare.model.TrendsPipeline;
import org.burdenshare.query.PublishedRevisions;
import org.burdenshare.query.TrendsOnADay;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Scratch;
import org.burdenshare.warehouse.TableChange;
import org.burdenshare.warehouse.Warehouse;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.Tables;

/** The new rows of each table in a publication. */
final class PublicationChanges {
  private final Optional<Publication> last;
  private final String runId;
  private final TrendsPipeline pipeline;
  private final Map<Table, Dataset<Row>> trends;
  private final Dataset<Row> revisions;

  PublicationChanges(
      SparkSession spark,
      Warehouse warehouse,
      Optional<Publication> last,
      String runId,
      TrendsPipeline pipeline,
      Scratch scratch) {
    this.last = last;
    this.runId = runId;
    this.pipeline = pipeline;
    this.trends = trends(pipeline);
    this.revisions =
        last.map(before -> scratch.persist(revisions(spark, warehouse, before)))
            .orElseGet(() -> spark.createDataFrame(List.of(), Tables.REVISION.schema()));
  }

  /** The highlights of the new publication. */
  Publication.Highlights highlights() {
    List<Row> news =
        pipeline
            .models()
            .with(Map.of("revision", revisions), Map.of())
            .table("revision_line")
            .collectAsList();
    return new Publication.Highlights(
        lines(pipeline.table("answer_line").collectAsList()),
        lines(news),
        news.isEmpty() ? 0 : news.get(0).<Long>getAs("flips"),
        pipeline.table("due_release").collectAsList().stream()
            .map(
                release ->
                    new Publication.Awaited(
                        release.getAs("publisher"),
                        release.getAs("release"),
                        release.getAs("due_since")))
            .toList());
  }

  private static List<String> lines(List<Row> rows) {
    return rows.stream().map(row -> row.<String>getAs("line")).toList();
  }

  /**
   * A sentence for each edition whose shares were computed in the previous publication (or, in a
   * first one, by the previous edition) and are now printed by the publisher.
   */
  List<String> fallenShares(Intake intake) {
    List<String> newGdp = intake.freshGdp();
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("is_first_publication", last.isEmpty());
    parameters.put("new_gdp", newGdp.isEmpty() ? null : String.join(", ", newGdp));
    return pipeline
        .models()
        .with(
            Map.of(
                "revision", revisions,
                "ally_trend", pipeline.table("ally_trend"),
                "share_vintage", pipeline.table("share_vintage")),
            parameters)
        .table("fallen_share")
        .select("sentence")
        .as(Encoders.STRING())
        .collectAsList();
  }

  /** Tables partitioned by edition receive the rows of new editions; all others are rewritten. */
  Map<Table, TableChange> of(Intake intake, Reading reading) {
    Map<Table, TableChange> changes = new LinkedHashMap<>();
    if (!intake.fresh().isEmpty()) {
      List<String> editions = intake.freshIds();
      changes.put(Tables.EDITION, TableChange.whole(pipeline.table("edition_record")));
      changes.put(Tables.OBSERVATION, TableChange.of(editions, reading.observations()));
      changes.put(
          Tables.REJECTED_ROW,
          TableChange.of(editions, reading.rejected().withColumn("run_id", functions.lit(runId))));
    }
    trends.forEach((table, rows) -> changes.put(table, TableChange.whole(rows)));
    changes.put(Tables.REVISION, TableChange.whole(revisions));
    return changes;
  }

  private static Map<Table, Dataset<Row>> trends(TrendsPipeline pipeline) {
    Map<Table, Dataset<Row>> trends = TrendsOnADay.tables(pipeline);
    trends.put(Tables.SHARE_VINTAGE, pipeline.table("share_vintage"));
    trends.put(Tables.VERDICT_VINTAGE, pipeline.table("verdict_vintage"));
    trends.put(Tables.RECONCILIATION, pipeline.table("reconciliation"));
    return trends;
  }

  private Dataset<Row> revisions(SparkSession spark, Warehouse warehouse, Publication before) {
    return PublishedRevisions.between(
            spark,
            table -> warehouse.asPublished(table, before),
            table -> Optional.of(trends.get(table)))
        .withColumn("run_id", functions.lit(runId))
        .withColumn("run_id_before", functions.lit(before.runId()));
  }
}
