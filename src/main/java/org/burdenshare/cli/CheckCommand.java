package org.burdenshare.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.burdenshare.cli.option.WarehouseOption;
import org.burdenshare.edition.Edition;
import org.burdenshare.edition.EditionCatalogue;
import org.burdenshare.run.ReaderVersion;
import org.burdenshare.session.Session;
import org.burdenshare.vocabulary.Failure;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Warehouse;
import org.burdenshare.warehouse.table.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "check",
    description =
        "Verifies the warehouse: that the versions which kept publications name exist with all their"
            + " files, that the rows of the current one are there with a key each, that this version"
            + " can write the tables, and with --input that the files are those it stands on. What"
            + " the next run adds or reads again is told and is no fault.")
final class CheckCommand implements Callable<Integer> {
  @Mixin private WarehouseOption warehouse;

  @Option(
      names = "--input",
      paramLabel = "PATH",
      description =
          "A file or folder of editions whose checksums are compared; may be repeated. Default: none.")
  private List<String> inputs;

  @Override
  public Integer call() {
    Warehouse tables = warehouse.open();
    List<Publication> publications = tables.requirePublications();
    List<Publication> kept =
        publications.stream().filter(publication -> !publication.isExpired()).toList();
    List<String> faults =
        new ArrayList<>(tables.schemas().obstacles(Optional.of(publications.get(0))));
    faults.addAll(tables.faults(kept));
    if (inputs != null) {
      faults.addAll(faultsOfInputs(publications.get(0)));
    }
    if (!faults.isEmpty()) {
      throw Failure.of(Failure.Kind.BAD_DATA, faults);
    }
    System.out.printf(
        "%s is sound: %d publications, %d of them kept.%n",
        tables.location(), publications.size(), kept.size());
    tables.schemas().additions().forEach(System.out::println);
    readByOlderRules(tables, publications.get(0)).ifPresent(System.out::println);
    return 0;
  }

  private static Optional<String> readByOlderRules(Warehouse tables, Publication publication) {
    List<String> ids = ReaderVersion.outdated(tables.smallRows(Tables.EDITION, publication));
    return ids.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%d editions were read by older rules than this version's: %s; the next run of jobs/trends over their files reads them again."
                .formatted(ids.size(), String.join(", ", ids)));
  }

  private List<String> faultsOfInputs(Publication publication) {
    Map<String, Edition> found = new HashMap<>();
    EditionCatalogue.of(inputs, null, Session.configuration())
        .editions()
        .forEach(edition -> found.put(edition.editionId(), edition));
    return publication.inputs().stream()
        .map(input -> faultOf(input, found.get(input.editionId())))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> faultOf(Publication.Input published, Edition found) {
    if (found == null) {
      return Optional.of(
          "Edition %s (%s) is not in %s, expected the file that was published; put it back, or name its folder with --input."
              .formatted(published.editionId(), published.fileName(), String.join(", ", inputs)));
    }
    return found.sha256().equals(published.sha256())
        ? Optional.empty()
        : Optional.of(
            "Edition %s (%s, with its record) has checksum %s, expected %s as published; restore the file, or publish the new one with jobs/trends."
                .formatted(
                    found.editionId(), found.file().name(), found.sha256(), published.sha256()));
  }
}
