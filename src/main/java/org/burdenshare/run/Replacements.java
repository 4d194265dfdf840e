package org.burdenshare.run;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.edition.Edition;
import org.burdenshare.edition.PassedOver;
import org.burdenshare.model.Models;
import org.burdenshare.vocabulary.Failure;

/**
 * Checks files that would replace published editions although only the release calendar or the file
 * itself, and not the user, identifies the release. They may add figures; if a published figure
 * differs or is missing, the file may be another release, and the user has to say which.
 */
final class Replacements {
  /**
   * A file and the published edition that it would replace.
   *
   * @param edition the edition of the file
   * @param publishedFile the file that was published
   */
  record Replacement(Edition edition, String publishedFile) {}

  private Replacements() {}

  /**
   * Finds the files that contain only a part of a published edition, which replace nothing.
   * Requires of all others that they contain every published figure.
   *
   * @param replacements the replacements to check
   * @return the message about each such file, by edition id
   * @param published the observations of the last publication
   * @param fresh the observations of the editions that would replace others
   * @throws Failure with a sentence for each file that disagrees
   */
  static Map<String, PassedOver> excerpts(
      List<Replacement> replacements, Dataset<Row> published, Dataset<Row> fresh) {
    Map<String, Row> offenders = offenders(replacements, published, fresh);
    Map<String, PassedOver> excerpts = new TreeMap<>();
    List<String> sentences = new ArrayList<>();
    for (Replacement replacement : replacements) {
      Row figures = offenders.get(replacement.edition().editionId());
      if (figures != null && isExcerpt(figures)) {
        excerpts.put(replacement.edition().editionId(), excerpt(replacement, figures));
      } else if (figures != null) {
        sentences.add(sentence(replacement, figures));
      }
    }
    if (!sentences.isEmpty()) {
      sentences.add("Nothing was published; the last publication stays as it was.");
      throw Failure.of(Failure.Kind.BAD_DATA, sentences);
    }
    return excerpts;
  }

  private static boolean isExcerpt(Row figures) {
    return figures.<Long>getAs("differing") == 0 && figures.<Long>getAs("new") == 0;
  }

  private static PassedOver excerpt(Replacement replacement, Row figures) {
    Edition edition = replacement.edition();
    return new PassedOver(
        edition.file(),
        "%s holds a part of edition %s, which stands as it was published from %s: %d figures of that are not in it, and none is different."
            .formatted(
                edition.file().name(),
                edition.editionId(),
                replacement.publishedFile(),
                figures.<Long>getAs("gone")));
  }

  /** The editions whose figures are not as they were, see {@code replaced_edition.sql}. */
  private static Map<String, Row> offenders(
      List<Replacement> replacements, Dataset<Row> published, Dataset<Row> fresh) {
    Object[] ids =
        replacements.stream().map(replacement -> replacement.edition().editionId()).toArray();
    return new Models(
            fresh.sparkSession(),
            Map.of(
                "published_observation",
                published.where(col("edition_id").isin(ids)),
                "replacing_observation",
                fresh))
        .table("replaced_edition").collectAsList().stream()
            .collect(Collectors.toMap(row -> row.getAs("edition_id"), Function.identity()));
  }

  private static String sentence(Replacement replacement, Row figures) {
    Edition edition = replacement.edition();
    String file = edition.file().name();
    return "%s would replace edition %s (by %s), which was published from %s, with other figures: %d differ, %d are gone and %d are new, first %s; if it is another release, give its day with --vintage or as vintage_date in a record %s.edition.yaml, and if it corrects that one, say so there with edition_id: %s, or with --vintage %s."
        .formatted(
            file,
            edition.editionId(),
            edition.description().vintage().source(),
            replacement.publishedFile(),
            figures.<Long>getAs("differing"),
            figures.<Long>getAs("gone"),
            figures.<Long>getAs("new"),
            figures.<String>getAs("first_figures"),
            file.substring(file.lastIndexOf('/') + 1),
            edition.editionId(),
            edition.vintageDate());
  }
}
