package org.burdenshare.cli;

import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Warehouse;
import picocli.CommandLine.Option;

/** Which publication a command reads. */
final class PublicationOption {
  @Option(
      names = "--publication",
      paramLabel = "ID",
      description = "Read the tables of this publication. Default: the last one.",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
  private String id;

  /** That publication of a warehouse. */
  Publication of(Warehouse warehouse) {
    Publication last = warehouse.requirePublication();
    return id == null ? last : warehouse.publication(id);
  }
}
