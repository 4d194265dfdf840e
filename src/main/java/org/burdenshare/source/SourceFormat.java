package org.burdenshare.source;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** One publisher's format: recognises files by their content and reads their figures. */
public abstract class SourceFormat implements Serializable {
  private final String code;
  private final int rulesVersion;
  private final String name;

  /**
   * @param code the format's code in tables, the same in every version of the program
   * @param rulesVersion the version of its rules, from 1: every change of the result increments it,
   *     so that published editions are read again
   * @param name the format's name in messages
   */
  public SourceFormat(String code, int rulesVersion, String name) {
    this.code = code;
    this.rulesVersion = rulesVersion;
    this.name = name;
  }

  /** The code of the format in tables. */
  public final String code() {
    return code;
  }

  /** The version of its rules. */
  public final int rulesVersion() {
    return rulesVersion;
  }

  /** The name of the format in messages. */
  public final String name() {
    return name;
  }

  /** Returns whether the content has this format. */
  public abstract boolean recognises(SourceFile file);

  /** The file's description of its edition; empty if a sidecar must give one. */
  public Optional<Description> claim(SourceFile file) {
    return Optional.empty();
  }

  /** The figures of a file for comparison with another; none if only Spark can read them. */
  public List<RawFigure> rawFigures(SourceFile file, Configuration configuration) {
    return List.of();
  }

  /**
   * The figures of files of this format, lazily.
   *
   * @throws org.burdenshare.vocabulary.Failure if a file as a whole cannot be used
   */
  public abstract Dataset<Row> read(SparkSession spark, List<EditionFile> files);
}
