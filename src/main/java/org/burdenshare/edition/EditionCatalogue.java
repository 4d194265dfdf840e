package org.burdenshare.edition;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.burdenshare.edition.Figures.Comparison;
import org.burdenshare.vocabulary.Failure;

/**
 * Finds the editions among the inputs. An input is a file or a folder on any Hadoop file system; a
 * folder is searched recursively, except that one with a sidecar, a Delta table or Parquet files is
 * a single edition.
 */
public final class EditionCatalogue {
  private final Configuration configuration;
  private final LocalDate vintage;
  private final Clock clock;
  private final ReleaseFiles releaseFiles;
  private final Map<String, Edition> editions = new LinkedHashMap<>();
  private final List<Edition> ofThisInput = new ArrayList<>();
  private final List<Unsettled> unsettled = new ArrayList<>();
  private final List<PassedOver> passedOver = new ArrayList<>();
  private final List<Failure> obstacles = new ArrayList<>();

  /**
   * A file that cannot be used as it is, such as one without a known day of release.
   *
   * @param isMeant whether the user named it or gave it a sidecar
   */
  private record Unsettled(Edition edition, Failure problem, boolean isMeant) {}

  /**
   * The editions found among the inputs.
   *
   * @param editions the editions, ordered by edition id; a release given twice counts once
   * @param passedOver the files that are not used: of unknown format, of unknown day, copies, or
   *     editions that another input has
   */
  public record Found(List<Edition> editions, List<PassedOver> passedOver) {
    /** The result without these editions. */
    public Found without(Set<String> editionIds) {
      return new Found(
          editions.stream().filter(edition -> !editionIds.contains(edition.editionId())).toList(),
          passedOver);
    }
  }

  private EditionCatalogue(Configuration configuration, LocalDate vintage, Clock clock) {
    this.configuration = configuration;
    this.vintage = vintage;
    this.clock = clock;
    this.releaseFiles = new ReleaseFiles(new SameFigures(configuration));
  }

  /**
   * The editions found under the inputs. Of an edition in two inputs, the one in the input named
   * first counts.
   *
   * @param inputs paths or URIs of files and folders
   * @param vintage the day of release of the one file given; null if files and sidecars tell it
   * @throws Failure if an input is missing, holds nothing or cannot be read; or with a sentence for
   *     each pair of different files of one input that claim to be the same edition, and for each
   *     file without a day of release that the user named or gave a sidecar
   */
  public static Found of(List<String> inputs, LocalDate vintage, Configuration configuration) {
    return of(inputs, vintage, configuration, Clock.systemUTC());
  }

  /** The same with a clock that decides which days of release lie in the future. */
  static Found of(
      List<String> inputs, LocalDate vintage, Configuration configuration, Clock clock) {
    EditionCatalogue catalogue = new EditionCatalogue(configuration, vintage, clock);
    for (String input : inputs) {
      catalogue.add(input);
      catalogue.endInput();
    }
    return catalogue.found(inputs);
  }

  private Found found(List<String> inputs) {
    List.copyOf(editions.values()).stream()
        .filter(Edition::isUncertain)
        .filter(edition -> isCopy(edition, originals(edition)))
        .forEach(edition -> editions.remove(edition.editionId()));
    obstacles.addAll(releaseFiles.conflicts());
    List<Unsettled> left = unsettledReleases();
    boolean stops = !obstacles.isEmpty() || left.stream().anyMatch(Unsettled::isMeant);
    for (Unsettled file : left) {
      refuse(file.problem(), stops, file.edition().file().name(), file.edition().file().modified());
    }
    if (!obstacles.isEmpty()) {
      throw obstacles.size() == 1
          ? obstacles.get(0)
          : Failure.of(
              obstacles.get(0).kind(), obstacles.stream().map(Failure::getMessage).toList());
    }
    passedOver.addAll(releaseFiles.passedOver());
    if (editions.isEmpty()) {
      throw Failure.of(
          Failure.Kind.BAD_DATA, passedOver.stream().map(PassedOver::sentence).toList());
    }
    if (vintage != null && editions.size() > 1) {
      throw Failure.of(
          Failure.Kind.USAGE,
          "--vintage says when one edition was released, and %s hold %d; give one file, or a record"
                  .formatted(String.join(", ", inputs), editions.size())
              + " beside each.");
    }
    return new Found(
        editions.values().stream().sorted(Comparator.comparing(Edition::editionId)).toList(),
        List.copyOf(passedOver));
  }

