package org.burdenshare;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.edition.Edition;
import org.burdenshare.model.Observations;
import org.burdenshare.reference.ReferenceTables;
import org.burdenshare.warehouse.Publishing;
import org.burdenshare.warehouse.Scratch;
import org.burdenshare.warehouse.StagedRows;
import org.burdenshare.warehouse.Tables;

/**
 * New editions as the run reads them: once, into files of the table of observations, which no
 * version of the table names before the run publishes.
 *
 * @param observations one row a key
 * @param rivals those of them of which the file gives another value too
 * @param rejected what cannot be used
 * @param rejectedCount how many rows that is
 */
record Reading(
    StagedRows observations, Dataset<Row> rivals, Dataset<Row> rejected, long rejectedCount) {

  static Reading of(
      SparkSession spark,
      List<Edition> editions,
      ReferenceTables reference,
      Publishing publishing) {
    Scratch scratch = publishing.scratch();
    Dataset<Row> raw = Intake.raw(spark, editions, scratch::keepApart);
    Observations observations = new Observations(raw, reference.inputs());
    StagedRows staged = publishing.stage(Tables.OBSERVATION, observations.all());
    long rejected = raw.count() - staged.count();
    List<String> repeating = staged.editionsWithRepeatedKeys();
    Dataset<Row> unique =
        repeating.isEmpty()
            ? none(observations.unique())
            : scratch.keepApart(observations.of(repeating).unique());
    return new Reading(
        repeating.isEmpty()
            ? staged
            : staged.replacing(repeating, publishing.stage(Tables.OBSERVATION, unique)),
        unique.where("rival_locator IS NOT NULL"),
        rejected > 0 ? scratch.keepApart(observations.rejected()) : none(observations.rejected()),
        rejected);
  }

  private static Dataset<Row> none(Dataset<Row> rows) {
    return rows.sparkSession().createDataFrame(List.of(), rows.schema());
  }
}
