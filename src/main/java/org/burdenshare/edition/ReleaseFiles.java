package org.burdenshare.edition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.burdenshare.edition.Figures.Comparison;
import org.burdenshare.source.SourceFile;
import org.burdenshare.vocabulary.Failure;

/**
 * Resolves files that may be the same release. Of files that claim to be one edition and agree, the
 * most complete is used; files that differ are different releases, which the user has to tell
 * apart.
 */
final class ReleaseFiles {
  private final SameFigures sameFigures;
  private final Map<Copied, List<Edition>> copies = new LinkedHashMap<>();
  private final List<PassedOver> earlierVersions = new ArrayList<>();
  private final List<Failure> conflicts = new ArrayList<>();

  /** The part of the original's figures that a copy has. */
  private enum Extent {
    ALL("%s gives the same figures as %s and is", "%s give the same figures as %s and are"),
    PART(
        "%s gives a part of the figures of %s and is",
        "%s give a part of the figures of %s and are"),
    OTHERS_TOO(
        "%s differs in no figure from %s, which has more of them (figures of it that are not read: %d), and is",
        "%s differ in no figure from %s, which has more of them (figures of each that are not read: %d), and are");

    private final String ofOne;
    private final String ofSeveral;

    Extent(String ofOne, String ofSeveral) {
      this.ofOne = ofOne;
      this.ofSeveral = ofSeveral;
    }

    static Extent of(Comparison copy) {
      if (!copy.isWithin()) {
        return OTHERS_TOO;
      }
      return copy.missing().isEmpty() ? ALL : PART;
    }
  }

  /**
   * An original with copies.
   *
   * @param extent the part of its figures that the copies have
   * @param unread the number of figures that each copy has and the original lacks
   */
  private record Copied(Extent extent, int unread, String fileName, String editionId) {
    static Copied of(Edition original, Comparison copy) {
      return new Copied(
          Extent.of(copy), copy.more().size(), original.file().name(), original.editionId());
    }

    PassedOver by(List<Edition> copies) {
      List<String> names = copies.stream().map(copy -> copy.file().name()).toList();
      String last = names.get(names.size() - 1);
      String sentence =
          names.size() == 1
              ? extent.ofOne.formatted(last, fileName, unread)
              : extent.ofSeveral.formatted(
                  String.join(", ", names.subList(0, names.size() - 1)) + " and " + last,
                  fileName,
                  unread);
      return PassedOver.of(
          copies.stream().map(Edition::file).toList(),
          sentence
              + " the same release"
              + (editionId == null ? "." : ", edition " + editionId + "."));
    }
  }

  ReleaseFiles(SameFigures sameFigures) {
    this.sameFigures = sameFigures;
  }

  List<PassedOver> passedOver() {
    return Stream.concat(
            earlierVersions.stream(),
            copies.entrySet().stream().map(copied -> copied.getKey().by(copied.getValue())))
        .toList();
  }

  /** A failure for each pair of files that claim to be one edition and differ. */
  List<Failure> conflicts() {
    return conflicts;
  }

  /**
   * Chooses the file to use among those that claim to be one edition; none if the user gave copies
   * of them another day.
   *
   * @param all every edition of their input
   * @param open files of unknown or uncertain day, which are compared with it later
   */
  Optional<Edition> chosen(List<Edition> claims, List<Edition> all, List<Edition> open) {
    List<Edition> current =
        claims.stream().filter(claim -> !passOverEarlierVersion(claim, claims)).toList();
    if (releases(current).size() > 1) {
      String editionId = claims.get(0).editionId();
      List<Edition> named =
          all.stream().filter(other -> other.isNamedOtherThan(editionId)).toList();
      current =
          current.stream().filter(claim -> !passOver(claim, named, Comparison::isWithin)).toList();
    }
    List<Edition> releases = releases(current);
    current.stream()
        .filter(claim -> !releases.contains(claim))
        .forEach(copy -> passOver(copy, releases, Comparison::isCovered));
    releases.stream().skip(1).forEach(other -> addConflict(releases.get(0), other));
    Optional<Edition> chosen = releases.stream().findFirst();
    chosen.ifPresent(edition -> sameFigures.forgetAllBut(edition, open));
    return chosen;
  }

