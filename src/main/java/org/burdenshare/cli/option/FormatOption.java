package org.burdenshare.cli.option;

import org.burdenshare.query.ResultFormat;
import picocli.CommandLine.Option;

/** The output format of a command. */
public final class FormatOption {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "How to print: table, csv or json.",
      defaultValue = "table")
  private ResultFormat format;

  public ResultFormat format() {
    return format;
  }
}
