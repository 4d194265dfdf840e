package org.burdenshare.cli;

import org.burdenshare.warehouse.Warehouse;
import picocli.CommandLine.Option;

/** Which warehouse a command works on. */
final class WarehouseOption {
  @Option(
      names = "--warehouse",
      paramLabel = "URI",
      description = "Where the tables are, on any Hadoop file system.",
      defaultValue = "./warehouse")
  private String location;

  /** The place as it was given. */
  String location() {
    return location;
  }

  /** The warehouse there. */
  Warehouse open() {
    return Warehouse.at(Session::open, Session.configuration(), location);
  }
}
