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
    String sha256,
    String citation,
    String licence,
    List<String> accepted,
    SourceFile file) {

  static Edition of(Sidecar sidecar, String sha256, SourceFile file) {
    String publisher = sidecar.publisher().strip();
    return new Edition(
        sidecar.editionId() == null
            ? slug(publisher) + "-" + sidecar.vintage()
            : sidecar.editionId().strip(),
        publisher,
        sidecar.title().strip(),
        sidecar.basis(),
        sidecar.vintage(),
        sha256,
        sidecar.citation().strip(),
        sidecar.licence().strip(),
        sidecar.accepted() == null
            ? List.of()
            : sidecar.accepted().keySet().stream().sorted().toList(),
        file);
  }

  private static String slug(String publisher) {
    return publisher.toLowerCase(Locale.ROOT).replaceAll("[^\\p{Alnum}]+", "-");
  }
}
