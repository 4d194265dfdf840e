package org.burdenshare.cli.option;

import org.burdenshare.session.Session;
import org.burdenshare.warehouse.Warehouse;
import picocli.CommandLine.Option;

/** Which warehouse a command works on. */
public final class WarehouseOption {
  private static final String DEFAULT = "./warehouse";

  @Option(
      names = "--warehouse",
      paramLabel = "URI",
      description = "Where the tables are, on any Hadoop file system.",
      defaultValue = DEFAULT)
  private String location;

  /** The place as it was given. */
  public String location() {
    return location;
  }

  public Warehouse open() {
    return Warehouse.at(Session::open, Session.configuration(), location);
  }

  /**
   * The command to type, from where this one was started, for a query of the project over this
   * warehouse.
   *
   * @param query the query's file within the project
   */
  public String sqlCommand(String query) {
    String home = home();
    return "%s%s -f %s"
        .formatted(
            quoted(home + "jobs/sql"),
            location.equals(DEFAULT) ? "" : " --warehouse " + quoted(location),
            quoted(home + query));
  }

  /** The path to the project's folder; empty if the command was started in it. */
  private static String home() {
    String home = System.getenv("BURDENSHARE_HOME");
    return home == null || home.equals(System.getProperty("user.dir")) ? "" : home + "/";
  }

  /** As a shell takes it for one word. */
  private static String quoted(String text) {
    return text.matches("[\\p{L}\\p{N}@%+=:,./_-]+")
        ? text
        : "'" + text.replace("'", "'\\''") + "'";
  }
}
