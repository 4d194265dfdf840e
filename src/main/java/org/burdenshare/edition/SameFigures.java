package org.burdenshare.edition;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.burdenshare.source.RawFigure;
import org.burdenshare.source.workbook.YearColumns;

/**
 * Tells whether files give the same figures, whatever program saved them and whenever: then they
 * are one release.
 */
final class SameFigures {
  private final Configuration configuration;
  private final Map<URI, Set<RawFigure>> known = new HashMap<>();

  SameFigures(Configuration configuration) {
    this.configuration = configuration;
  }

  /** Returns whether two files of one format say the same. */
  boolean in(Edition one, Edition other) {
    return one.format().code().equals(other.format().code())
        && Objects.equals(one.description().publisher(), other.description().publisher())
        && !areOfOtherYears(one, other)
        && !said(one).isEmpty()
        && said(one).equals(said(other));
  }

  /**
   * The edition of which an edition is a copy, of those whose day is known or earlier; only one
   * whose day is uncertain is a copy.
   */
  Optional<Edition> original(Edition edition, Iterable<Edition> all) {
    if (!isUncertain(edition)) {
      return Optional.empty();
    }
    List<Edition> originals = new ArrayList<>();
    for (Edition other : all) {
      boolean goesBefore =
          !isUncertain(other) || other.vintageDate().isBefore(edition.vintageDate());
      if (!other.editionId().equals(edition.editionId()) && goesBefore && in(edition, other)) {
        originals.add(other);
      }
    }
    return originals.stream().min(Comparator.comparing(Edition::vintageDate));
  }

  /** What the beginnings of the files tell, so that few are read for it. */
  private static boolean areOfOtherYears(Edition one, Edition other) {
    Set<Integer> years = years(one);
    Set<Integer> others = years(other);
    return !years.isEmpty() && !others.isEmpty() && !years.equals(others);
  }

  private static Set<Integer> years(Edition edition) {
    return YearColumns.in(edition.file().head())
        .flatMap(columns -> columns.years().values().stream())
        .map(YearColumns.Year::year)
        .collect(Collectors.toSet());
  }

  private static boolean isUncertain(Edition edition) {
    return edition.description().vintage().doubt() != null;
  }

  private Set<RawFigure> said(Edition edition) {
    return known.computeIfAbsent(
        edition.file().uri(), uri -> edition.format().said(edition.file(), configuration));
  }
}
