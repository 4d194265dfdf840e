package org.burdenshare.cli.option;

import org.burdenshare.session.Session;
import org.burdenshare.warehouse.Warehouse;
import picocli.CommandLine.Option;

/** The option that names the warehouse. */
public final class WarehouseOption {
  private static final String DEFAULT = "./warehouse";

  @Option(
      names = "--warehouse",
      paramLabel = "URI",
      description = "Where the tables are, on any Hadoop file system.",
      defaultValue = DEFAULT)
  private String location;

  /** The location as given on the command line. */
  public String location() {
    return location;
  }

  public Warehouse open() {
    return Warehouse.at(Session::open, Session.configuration(), location);
  }

  /**
   * The shell command that runs one of the project's queries over this warehouse, from the current
   * folder.
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

  /** The path to the project's folder; empty if it is the current one. */
  private static String home() {
    String home = System.getenv("BURDENSHARE_HOME");
    return home == null || home.equals(System.getProperty("user.dir")) ? "" : home + "/";
  }

  /** Quotes a text as one word of a shell command. */
  private static String quoted(String text) {
    return text.matches("[\\p{L}\\p{N}@%+=:,./_-]+")
        ? text
        : "'" + text.replace("'", "'\\''") + "'";
  }
}
