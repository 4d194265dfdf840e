package org.burdenshare.cli;

import java.util.concurrent.Callable;
import org.burdenshare.cli.option.WarehouseOption;
import org.burdenshare.console.PublicationList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the publications. */
@Command(name = "publications", description = "Lists the publications, the current one first.")
final class PublicationsCommand implements Callable<Integer> {
  @Mixin private WarehouseOption warehouse;

  @Override
  public Integer call() {
    PublicationList.lines(warehouse.open().requirePublications()).forEach(System.out::println);
    return 0;
  }
}
