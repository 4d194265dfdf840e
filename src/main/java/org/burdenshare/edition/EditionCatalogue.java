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
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.burdenshare.source.SourceFile;
import org.burdenshare.vocabulary.Failure;

/**
 * The editions among the inputs. An input is a file or a folder on any Hadoop file system; a folder
 * is searched to the bottom, but one that has a record beside it, holds a Delta table or holds
 * Parquet files is one edition.
 */
public final class EditionCatalogue {
  private final Configuration configuration;
  private final LocalDate vintage;
  private final Clock clock;
  private final SameFigures sameFigures;
  private final Map<String, Edition> editions = new LinkedHashMap<>();
  private final Map<String, Edition> ofThisInput = new LinkedHashMap<>();
  private final List<PassedOver> passedOver = new ArrayList<>();

  /**
   * The editions found among the inputs.
   *
   * @param editions the editions, ordered by edition id; content given twice counts once
   * @param passedOver each file that is not used: in no known format, or an edition that another
   *     input gives
   */
  public record Found(List<Edition> editions, List<PassedOver> passedOver) {
    /** The same but for these editions. */
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
    this.sameFigures = new SameFigures(configuration);
  }

  /**
   * The editions found under the inputs. Of an edition in two inputs, the one in the input named
   * first counts.
   *
   * @param inputs paths or URIs of files and folders
   * @param vintage the day of release of the one file given; null where files and records say it
   * @throws Failure if an input is missing, holds nothing or cannot be read, if nobody says when an
   *     edition was released or that is still to come, or if two different files of one input claim
   *     to be the same edition
   */
  public static Found of(List<String> inputs, LocalDate vintage, Configuration configuration) {
    return of(inputs, vintage, configuration, Clock.systemUTC());
  }

  /** The same, where a clock tells what is still to come. */
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
    for (Edition edition : List.copyOf(editions.values())) {
      sameFigures
          .original(edition, editions.values())
          .ifPresent(
              original -> {
                editions.remove(edition.editionId());
                passOverCopy(edition, original);
              });
    }
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
      List<FileStatus> candidates = new InputFiles(files).candidates(path);
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
      throw Failure.of(
          Failure.Kind.NO_INPUT,
          "%s cannot be read: %s; check that it is reachable and readable."
              .formatted(input, Failure.firstLine(e)),
          e);
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
   * A file that the user named is meant, and so is one with a record; another may lie in a folder
   * by chance, and is passed over where it cannot be looked at.
   */
  private void add(FileSystem files, Path input, FileStatus candidate) throws IOException {
    Path path = files.makeQualified(candidate.getPath());
    boolean isGiven = path.equals(input);
    String name = (isGiven ? path.getParent() : input).toUri().relativize(path.toUri()).getPath();
    Recognised file;
    try {
      file = Recognised.of(files, path, name);
    } catch (IOException | RuntimeException e) {
      Failure failure = Unreadable.of(name, e);
      if (isGiven || files.exists(InputFiles.sidecarOf(path))) {
        throw failure;
      }
      passedOver.add(new PassedOver(name, candidate.getModificationTime(), failure.getMessage()));
      return;
    }
    register(file.edition(vintage, clock));
  }

  private void register(Edition edition) {
    Edition other = ofThisInput.putIfAbsent(edition.editionId(), edition);
    if (other == null || other.sha256().equals(edition.sha256())) {
      return;
    }
    if (FileVersion.isLater(edition.file().name(), other.file().name())) {
      ofThisInput.put(edition.editionId(), edition);
      passOver(other, edition);
    } else if (FileVersion.isLater(other.file().name(), edition.file().name())) {
      passOver(edition, other);
    } else if (sameFigures.in(other, edition)) {
      passOverCopy(edition, other);
    } else {
      throw Failure.of(
          Failure.Kind.BAD_DATA,
          "%s and %s both claim to be edition %s; give one of them another vintage_date or an"
                  .formatted(other.file().name(), edition.file().name(), edition.editionId())
              + " edition_id of its own, or leave it out.");
    }
  }

  private void passOverCopy(Edition copy, Edition original) {
    passOver(
        copy.file(),
        "%s gives the same figures as %s and is the same release, edition %s."
            .formatted(copy.file().name(), original.file().name(), original.editionId()));
  }

  private void passOver(Edition earlier, Edition later) {
    passOver(
        earlier.file(),
        "%s is an earlier version of edition %s than %s."
            .formatted(earlier.file().name(), later.editionId(), later.file().name()));
  }

  private void passOver(SourceFile file, String sentence) {
    passedOver.add(new PassedOver(file, sentence));
  }

  private void endInput() {
    for (Edition edition : ofThisInput.values()) {
      Edition other = editions.putIfAbsent(edition.editionId(), edition);
      if (other != null && !other.sha256().equals(edition.sha256())) {
        passOver(
            edition.file(),
            "%s is edition %s, which %s of an input named before it gives."
                .formatted(edition.file().name(), edition.editionId(), other.file().name()));
      }
    }
    ofThisInput.clear();
  }
}
