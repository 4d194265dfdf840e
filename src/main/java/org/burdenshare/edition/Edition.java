package org.burdenshare.edition;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.burdenshare.source.SourceFile;

/**
 * One release of one publication, found among the inputs.
 *
 * @param editionId publisher and vintage date
 * @param publisher who released it
 * @param title the publication
 * @param basis whose definition of military expenditure; null for GDP and population
 * @param vintageDate the day of release
 * @param vintageSource where that day comes from
 * @param vintageDoubt why that day is uncertain, to follow the file's name; null where it is not
 * @param namedBy who says which edition it is
 * @param sha256 checksum of the content and its record
 * @param citation how to cite it
 * @param licence under which terms it may be used
 * @param accepted checks that it may fail
 * @param file where its figures are
 */
public record Edition(
    String editionId,
    String publisher,
    String title,
    String basis,
    LocalDate vintageDate,
    String vintageSource,
    String vintageDoubt,
    NamedBy namedBy,
    String sha256,
    String citation,
    String licence,
    List<String> accepted,
    SourceFile file) {

  /** Who says which edition it is. */
  public enum NamedBy {
    /** A person, by its day or its name, on the command line or in its record. */
    A_PERSON,
    /** The file itself, or the calendar of releases by what the file says. */
    ITS_FILE
  }

  /** The edition's record, with the name that follows from it. */
  static Edition of(EditionRecord said, String sha256, SourceFile file) {
    String series = said.series() == null ? "" : "-" + slug(said.series());
    return new Edition(
        said.editionId() == null
            ? slug(said.publisher()) + series + "-" + said.vintage().day()
            : said.editionId(),
        said.publisher(),
        said.title(),
        said.basis(),
        said.vintage().day(),
        said.vintage().source(),
        said.vintage().doubt(),
        said.namedBy(),
        sha256,
        said.citation(),
        said.licence(),
        said.accepted(),
        file);
  }

  private static String slug(String publisher) {
    return publisher.toLowerCase(Locale.ROOT).replaceAll("[^\\p{Alnum}.]+", "-");
  }
}
