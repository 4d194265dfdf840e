package org.burdenshare.console;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.burdenshare.warehouse.Publication;

/** Formats publications as a text table. */
public final class PublicationList {
  private static final String LINE = "%6s  %-21s  %-20s  %-10s  %8s  %7s  %9s  %5s  %s";

  private PublicationList() {}

  /** A heading and a line for each publication. */
  public static List<String> lines(List<Publication> publications) {
    List<String> lines = new ArrayList<>();
    lines.add(
        LINE.formatted(
            "number", "id", "published at", "as of", "editions", "seconds", "rows", "flips", ""));
    for (int place = 0; place < publications.size(); place++) {
      Publication one = publications.get(place);
      lines.add(
          LINE.formatted(
                  one.number(),
                  one.runId(),
                  one.publishedAt().truncatedTo(ChronoUnit.SECONDS),
                  one.settings().asOf(),
                  one.inputs().size(),
                  String.format(Locale.ROOT, "%.1f", one.seconds()),
                  one.rowCounts().values().stream().mapToLong(Long::longValue).sum(),
                  one.highlights().flips(),
                  state(one, place))
              .stripTrailing());
    }
    return lines;
  }

  private static String state(Publication publication, int place) {
    String state = publication.isExpired() ? "expired" : place == 0 ? "current" : "";
    return publication.restores() == null
        ? state
        : (state + " tables of " + publication.restores()).strip();
  }
}
