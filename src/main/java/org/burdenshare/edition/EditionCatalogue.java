package org.burdenshare.edition;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.burdenshare.source.SourceFile;
import org.burdenshare.source.SourceFormats;
import org.burdenshare.vocabulary.Failure;

/**
 * The editions among the inputs. An input is a file or a folder on any Hadoop file system; a folder
 * is searched to the bottom, but one that has a record beside it, holds a Delta table or holds
 * Parquet files is one edition.
 */
public final class EditionCatalogue {
  private final Configuration configuration;
  private final Map<String, Edition> editions = new LinkedHashMap<>();

  private EditionCatalogue(Configuration configuration) {
    this.configuration = configuration;
  }

  /**
   * The editions found under the inputs, ordered by edition id; content given twice counts once.
   *
   * @param inputs paths or URIs of files and folders
   * @throws Failure if an input is missing, holds nothing or cannot be read, if a record is missing
   *     or wrong, or if two different files claim to be the same edition
   */
  public static List<Edition> of(List<String> inputs, Configuration configuration) {
    EditionCatalogue catalogue = new EditionCatalogue(configuration);
    for (String input : inputs) {
      catalogue.add(input);
    }
    return catalogue.editions.values().stream()
        .sorted(Comparator.comparing(Edition::editionId))
        .toList();
  }

  private void add(String input) {
    Path path = path(input);
    try {
      FileSystem files = path.getFileSystem(configuration);
      if (!files.exists(path)) {
        throw Failure.of(
            Failure.Kind.NO_INPUT, "%s does not exist; check --input.".formatted(input));
      }
      List<FileStatus> candidates = new ArrayList<>();
      collect(files, files.getFileStatus(path), candidates);
      if (candidates.isEmpty()) {
        throw Failure.of(
            Failure.Kind.NO_INPUT,
            "%s holds no file to read, expected at least one edition; check --input."
                .formatted(input));
      }
      Path root = files.getFileStatus(path).isDirectory() ? path : path.getParent();
      for (FileStatus candidate : candidates) {
        add(files, files.makeQualified(root), candidate);
      }
    } catch (IOException e) {
      throw Failure.of(
          Failure.Kind.NO_INPUT,
          "%s cannot be read: %s; check that it is reachable and readable."
              .formatted(input, oneLine(e)),
          e);
    }
  }

  private static Path path(String input) {
    try {
      return new Path(input);
    } catch (IllegalArgumentException e) {
      throw Failure.of(
          Failure.Kind.USAGE, "'%s' is no path or URI; check --input.".formatted(input), e);
    }
  }

  private void collect(FileSystem files, FileStatus status, List<FileStatus> found)
      throws IOException {
    if (!status.isDirectory() || isOneEdition(files, status.getPath())) {
      found.add(status);
      return;
    }
    for (FileStatus child : children(files, status.getPath())) {
      String name = child.getPath().getName().toLowerCase(Locale.ROOT);
      if (!name.endsWith(Sidecar.SUFFIX) && !name.endsWith(".md")) {
        collect(files, child, found);
      }
    }
  }

  private static boolean isOneEdition(FileSystem files, Path folder) throws IOException {
    return files.exists(sidecarOf(folder))
        || files.exists(new Path(folder, "_delta_log"))
        || children(files, folder).stream()
            .anyMatch(child -> child.isFile() && child.getPath().getName().startsWith("part-"));
  }

  private static List<FileStatus> children(FileSystem files, Path folder) throws IOException {
    return Arrays.stream(files.listStatus(folder))
        .filter(child -> !child.getPath().getName().startsWith("."))
        .filter(child -> !child.getPath().getName().startsWith("_"))
        .sorted(Comparator.comparing(FileStatus::getPath))
        .toList();
  }

  private void add(FileSystem files, Path root, FileStatus candidate) throws IOException {
    Path path = files.makeQualified(candidate.getPath());
    String name = root.toUri().relativize(path.toUri()).getPath();
    Path record = sidecarOf(path);
    if (!files.exists(record)) {
      throw noRecord(files, path, name);
    }
    byte[] yaml;
    try (InputStream in = files.open(record)) {
      yaml = in.readAllBytes();
    }
    Sidecar sidecar = Sidecar.parse(name + Sidecar.SUFFIX, yaml);
    MessageDigest digest = Content.newDigest();
    digest.update(yaml);
    SourceFile file = sourceFile(files, path, name, digest);
    register(Edition.of(sidecar, HexFormat.of().formatHex(digest.digest()), file));
  }

  /** A file without a record: the file's own fault, if it has one, is told first. */
  private static Failure noRecord(FileSystem files, Path path, String name) throws IOException {
    SourceFile file = sourceFile(files, path, name, Content.newDigest());
    SourceFormats.of(file);
    return Failure.of(
        Failure.Kind.BAD_DATA,
        "%s has no record %s%s beside it, so nobody says who published it and when; write one with"
                .formatted(name, path.getName(), Sidecar.SUFFIX)
            + " publisher, title, basis, vintage_date, citation and licence.");
  }

  private void register(Edition edition) {
    Edition other = editions.putIfAbsent(edition.editionId(), edition);
    if (other != null && !other.sha256().equals(edition.sha256())) {
      throw Failure.of(
          Failure.Kind.BAD_DATA,
          "%s and %s both claim to be edition %s; give one of them another vintage_date or an"
                  .formatted(other.file().name(), edition.file().name(), edition.editionId())
              + " edition_id of its own, or leave it out.");
    }
  }

  private static SourceFile sourceFile(
      FileSystem files, Path path, String name, MessageDigest digest) throws IOException {
    Path log = new Path(path, "_delta_log");
    if (files.exists(log)) {
      for (FileStatus commit : files.listStatus(log)) {
        digest.update(commit.getPath().getName().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) commit.getLen());
      }
      return new SourceFile(
          path.toUri(),
          name,
          SourceFile.Layout.DELTA,
          List.of(new SourceFile.Part(path.toUri(), name, 0, "", -1)));
    }
    List<SourceFile.Part> parts = new ArrayList<>();
    boolean parquet = false;
    for (FileStatus status : dataFiles(files, path)) {
      Content content;
      try (InputStream in = files.open(status.getPath())) {
        content = Content.of(in);
      }
      digest.update(content.sha256().getBytes(StandardCharsets.UTF_8));
      parquet |= content.parquet();
      URI uri = status.getPath().toUri();
      parts.add(
          new SourceFile.Part(
              uri,
              uri.equals(path.toUri()) ? name : name + "/" + status.getPath().getName(),
              status.getLen(),
              content.parquet() ? "" : content.firstLine(),
              content.parquet() ? -1 : content.firstBadByte()));
    }
    if (parts.isEmpty()) {
      throw new FileNotFoundException(name + " holds no data file");
    }
    return new SourceFile(
        path.toUri(),
        name,
        parquet ? SourceFile.Layout.PARQUET : SourceFile.Layout.TEXT,
        List.copyOf(parts));
  }

  private static List<FileStatus> dataFiles(FileSystem files, Path path) throws IOException {
    FileStatus status = files.getFileStatus(path);
    if (status.isFile()) {
      return List.of(status);
    }
    return children(files, path).stream().filter(FileStatus::isFile).toList();
  }

  private static Path sidecarOf(Path path) {
    return new Path(path.getParent(), path.getName() + Sidecar.SUFFIX);
  }

  private static String oneLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }
}
