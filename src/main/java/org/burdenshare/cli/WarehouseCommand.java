package org.burdenshare.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks after the published tables. */
@Command(
    name = "warehouse",
    description = "Looks after the published tables.",
    subcommands = {
      PublicationsCommand.class,
      RevisionsCommand.class,
      RollbackCommand.class,
      CheckCommand.class
    })
final class WarehouseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "warehouse expects a command, such as publications");
  }
}
