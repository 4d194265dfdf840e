package org.burdenshare.run;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.burdenshare.edition.Edition;
import org.burdenshare.model.Observations;
import org.burdenshare.source.RawFigure;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.Publishing;
import org.burdenshare.warehouse.Scratch;
import org.burdenshare.warehouse.store.KeyCount;
import org.burdenshare.warehouse.store.StagedRows;
import org.burdenshare.warehouse.table.Tables;

/**
 * The result of reading new editions: read once, and staged as data files that no version of the
 * table observation refers to until the run publishes.
 *
 * @param observations one row a key
 * @param rivals the observations for which the file gives a second value
 * @param rejected the rejected rows
 * @param rejectedCount their number
 */
record Reading(
    StagedRows observations, Dataset<Row> rivals, Dataset<Row> rejected, long rejectedCount) {

  static Reading of(
      SparkSession spark,
      List<Edition> editions,
      Map<String, Dataset<Row>> facts,
      Publishing publishing) {
    if (editions.isEmpty()) {
      Observations nothing = new Observations(RawFigure.none(spark), facts);
      return new Reading(
          publishing.stagedEmpty(Tables.OBSERVATION),
          none(nothing.unique()),
          none(nothing.rejected()),
          0);
    }
    Scratch scratch = publishing.scratch();
    Dataset<Row> raw = EditionFigures.read(spark, editions, scratch::persistPartitioned);
    Observations observations = new Observations(raw, facts);
    StagedRows staged = publishing.stage(Tables.OBSERVATION, observations.all());
    long unusable = raw.count() - staged.count();
    Dataset<Row> rejected =
        unusable == 0
            ? none(observations.rejected())
            : scratch.persistPartitioned(observations.rejected());
    if (unusable != 0 && rejected.count() != unusable) {
      throw Failure.of(
          Failure.Kind.BUSY,
          "A file changed while it was read; nothing was published, run it again.");
    }
    List<String> repeating = KeyCount.editionsRepeatingKeys(staged.table(), staged.rows());
    if (repeating.isEmpty()) {
      return new Reading(staged, none(observations.unique()), rejected, unusable);
    }
    Dataset<Row> unique = scratch.persistPartitioned(observations.of(repeating).unique());
    return new Reading(
        staged.replacing(repeating, publishing.stage(Tables.OBSERVATION, unique)),
        unique.where("rival_locator IS NOT NULL"),
        rejected,
        unusable);
  }

  private static Dataset<Row> none(Dataset<Row> rows) {
    return rows.sparkSession().createDataFrame(List.of(), rows.schema());
  }
}
