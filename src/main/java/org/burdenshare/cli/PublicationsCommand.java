package org.burdenshare.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What was published when. */
@Command(
    name = "publications",
    description = "Lists the publications, the current one first.",
    mixinStandardHelpOptions = true,
    versionProvider = CodeVersion.class,
    showDefaultValues = true)
final class PublicationsCommand implements Callable<Integer> {
  @Mixin private WarehouseOption warehouse;

  @Override
  public Integer call() {
    Warehouse tables = warehouse.open();
    tables.requirePublication();
    List<Publication> publications = tables.publications();
    PublicationList.lines(publications).forEach(System.out::println);
    return 0;
  }
}
