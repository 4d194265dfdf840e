package org.burdenshare.edition;

import java.time.LocalDate;
import org.burdenshare.source.Description;
import org.burdenshare.source.SourceFile;
import org.burdenshare.source.SourceFormat;

/**
 * One release of one publication, found among the inputs.
 *
 * @param record what is said of it
 * @param sha256 checksum of the content and its record
 * @param file where its figures are
 * @param format the format that recognised the file
 */
public record Edition(EditionRecord record, String sha256, SourceFile file, SourceFormat format) {
  /** Its own name, or publisher and vintage date. */
  public String editionId() {
    return record.editionId();
  }

  /** What its file and the record beside it say of it. */
  public Description description() {
    return record.description();
  }

  /** Whose definition of military expenditure; null for GDP and population. */
  public String basis() {
    return description().basis();
  }

  /** The day of release. */
  public LocalDate vintageDate() {
    return description().vintage().day();
  }
}
