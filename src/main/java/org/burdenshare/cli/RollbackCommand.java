package org.burdenshare.cli;

import java.util.concurrent.Callable;
import org.burdenshare.cli.option.LeaseOption;
import org.burdenshare.cli.option.WarehouseOption;
import org.burdenshare.run.TrendsJob;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Publishing;
import org.burdenshare.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes an earlier publication current again. */
@Command(
    name = "rollback",
    description =
        "Makes the tables of an earlier publication current again, by a new row of publication;"
            + " nothing is rewritten. Take a bad file away first, or the next run reads it again.")
final class RollbackCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "ID|DATE",
      description = "The publication: its ID, or the day on which it was current.")
  private String publication;

  @Mixin private WarehouseOption warehouse;

  @Mixin private LeaseOption lease;

  @Override
  public Integer call() {
    Warehouse tables = warehouse.open();
    tables.requirePublication();
    try (Publishing turn = tables.begin(lease.duration())) {
      Publication current = turn.restore(publication, TrendsJob.newRunId());
      System.out.printf(
          "Publication %s is current, with the tables of %s.%n",
          current.runId(), current.restores());
    }
    return 0;
  }
}
