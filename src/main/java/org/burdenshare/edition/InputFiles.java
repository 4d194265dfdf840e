package org.burdenshare.edition;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.burdenshare.source.FileHead;
import org.burdenshare.source.SourceFile;
import org.burdenshare.vocabulary.Failure;

/** Finds the files among the inputs and reads each of them once. */
record InputFiles(FileSystem files) {
  /** Every file below a path that may be an edition, and every folder that is one. */
  List<FileStatus> candidates(FileStatus place) throws IOException {
    if (!place.isDirectory() || isOneEdition(place.getPath())) {
      return List.of(place);
    }
    List<FileStatus> found = new ArrayList<>();
    for (FileStatus child : children(place.getPath())) {
      String name = child.getPath().getName().toLowerCase(Locale.ROOT);
      if (!name.endsWith(Sidecar.SUFFIX) && !name.endsWith(".md")) {
        found.addAll(candidates(child));
      }
    }
    return found;
  }

  private boolean isOneEdition(Path folder) throws IOException {
    if (files.exists(sidecarOf(folder)) || files.exists(new Path(folder, "_delta_log"))) {
      return true;
    }
    List<FileStatus> children = children(folder);
    return children.stream()
            .anyMatch(child -> child.isFile() && child.getPath().getName().startsWith("part-"))
        || (!children.isEmpty() && children.stream().allMatch(InputFiles::isPartition));
  }

  private List<FileStatus> children(Path folder) throws IOException {
    FileStatus[] children = files.listStatus(folder, path -> !path.getName().matches("[._].*"));
    Arrays.sort(children);
    return List.of(children);
  }

  /** An edition's file; its content updates the digest. */
  SourceFile sourceFile(Path path, String name, Map<String, String> columns, MessageDigest digest)
      throws IOException {
    long modified = files.getFileStatus(path).getModificationTime();
    Path log = new Path(path, "_delta_log");
    if (files.exists(log)) {
      DeltaCommits.addTo(digest, files, log);
      return new SourceFile(
          path.toUri(),
          name,
          modified,
          SourceFile.Layout.DELTA,
          List.of(new SourceFile.Part(path.toUri(), name, 0, "", "", -1)),
          FileHead.NONE,
          columns);
    }
    List<SourceFile.Part> parts = new ArrayList<>();
    List<Content> contents = new ArrayList<>();
    for (FileStatus status : dataFiles(path)) {
      URI uri = status.getPath().toUri();
      String partName = name + uri.getPath().substring(path.toUri().getPath().length());
      Content content = content(status.getPath(), partName);
      digest.update(content.sha256().getBytes(StandardCharsets.UTF_8));
      parts.add(
          new SourceFile.Part(
              uri,
              partName,
              status.getLen(),
              content.sha256(),
              content.firstLine(),
              content.firstBadByte()));
      contents.add(content);
    }
    if (contents.isEmpty()) {
      throw Failure.of(
          Failure.Kind.NO_INPUT,
          "%s holds no data file, expected Parquet or CSV in it or in folders such as year=2024; write it again, or give the files themselves."
              .formatted(name));
    }
    Content first = contents.get(0);
    Optional<String> problem =
        contents.stream()
            .flatMap(content -> Stream.ofNullable(content.head().problem()))
            .findFirst();
    return new SourceFile(
        path.toUri(),
        name,
        modified,
        first.layout(),
        List.copyOf(parts),
        first.head().with(problem.orElse(null)),
        columns);
  }

  private Content content(Path path, String name) throws IOException {
    try (InputStream in = files.open(path)) {
      return Content.of(in, name);
    } catch (ChecksumException e) {
      throw Unreadable.ofChecksum(name, path, e);
    }
  }

  private List<FileStatus> dataFiles(Path path) throws IOException {
    FileStatus status = files.getFileStatus(path);
    if (status.isFile()) {
      return List.of(status);
    }
    List<FileStatus> found = new ArrayList<>();
    for (FileStatus child : children(path)) {
      if (child.isFile()) {
        found.add(child);
      } else if (isPartition(child)) {
        found.addAll(dataFiles(child.getPath()));
      }
    }
    return found;
  }

  /** A partition folder such as {@code year=2022}. */
  private static boolean isPartition(FileStatus child) {
    return child.isDirectory() && child.getPath().getName().indexOf('=') > 0;
  }

  /** The path of a file's sidecar. */
  static Path sidecarOf(Path path) {
    return new Path(path + Sidecar.SUFFIX);
  }
}
