package org.burdenshare.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes small tidy editions into a folder. */
public final class EditionFiles {
  /** The columns of a tidy edition as the sample data has them. */
  public static final String HEADER =
      "measure,unit,price_base_year,iso3,year,value,currency,obs_status,note";

  private final Path folder;

  public EditionFiles(Path folder) {
    this.folder = folder;
  }

  /** The folder, to be given to {@code --input}. */
  public String input() {
    return folder.toString();
  }

  /** An edition of NATO's with a header and these lines. */
  public EditionFiles nato(String vintageDate, String... lines) {
    return edition("nato-" + vintageDate + ".csv", "NATO", "NATO", vintageDate, lines);
  }

  /** An edition with a header and these lines. */
  public EditionFiles edition(
      String file, String publisher, String basis, String vintageDate, String... lines) {
    text(file, HEADER + "\n" + String.join("\n", lines) + "\n");
    return text(file + ".edition.yaml", sidecar(publisher, basis, vintageDate));
  }

  /** A file with this text. */
  public EditionFiles text(String file, String text) {
    return bytes(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A file with these bytes. */
  public EditionFiles bytes(String file, byte[] bytes) {
    try {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.write(folder.resolve(file), bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A record of an edition. */
  public static String sidecar(String publisher, String basis, String vintageDate) {
    return """
        publisher: %s
        title: Made for a test
        %svintage_date: %s
        citation: none
        licence: none
        """
        .formatted(publisher, basis == null ? "" : "basis: " + basis + "\n", vintageDate);
  }
}
