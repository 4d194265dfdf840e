package org.burdenshare.cli.option;

import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.Warehouse;
import picocli.CommandLine.Option;

/** Which publication a command reads. */
public final class PublicationOption {
  @Option(
      names = "--publication",
      paramLabel = "ID",
      description = "Read the tables of this publication. Default: the last one.",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
  private String id;

  /** That publication of a warehouse. */
  public Publication of(Warehouse warehouse) {
    Publication last = warehouse.requirePublication();
    return id == null ? last : warehouse.publication(id);
  }
}
