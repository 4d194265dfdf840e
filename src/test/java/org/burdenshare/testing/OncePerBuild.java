package org.burdenshare.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is costly to make and only read by tests: made once a build, by whichever of its test
 * processes needs it first, and read by all of them. Outside of a build each process has its own.
 */
public final class OncePerBuild {
  private static final Path ALL = Path.of("target", "once").toAbsolutePath();
  private static final Path OF_THIS_BUILD =
      ALL.resolve(System.getProperty("test.build", "process-" + ProcessHandle.current().pid()));

  private OncePerBuild() {}

  /** Fills an empty folder. */
  @FunctionalInterface
  public interface Maker {
    /** Makes what others read. */
    void make(Path folder) throws IOException;
  }

  /**
   * The folder of this name, with what its maker put into it. While one process makes it, others
   * that ask for it wait.
   */
  public static synchronized Path folder(String name, Maker maker) {
    try {
      prepare();
      Path folder = OF_THIS_BUILD.resolve(name);
      Path made = OF_THIS_BUILD.resolve(name + ".made");
      try (FileChannel channel =
          FileChannel.open(
              OF_THIS_BUILD.resolve(name + ".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE)) {
        channel.lock();
        if (!Files.exists(made)) {
          delete(folder);
          maker.make(Files.createDirectory(folder));
          Files.createFile(made);
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes place for what this build makes; of its processes one removes what earlier ones made. */
  private static void prepare() throws IOException {
    if (Files.isDirectory(OF_THIS_BUILD)) {
      return;
    }
    Files.createDirectories(ALL);
    try (FileChannel channel =
        FileChannel.open(
            ALL.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock();
      if (!Files.isDirectory(OF_THIS_BUILD)) {
        removeAll();
        Files.createDirectories(OF_THIS_BUILD);
      }
    }
  }

  private static void removeAll() throws IOException {
    try (Stream<Path> builds = Files.list(ALL)) {
      for (Path build : builds.filter(Files::isDirectory).toList()) {
        delete(build);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }
}
