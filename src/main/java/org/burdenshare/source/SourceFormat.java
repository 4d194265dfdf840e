package org.burdenshare.source;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** One publisher's format: knows its files by their content and gives their figures. */
public interface SourceFormat {
  /** How the format is called in messages. */
  String name();

  /** Whether the content is in this format. */
  boolean recognises(SourceFile file);

  /**
   * The figures of the file, lazily.
   *
   * @param editionId the edition they belong to
   * @throws org.burdenshare.vocabulary.Failure if the file as a whole cannot be used
   */
  Dataset<Row> read(SparkSession spark, SourceFile file, String editionId);
}
