package org.burdenshare.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of editions that is gone when it is closed. */
public final class EditionFolder implements AutoCloseable {
  private final Path root;

  private EditionFolder(Path root) {
    this.root = root;
  }

  /** An empty folder. */
  public static EditionFolder create() {
    try {
      return new EditionFolder(Files.createTempDirectory("burdenshare-editions"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is. */
  public String path() {
    return root.toString();
  }

  /**
   * Adds an edition.
   *
   * @param basis whose definition of military expenditure; null for GDP
   * @param files its files, each as its lines
   */
  public void add(String publisher, String basis, String vintageDate, List<List<String>> files) {
    String name = publisher + "-" + vintageDate;
    try {
      Path folder = Files.createDirectory(root.resolve(name));
      for (int file = 0; file < files.size(); file++) {
        Files.write(folder.resolve("figures-" + file + ".csv"), files.get(file));
      }
      Files.write(root.resolve(name + ".edition.yaml"), sidecar(publisher, basis, vintageDate));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> sidecar(String publisher, String basis, String vintageDate) {
    List<String> lines = new ArrayList<>();
    lines.add("publisher: " + publisher);
    lines.add("title: Made for a test");
    if (basis != null) {
      lines.add("basis: " + basis);
    }
    lines.add("vintage_date: " + vintageDate);
    lines.add("citation: Made for a test");
    lines.add("licence: Free");
    return lines;
  }

  @Override
  public void close() {
    try (Stream<Path> paths = Files.walk(root)) {
      paths.sorted(Comparator.reverseOrder()).forEach(EditionFolder::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