  private void add(String input) {
    Path path = path(input);
    try {
      FileSystem files = path.getFileSystem(configuration);
      if (!files.exists(path)) {
        throw Failure.of(
            Failure.Kind.NO_INPUT, "%s does not exist; check --input.".formatted(input));
      }
      List<FileStatus> candidates = new InputFiles(files).candidates(files.getFileStatus(path));
      if (candidates.isEmpty()) {
        throw Failure.of(
            Failure.Kind.NO_INPUT,
            "%s holds no file to read, expected at least one edition; check --input."
                .formatted(input));
      }
      for (FileStatus candidate : candidates) {
        add(files, files.makeQualified(path), candidate);
      }
    } catch (IOException e) {
      throw Unreadable.of(input, e);
    }
  }

  private static Path path(String input) {
    try {
      return input.contains(":") && Files.exists(java.nio.file.Path.of(input))
          ? new Path(java.nio.file.Path.of(input).toAbsolutePath().toUri())
          : new Path(input);
    } catch (IllegalArgumentException e) {
      throw Failure.of(
          Failure.Kind.USAGE, "'%s' is no path or URI; check --input.".formatted(input), e);
    }
  }

  /**
   * A file counts as intended if the user named it, gave it a day or gave it a sidecar. Any other
   * may be in the folder by chance, and is skipped if it cannot be used.
   */
  private void add(FileSystem files, Path input, FileStatus candidate) throws IOException {
    Path path = files.makeQualified(candidate.getPath());
    boolean isGiven = path.equals(input);
    boolean isMeant = isGiven || files.exists(InputFiles.sidecarOf(path));
    String name = (isGiven ? path.getParent() : input).toUri().relativize(path.toUri()).getPath();
    try {
      Edition edition = Edition.of(files, path, name, vintage);
      edition
          .record()
          .problem(name, clock)
          .ifPresentOrElse(
              problem -> unsettled.add(new Unsettled(edition, problem, isMeant || vintage != null)),
              () -> ofThisInput.add(edition));
    } catch (IOException | RuntimeException e) {
      refuse(Unreadable.of(name, e), isMeant, name, candidate.getModificationTime());
    }
  }

  private void refuse(Failure problem, boolean stops, String name, long modified) {
    if (stops) {
      obstacles.add(problem);
    } else {
      passedOver.add(new PassedOver(name, modified, 1, problem.getMessage()));
    }
  }

  private void endInput() {
    List<Edition> open =
        Stream.concat(
                unsettled.stream().map(Unsettled::edition),
                ofThisInput.stream().filter(Edition::isUncertain))
            .toList();
    ofThisInput.stream()
        .collect(Collectors.groupingBy(Edition::editionId, LinkedHashMap::new, Collectors.toList()))
        .values()
        .forEach(claiming -> releaseFiles.chosen(claiming, ofThisInput, open).ifPresent(this::add));
    ofThisInput.clear();
  }

  private void add(Edition edition) {
    Edition other = editions.putIfAbsent(edition.editionId(), edition);
    if (other != null && !other.sha256().equals(edition.sha256())) {
      passedOver.add(
          new PassedOver(
              edition.file(),
              "%s is edition %s, which %s of an input named before it gives."
                  .formatted(edition.file().name(), edition.editionId(), other.file().name())));
    }
  }

  /** The editions of which an uncertain one may be a copy: those of a known or an earlier day. */
  private List<Edition> originals(Edition edition) {
    return editions.values().stream()
        .filter(other -> !other.editionId().equals(edition.editionId()))
        .filter(
            other -> !other.isUncertain() || other.vintageDate().isBefore(edition.vintageDate()))
        .sorted(Comparator.comparing(Edition::vintageDate))
        .toList();
  }

  /** One file of each unsettled release; the others are skipped as copies. */
  private List<Unsettled> unsettledReleases() {
    List<Unsettled> releases = new ArrayList<>();
    for (Unsettled file : unsettled) {
      Stream<Edition> known =
          Stream.concat(
              editions.values().stream(), releases.stream().map(release -> release.edition()));
      if (!isCopy(file.edition(), known.toList())) {
        releases.add(file);
      }
    }
    return releases;
  }

  private boolean isCopy(Edition edition, List<Edition> originals) {
    return releaseFiles.passOver(
        edition,
        originals.stream()
            .filter(original -> !SameFigures.areOfOtherYears(edition, original))
            .toList(),
        Comparison::isWithin);
  }
}
