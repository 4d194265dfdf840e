package org.burdenshare.cli;

import java.util.concurrent.Callable;
import org.burdenshare.cli.option.FormatOption;
import org.burdenshare.cli.option.LeaseOption;
import org.burdenshare.cli.option.WarehouseOption;
import org.burdenshare.console.PublicationList;
import org.burdenshare.query.PublishedRevisions;
import org.burdenshare.run.TrendsJob;
import org.burdenshare.session.Session;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Publishing;
import org.burdenshare.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "warehouse",
    description = "Looks after the published tables.",
    subcommands = CheckCommand.class)
final class WarehouseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "warehouse expects a command, such as publications");
  }

  @Command(name = "publications", description = "Lists the publications, the current one first.")
  void publications(@Mixin WarehouseOption warehouse) {
    PublicationList.lines(warehouse.open().requirePublications()).forEach(System.out::println);
  }

  @Command(
      name = "revisions",
      description =
          "Prints what one publication says otherwise than another, verdicts that flipped first.")
  void revisions(
      @Option(
              names = "--from",
              paramLabel = "ID|DATE",
              required = true,
              description = "The earlier publication: its ID, or the day on which it was current.")
          String from,
      @Option(
              names = "--to",
              paramLabel = "ID|DATE",
              description = "The later one. Default: the last.")
          String to,
      @Mixin WarehouseOption warehouse,
      @Mixin FormatOption format) {
    Warehouse tables = warehouse.open();
    Publication last = tables.requirePublication();
    Publication after = to == null ? last : tables.publication(to);
    Publication before = tables.publication(from);
    format
        .format()
        .print(
            PublishedRevisions.between(
                    Session.open(),
                    table -> tables.asPublished(table, before),
                    table -> tables.asPublished(table, after))
                .orderBy(
                    "priority", "table_name", "basis", "area", "guideline", "year", "column_name")
                .drop("priority"),
            System.out);
  }

  @Command(
      name = "rollback",
      description =
          "Makes the tables of an earlier publication current again, by a new row of publication;"
              + " nothing is rewritten. Take a bad file away first, or the next run reads it again.")
  void rollback(
      @Parameters(
              paramLabel = "ID|DATE",
              description = "The publication: its ID, or the day on which it was current.")
          String publication,
      @Mixin WarehouseOption warehouse,
      @Mixin LeaseOption lease) {
    Warehouse tables = warehouse.open();
    tables.requirePublication();
    try (Publishing turn = tables.begin(lease.duration())) {
      Publication current = turn.restore(publication, TrendsJob.newRunId());
      System.out.printf(
          "Publication %s is current, with the tables of %s.%n",
          current.runId(), current.restores());
    }
  }
}
