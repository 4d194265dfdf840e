package org.burdenshare.edition;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.burdenshare.edition.Figures.Comparison;
import org.burdenshare.source.workbook.YearColumns;

/**
 * Compares files by their figures, independent of the program and time of saving: files with the
 * same figures are one release.
 */
final class SameFigures {
  private final Configuration configuration;
  private final Map<List<Object>, Figures> known = new ConcurrentHashMap<>();
  private final Set<List<Object>> originals = new HashSet<>();

  SameFigures(Configuration configuration) {
    this.configuration = configuration;
  }

  /** Compares two editions; empty if that would need Spark. */
  Optional<Comparison> compare(Edition one, Edition other) {
    if (one.hasBytesOf(other)) {
      return Optional.of(Comparison.OF_THE_SAME_BYTES);
    }
    return areComparable(one, other)
            && !of(one).amounts().isEmpty()
            && !of(other).amounts().isEmpty()
        ? Optional.of(of(one).comparedWith(of(other)))
        : Optional.empty();
  }

  private static boolean areComparable(Edition one, Edition other) {
    return one.format().code().equals(other.format().code())
        && Objects.equals(one.description().publisher(), other.description().publisher());
  }

  /** Returns whether their heads show different last years, so that neither needs to be read. */
  static boolean areOfOtherYears(Edition one, Edition other) {
    OptionalInt last = lastYear(one);
    OptionalInt lastOfOther = lastYear(other);
    return last.isPresent() && lastOfOther.isPresent() && !last.equals(lastOfOther);
  }

  private static OptionalInt lastYear(Edition edition) {
    return YearColumns.in(edition.file().head()).mapToInt(YearColumns::lastYear).max();
  }

  Figures of(Edition edition) {
    return known.computeIfAbsent(
        edition.bytes(),
        bytes -> Figures.of(edition.format().rawFigures(edition.file(), configuration)));
  }

  /**
   * Releases all figures except those still needed for comparisons.
   *
   * @param chosen the file that is used of those that claim to be one edition
   * @param open files of unknown or uncertain day, which may be copies of it
   */
  void forgetAllBut(Edition chosen, List<Edition> open) {
    if (open.stream().anyMatch(file -> areComparable(file, chosen))) {
      originals.add(chosen.bytes());
    }
    known.keySet().retainAll(originals);
  }

  /** Releases the figures of a copy, which is not compared again. */
  void forget(Edition copy, Edition original) {
    if (!copy.hasBytesOf(original)) {
      known.remove(copy.bytes());
    }
  }

  /** The first raw text and place of a figure in an edition. */
  String place(Edition edition, Figures.Key key) {
    return edition.format().rawFigures(edition.file(), configuration).stream()
        .filter(figure -> figure.value() != null && Figures.Key.of(figure).equals(key))
        .findFirst()
        .map(
            figure ->
                "%s%s (%s)"
                    .formatted(
                        figure.rawText(),
                        figure.namedCurrency() == null ? "" : " " + figure.namedCurrency(),
                        figure.locator()))
        .orElseThrow();
  }
}
