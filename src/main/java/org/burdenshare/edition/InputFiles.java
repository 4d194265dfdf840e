package org.burdenshare.edition;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.burdenshare.session.LocalDisk;
import org.burdenshare.source.FileHead;
import org.burdenshare.source.SourceFile;
import org.burdenshare.vocabulary.Failure;

/** Finds the files among the inputs and reads each of them once. */
record InputFiles(FileSystem files) {
  /**
   * Every file below a path that may be an edition, every folder that is one, and every folder that
   * cannot be looked at. A folder that several links lead to is looked at once, by its own path if
   * it has one.
   */
  List<FileStatus> candidates(FileStatus place) {
    List<FileStatus> found = new ArrayList<>();
    Set<URI> folders = new HashSet<>();
    Deque<FileStatus> places = new ArrayDeque<>(List.of(place));
    while (!places.isEmpty()) {
      FileStatus next = places.pop();
      try {
        if (!next.isDirectory() || isOneEdition(next.getPath())) {
          found.add(next);
        } else if (folders.add(realPlace(next.getPath()))) {
          List<FileStatus> children = new ArrayList<>(children(next.getPath()));
          children.removeIf(InputFiles::isBesideEditions);
          children.stream().filter(child -> isLink(child.getPath())).forEach(places::addLast);
          Collections.reverse(children);
          children.stream().filter(child -> !isLink(child.getPath())).forEach(places::push);
        }
      } catch (IOException e) {
        // Its reason is told where the candidate is read.
        found.add(next);
      }
    }
    return found;
  }

  private static boolean isBesideEditions(FileStatus child) {
    String name = child.getPath().getName().toLowerCase(Locale.ROOT);
    return name.endsWith(Sidecar.SUFFIX) || name.endsWith(".md");
  }

  boolean isLink(Path path) {
    return LocalDisk.place(files, path).filter(Files::isSymbolicLink).isPresent();
  }

  private URI realPlace(Path folder) throws IOException {
    Optional<java.nio.file.Path> local = LocalDisk.place(files, folder);
    return local.isPresent() ? local.get().toRealPath().toUri() : folder.toUri();
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

  /** Also those that Hadoop leaves out, such as links to nowhere, as files without a byte. */
  private List<FileStatus> children(Path folder) throws IOException {
    Map<String, FileStatus> children = new TreeMap<>();
    for (FileStatus child : files.listStatus(folder)) {
      children.put(child.getPath().getName(), child);
    }
    Optional<java.nio.file.Path> local = LocalDisk.place(files, folder);
    if (local.isPresent()) {
      try (Stream<java.nio.file.Path> entries = Files.list(local.get())) {
        entries
            .map(entry -> new Path(folder, new Path(null, null, entry.getFileName().toString())))
            .forEach(
                path ->
                    children.putIfAbsent(path.getName(), new FileStatus(0, false, 1, 0, 0, path)));
      }
    }
    children.keySet().removeIf(name -> name.matches("[._].*"));
    return List.copyOf(children.values());
  }

  InputStream open(Path path, String name) throws IOException {
    requireFile(path, name);
    return files.open(path);
  }

  /** Hadoop says less of a link to nowhere, and would read from a pipe for ever. */
  private void requireFile(Path path, String name) {
    LocalDisk.place(files, path)
        .flatMap(InputFiles::otherKind)
        .ifPresent(
            kind -> {
              throw Failure.of(
                  Failure.Kind.NO_INPUT,
                  "%s is %s, expected a file; leave it out.".formatted(name, kind));
            });
  }

  private static Optional<String> otherKind(java.nio.file.Path path) {
    if (Files.exists(path)) {
      return Files.isRegularFile(path) || Files.isDirectory(path)
          ? Optional.empty()
          : Optional.of("a pipe, a socket or a device");
    }
    return Files.isSymbolicLink(path) ? Optional.of("a link to nowhere") : Optional.empty();
  }

  /** An edition's file; its content updates the digest. */
  SourceFile sourceFile(Path path, String name, Map<String, String> columns, MessageDigest digest)
      throws IOException {
    requireFile(path, name);
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
    try (InputStream in = open(path, name)) {
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
