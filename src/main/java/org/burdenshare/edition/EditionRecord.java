package org.burdenshare.edition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burdenshare.source.Claim;
import org.burdenshare.vocabulary.Failure;

/**
 * What is known of an edition: what the command line says of it, before what its record beside the
 * file says, before what the file itself says.
 *
 * @param publisher who released it
 * @param series which of the publisher's series; null where there is one
 * @param title the publication
 * @param basis whose definition of military expenditure; null for GDP and population
 * @param vintage the day of release
 * @param vintageSource where that day comes from
 * @param citation how to cite it
 * @param licence under which terms it may be used
 * @param editionId a name of its own; null for one by publisher and vintage
 * @param accepted checks that it may fail
 */
record EditionRecord(
    String publisher,
    String series,
    String title,
    String basis,
    LocalDate vintage,
    String vintageSource,
    String citation,
    String licence,
    String editionId,
    List<String> accepted) {

  /**
   * Puts together what is said.
   *
   * @param name how the file is called in messages
   * @param vintage the day of release by the command line; null if not given
   * @throws Failure naming everything that nobody says
   */
  static EditionRecord of(
      String name, LocalDate vintage, Optional<Sidecar> sidecar, Optional<Claim> claim) {
    EditionRecord said =
        new EditionRecord(
            first(sidecar.map(Sidecar::publisher), claim.map(Claim::publisher)),
            sidecar.map(Sidecar::publisher).isPresent()
                ? null
                : claim.map(Claim::series).orElse(null),
            first(sidecar.map(Sidecar::title), claim.map(Claim::title)),
            first(sidecar.map(Sidecar::basis), claim.map(Claim::basis)),
            vintage != null
                ? vintage
                : sidecar
                    .filter(one -> one.vintageDate() != null)
                    .map(Sidecar::vintage)
                    .or(() -> claim.map(Claim::vintage))
                    .orElse(null),
            vintageSource(vintage, sidecar, claim),
            first(sidecar.map(Sidecar::citation), claim.map(Claim::citation)),
            first(sidecar.map(Sidecar::licence), claim.map(Claim::licence)),
            first(sidecar.map(Sidecar::editionId), Optional.empty()),
            sidecar.map(Sidecar::acceptedChecks).orElse(List.of()));
    said.requireComplete(name, sidecar.isPresent(), claim.isPresent());
    return said;
  }

  private static String vintageSource(
      LocalDate vintage, Optional<Sidecar> sidecar, Optional<Claim> claim) {
    if (vintage != null) {
      return "the command line";
    }
    return sidecar.map(Sidecar::vintageDate).isPresent()
        ? "its record"
        : claim.map(Claim::vintageSource).orElse(null);
  }

  private void requireComplete(String name, boolean hasSidecar, boolean hasClaim) {
    Map<String, Object> required = new LinkedHashMap<>();
    required.put("publisher", publisher);
    required.put("title", title);
    required.put("vintage_date", vintage);
    required.put("citation", citation);
    required.put("licence", licence);
    List<String> missing = new ArrayList<>();
    required.forEach(
        (field, value) -> {
          if (value == null) {
            missing.add(field);
          }
        });
    if (missing.isEmpty()) {
      return;
    }
    String record = name + Sidecar.SUFFIX;
    if (hasSidecar) {
      throw bad("%s lacks %s; add a line for each".formatted(record, String.join(", ", missing)));
    }
    if (hasClaim) {
      throw bad(
          "%s does not say when it was released; give the day with --vintage, or in a record %s as"
                  .formatted(name, record)
              + " vintage_date");
    }
    throw bad(
        "%s has no record %s beside it, so nobody says who published it and when; write one with"
                .formatted(name, record.substring(record.lastIndexOf('/') + 1))
            + " publisher, title, basis, vintage_date, citation and licence");
  }

  private static Failure bad(String sentence) {
    return Failure.of(Failure.Kind.BAD_DATA, sentence + ".");
  }

  private static String first(Optional<String> one, Optional<String> other) {
    return one.map(String::strip).filter(text -> !text.isEmpty()).or(() -> other).orElse(null);
  }
}
