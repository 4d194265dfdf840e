package org.burdenshare.cli;

import java.util.concurrent.Callable;
import org.burdenshare.cli.option.PublicationOption;
import org.burdenshare.cli.option.WarehouseOption;
import org.burdenshare.page.Page;
import org.burdenshare.session.Session;
import org.burdenshare.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the page with charts. */
@Command(
    name = "report",
    description =
        "Writes the page of the last publication: charts and tables in one HTML file that opens from"
            + " disk and needs no network.",
    mixinStandardHelpOptions = true,
    versionProvider = CodeVersion.class,
    showDefaultValues = true,
    sortOptions = false)
final class ReportCommand implements Callable<Integer> {
  @Option(
      names = "--to",
      paramLabel = "PATH",
      required = true,
      description = "The file to write, on any Hadoop file system.",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
  private String path;

  @Mixin private WarehouseOption warehouse;

  @Mixin private PublicationOption publication;

  @Override
  public Integer call() {
    Warehouse tables = warehouse.open();
    System.out.println(Page.of(Session.open(), tables, publication.of(tables)).write(path));
    return 0;
  }
}
