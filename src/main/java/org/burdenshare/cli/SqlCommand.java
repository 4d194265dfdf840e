package org.burdenshare.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Queries. */
@Command(name = "sql", description = "x")
final class SqlCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return 0;
  }
}
