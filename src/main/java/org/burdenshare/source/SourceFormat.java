package org.burdenshare.source;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** One publisher's format: knows its files by their content and gives their figures. */
public interface SourceFormat {
  /** How the format is called in tables, by every version of the program. */
  String code();

  /**
   * The version of its rules, from 1. It goes up with every change of what is made of a file, so
   * that editions which were read before are read again.
   */
  int rulesVersion();

  /** How the format is called in messages. */
  String name();

  /** Whether the content is in this format. */
  boolean recognises(SourceFile file);

  /** What the file says of its edition; empty where a record beside it must. */
  Optional<Claim> claim(SourceFile file);

  /** Whether Spark itself scans the files, column by column: cheaper than to keep their figures. */
  default boolean isScanned() {
    return false;
  }

  /**
   * The figures of files of this format, lazily.
   *
   * @throws org.burdenshare.vocabulary.Failure if a file as a whole cannot be used
   */
  Dataset<Row> read(SparkSession spark, List<EditionFile> files);
}
