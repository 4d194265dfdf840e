package org.burdenshare.edition;

import java.time.LocalDate;
import java.util.Locale;
import org.burdenshare.source.SourceFile;

/**
 * One release of one publication, found among the inputs.
 *
 * @param editionId its own name, or publisher and vintage date
 * @param record what is said of it
 * @param sha256 checksum of the content and its record
 * @param file where its figures are
 */
public record Edition(String editionId, EditionRecord record, String sha256, SourceFile file) {
  static Edition of(EditionRecord record, String sha256, SourceFile file) {
    String series = record.series() == null ? "" : "-" + slug(record.series());
    return new Edition(
        record.name() == null
            ? slug(record.publisher()) + series + "-" + record.vintage().day()
            : record.name(),
        record,
        sha256,
        file);
  }

  /** Whose definition of military expenditure; null for GDP and population. */
  public String basis() {
    return record.basis();
  }

  /** The day of release. */
  public LocalDate vintageDate() {
    return record.vintage().day();
  }

  private static String slug(String publisher) {
    return publisher.toLowerCase(Locale.ROOT).replaceAll("[^\\p{Alnum}.]+", "-");
  }
}
