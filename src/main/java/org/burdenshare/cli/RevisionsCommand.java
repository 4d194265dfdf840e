package org.burdenshare.cli;

import java.util.concurrent.Callable;
import org.burdenshare.cli.option.FormatOption;
import org.burdenshare.cli.option.WarehouseOption;
import org.burdenshare.query.PublishedRevisions;
import org.burdenshare.session.Session;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the differences between two publications. */
@Command(
    name = "revisions",
    description =
        "Prints what one publication says otherwise than another, verdicts that flipped first.")
final class RevisionsCommand implements Callable<Integer> {
  @Option(
      names = "--from",
      paramLabel = "ID|DATE",
      required = true,
      description = "The earlier publication: its ID, or the day on which it was current.")
  private String from;

  @Option(names = "--to", paramLabel = "ID|DATE", description = "The later one. Default: the last.")
  private String to;

  @Mixin private WarehouseOption warehouse;

  @Mixin private FormatOption format;

  @Override
  public Integer call() {
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
    return 0;
  }
}