  /** The most complete file of each release, the most complete first. */
  private List<Edition> releases(List<Edition> claims) {
    List<Edition> releases = new ArrayList<>();
    for (Edition claim : fullestFirst(claims)) {
      if (releases.stream().noneMatch(release -> isCovered(claim, release))) {
        releases.add(claim);
      }
    }
    return releases;
  }

  /**
   * Files that differ in bytes are read to compare their completeness: text files one by one, since
   * they may be large, others in parallel. Among equals a file with a sidecar comes first, since
   * the user described it.
   */
  private List<Edition> fullestFirst(List<Edition> claims) {
    Comparator<Edition> recordedFirst = Comparator.comparing(Edition::hasSidecar).reversed();
    if (claims.stream().map(Edition::bytes).distinct().count() <= 1) {
      return claims.stream().sorted(recordedFirst).toList();
    }
    claims.parallelStream()
        .filter(claim -> claim.file().layout() != SourceFile.Layout.TEXT)
        .forEach(sameFigures::of);
    return claims.stream()
        .sorted(
            Comparator.comparing(sameFigures::of, Figures.FULLNESS.reversed())
                .thenComparing(recordedFirst))
        .toList();
  }

  private boolean isCovered(Edition claim, Edition release) {
    return sameFigures.compare(claim, release).filter(Comparison::isCovered).isPresent();
  }

  /** Skips an edition if it is a copy of one of the originals by the given comparison. */
  boolean passOver(Edition edition, List<Edition> originals, Predicate<Comparison> isCopy) {
    for (Edition original : originals) {
      Optional<Comparison> comparison = sameFigures.compare(edition, original).filter(isCopy);
      if (comparison.isPresent()) {
        copies
            .computeIfAbsent(Copied.of(original, comparison.get()), any -> new ArrayList<>())
            .add(edition);
        sameFigures.forget(edition, original);
        return true;
      }
    }
    return false;
  }

  private boolean passOverEarlierVersion(Edition claim, List<Edition> claims) {
    Optional<Edition> newest =
        claims.stream()
            .filter(other -> isLater(other, claim))
            .reduce((one, other) -> isLater(one, other) ? one : other);
    newest.ifPresent(
        later ->
            earlierVersions.add(
                new PassedOver(
                    claim.file(),
                    "%s is an earlier version of edition %s than %s."
                        .formatted(claim.file().name(), later.editionId(), later.file().name()))));
    return newest.isPresent();
  }

  private static boolean isLater(Edition one, Edition other) {
    return FileVersion.isLater(one.file().name(), other.file().name());
  }

  /** The rival is compared with the chosen file, as when it was found to differ. */
  private void addConflict(Edition chosen, Edition rival) {
    String both =
        "%s and %s both claim to be edition %s; "
            .formatted(chosen.file().name(), rival.file().name(), chosen.editionId());
    String sentence =
        sameFigures
            .compare(rival, chosen)
            .filter(comparison -> comparison.agree() || !comparison.differing().isEmpty())
            .map(
                comparison ->
                    comparison.agree() ? apart(comparison) : difference(chosen, rival, comparison))
            .orElse(
                "no figure of one can be compared with the other's; leave one of them out if it is a copy, else give it another vintage_date or, for two publications of one day, an edition_id of its own.");
    conflicts.add(Failure.of(Failure.Kind.BAD_DATA, both + sentence));
  }

  private static String apart(Comparison comparison) {
    return "no figure differs, but %d are in the first alone, first %s, and %d in the second, first %s; put the two together in one file, leave one of them out, or, if both are to be used, give one an edition_id of its own in its record."
        .formatted(
            comparison.missing().size(),
            Figures.Key.first(comparison.missing()),
            comparison.more().size(),
            Figures.Key.first(comparison.more()));
  }

  private String difference(Edition one, Edition other, Comparison comparison) {
    Figures.Key first = Figures.Key.first(comparison.differing());
    return "of %d figures in both %d differ, first %s with %s and %s, and %d are in the first alone and %d in the second; if one is another release, give its day in a record %s or %s as vintage_date: YYYY-MM-DD, and its copies follow, else leave out the one that is wrong."
        .formatted(
            comparison.same() + comparison.differing().size(),
            comparison.differing().size(),
            first,
            sameFigures.place(one, first),
            sameFigures.place(other, first),
            comparison.missing().size(),
            comparison.more().size(),
            one.file().name() + Sidecar.SUFFIX,
            other.file().name() + Sidecar.SUFFIX);
  }
}
