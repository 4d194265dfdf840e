package org.burdenshare.edition;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burdenshare.source.SelfDescription;
import org.burdenshare.source.Vintage;
import org.burdenshare.vocabulary.Failure;

/**
 * The record of an edition: the command line goes before the record beside the file, and that
 * before the file itself.
 *
 * @param publisher who released it
 * @param series which of the publisher's series; null where there is one
 * @param title the publication
 * @param basis whose definition of military expenditure; null for GDP and population
 * @param vintage the day of release
 * @param citation how to cite it
 * @param licence under which terms it may be used
 * @param name a name of its own; null for one by publisher and vintage
 * @param namedBy who says which edition it is
 * @param accepted checks that it may fail
 */
public record EditionRecord(
    String publisher,
    String series,
    String title,
    String basis,
    Vintage vintage,
    String citation,
    String licence,
    String name,
    NamedBy namedBy,
    List<String> accepted) {
  /** The source of an edition's name. */
  public enum NamedBy {
    /** A person, by its day or its name, on the command line or in its record. */
    A_PERSON,
    /** The file itself, or the calendar of releases by what the file says. */
    ITS_FILE
  }

  private static final String COMMAND_LINE = "the command line";
  private static final String RECORD = "its record";

  /** The zone in which every day begins first. */
  private static final ZoneOffset FIRST_TO_SEE_A_DAY = ZoneOffset.ofHours(14);

  /**
   * Puts together what is said.
   *
   * @param name how the file is called in messages
   * @param vintage the day of release by the command line; null if not given
   * @throws Failure naming everything that nobody says
   */
  static EditionRecord of(
      String name, LocalDate vintage, Optional<Sidecar> sidecar, Optional<SelfDescription> claim) {
    EditionRecord said =
        new EditionRecord(
            first(sidecar.map(Sidecar::publisher), claim.map(SelfDescription::publisher)),
            sidecar.map(Sidecar::publisher).isPresent()
                ? null
                : claim.map(SelfDescription::series).orElse(null),
            first(sidecar.map(Sidecar::title), claim.map(SelfDescription::title)),
            first(sidecar.map(Sidecar::basis), claim.map(SelfDescription::basis)),
            vintage(vintage, sidecar, claim),
            first(sidecar.map(Sidecar::citation), claim.map(SelfDescription::citation)),
            first(sidecar.map(Sidecar::licence), claim.map(SelfDescription::licence)),
            first(sidecar.map(Sidecar::editionId), Optional.empty()),
            namedBy(vintage, sidecar),
            sidecar.map(Sidecar::acceptedChecks).orElse(List.of()));
    said.requireComplete(name, sidecar.isPresent(), claim.isPresent());
    return said;
  }

  private static NamedBy namedBy(LocalDate vintage, Optional<Sidecar> sidecar) {
    boolean isNamed =
        vintage != null
            || sidecar.map(Sidecar::vintageDate).isPresent()
            || sidecar.map(Sidecar::editionId).filter(id -> !id.isBlank()).isPresent();
    return isNamed ? NamedBy.A_PERSON : NamedBy.ITS_FILE;
  }

  private static Vintage vintage(
      LocalDate vintage, Optional<Sidecar> sidecar, Optional<SelfDescription> claim) {
    if (vintage != null) {
      return Vintage.of(vintage, COMMAND_LINE);
    }
    return sidecar
        .filter(one -> one.vintageDate() != null)
        .map(one -> Vintage.of(one.vintage(), RECORD))
        .or(() -> claim.map(SelfDescription::vintage))
        .orElseGet(() -> Vintage.of(null, null));
  }

  /**
   * A release that is still to come would go before everything that is known today.
   *
   * @param name how the file is called in messages
   * @throws Failure if the day of release has begun nowhere on Earth
   */
  void requireReleased(String name, Clock clock) {
    if (!vintage.day().isAfter(LocalDate.now(clock.withZone(FIRST_TO_SEE_A_DAY)))) {
      return;
    }
    throw Failure.of(
        vintage.source().equals(COMMAND_LINE) ? Failure.Kind.USAGE : Failure.Kind.BAD_DATA,
        "%s would be released on %s (by %s), but by the clock of this machine today is %s; correct the day with --vintage or in a record %s as vintage_date, or the clock if it is wrong."
            .formatted(
                name,
                vintage.day(),
                vintage.source(),
                LocalDate.now(clock.withZone(ZoneOffset.UTC)),
                recordOf(name)));
  }

  private void requireComplete(String name, boolean hasSidecar, boolean hasClaim) {
    Map<String, Object> required = new LinkedHashMap<>();
    required.put("publisher", publisher);
    required.put("title", title);
    required.put("vintage_date", vintage.day());
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
    if (hasClaim && missing.equals(List.of("vintage_date"))) {
      throw bad(
          "%s %s; give the day with --vintage, or in %s %s as vintage_date"
              .formatted(
                  name,
                  vintage.doubt() == null ? "does not say when it was released" : vintage.doubt(),
                  hasSidecar ? "its record" : "a record",
                  record));
    }
    if (hasSidecar) {
      throw bad("%s lacks %s; add a line for each".formatted(record, String.join(", ", missing)));
    }
    throw bad(
        "%s has no record %s beside it, so nobody says who published it and when; write one with"
                .formatted(name, recordOf(name))
            + " publisher, title, basis, vintage_date, citation and licence");
  }

  /** The name of the record beside a file. */
  private static String recordOf(String name) {
    return name.substring(name.lastIndexOf('/') + 1) + Sidecar.SUFFIX;
  }

  private static Failure bad(String sentence) {
    return Failure.of(Failure.Kind.BAD_DATA, sentence + ".");
  }

  private static String first(Optional<String> one, Optional<String> other) {
    return one.map(String::strip).filter(text -> !text.isEmpty()).or(() -> other).orElse(null);
  }
}
