package org.burdenshare.cli;

import java.io.PrintStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.report.ResultFormat;
import picocli.CommandLine.Option;

/** How a command prints a result. */
final class FormatOption {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "How to print: table, csv or json.",
      defaultValue = "table")
  private ResultFormat format;

  /** Prints a result. */
  void print(Dataset<Row> result, PrintStream out) {
    format.print(result, out);
  }
}
