package org.burdenshare.source;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** One publisher's format: knows its files by their content and gives their figures. */
public abstract class SourceFormat implements Serializable {
  private final String code;
  private final int rulesVersion;
  private final String name;

  /**
   * @param code how the format is called in tables, by every version of the program
   * @param rulesVersion the version of its rules, from 1: it goes up with every change of what is
   *     made of a file, so that editions which were read before are read again
   * @param name how the format is called in messages
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

  /** Returns whether the content is in this format. */
  public abstract boolean recognises(SourceFile file);

  /** The file's description of its edition; empty if a record beside it must give one. */
  public Optional<Description> claim(SourceFile file) {
    return Optional.empty();
  }

  /**
   * The figures of a file, to be compared with those of another; none where only Spark reads them.
   */
  public List<RawFigure> said(SourceFile file, Configuration configuration) {
    return List.of();
  }

  /**
   * The figures of files of this format, lazily.
   *
   * @throws org.burdenshare.vocabulary.Failure if a file as a whole cannot be used
   */
  public abstract Dataset<Row> read(SparkSession spark, List<EditionFile> files);
}
