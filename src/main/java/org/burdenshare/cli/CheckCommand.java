package org.burdenshare.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Whether the published tables are what their publications say. */
@Command(
    name = "check",
    description =
        "Verifies the warehouse: that the versions which kept publications name exist with all their"
            + " files and rows.",
    mixinStandardHelpOptions = true,
    versionProvider = CodeVersion.class,
    showDefaultValues = true)
final class CheckCommand implements Callable<Integer> {
  @Mixin private WarehouseOption warehouse;

  @Override
  public Integer call() {
    Warehouse tables = warehouse.open();
    List<Publication> publications = tables.requirePublications();
    List<Publication> kept =
        publications.stream().filter(publication -> !publication.isExpired()).toList();
    List<String> faults = tables.faults(kept);
    if (!faults.isEmpty()) {
      throw Failure.of(Failure.Kind.BAD_DATA, faults);
    }
    System.out.printf(
        "%s is sound: %d publications, %d of them kept.%n",
        tables.location(), publications.size(), kept.size());
    return 0;
  }
}
