package org.burdenshare.cli.option;

import org.burdenshare.console.Browser;
import org.burdenshare.session.Session;
import org.burdenshare.vocabulary.Failure;
import picocli.CommandLine.Option;

/** The option that opens the written page in a browser. */
public final class OpenOption {
  @Option(
      names = "--open",
      description = "Also show the page in the browser of this machine, if there is one.")
  private boolean asked;

  /**
   * Requires that a page to be opened is a local file.
   *
   * @param page the place of the page; null where none is written
   */
  public void requireShowable(String page) {
    if (asked && page == null) {
      throw Failure.of(
          Failure.Kind.USAGE, "--open shows the page of --report, which is not given.");
    }
    if (asked && !Browser.reaches(page, Session.configuration())) {
      throw Failure.of(
          Failure.Kind.USAGE,
          "--open is given, but the page %s is not written on this machine, where a browser could open it."
              .formatted(page));
    }
  }

  /** Opens the page if the option is given, and prints that it did. */
  public void show(String page) {
    if (asked) {
      System.out.println(Browser.ofThisProcess().show(page));
    }
  }
}
