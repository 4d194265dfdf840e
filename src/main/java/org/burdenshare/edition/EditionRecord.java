package org.burdenshare.edition;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burdenshare.source.Description;
import org.burdenshare.source.Vintage;
import org.burdenshare.vocabulary.Failure;

/**
 * The record of an edition: the command line overrides the sidecar, and the sidecar overrides the
 * file.
 *
 * @param description the resulting description
 * @param editionId its own name, or publisher and vintage date
 * @param namedBy the source of the edition's identity
 * @param sidecar the name of the sidecar; null if there is none
 * @param accepted checks that it may fail
 * @param missing a sentence about everything that is missing; null if nothing is
 */
public record EditionRecord(
    Description description,
    String editionId,
    NamedBy namedBy,
    String sidecar,
    List<String> accepted,
    String missing) {
  /** The source of an edition's identity. */
  public enum NamedBy {
    /** The user, by day or name, on the command line or in the sidecar. */
    A_PERSON,
    /** The file itself, or the release calendar by the file's label. */
    ITS_FILE
  }

  private static final String COMMAND_LINE = "the command line";
  private static final String RECORD = "its record";

  /** The time zone in which each day begins first. */
  private static final ZoneOffset FIRST_TO_SEE_A_DAY = ZoneOffset.ofHours(14);

  /** Combines the sources; {@code vintage} is the command line's day of release, or null. */
  static EditionRecord of(
      String name, LocalDate vintage, Optional<Sidecar> sidecar, Optional<Description> claim) {
    Sidecar record = sidecar.orElse(Sidecar.NONE);
    Description file = claim.orElse(Description.NONE);
    Description description =
        new Description(
            first(record.publisher(), file.publisher()),
            record.publisher() == null ? file.series() : null,
            first(record.title(), file.title()),
            first(record.basis(), file.basis()),
            first(record.measureName(), file.measureName()),
            vintage(vintage, record, file),
            first(record.citation(), file.citation()),
            first(record.licence(), file.licence()));
    boolean isNamed =
        vintage != null || record.vintageDate() != null || first(record.editionId(), null) != null;
    return new EditionRecord(
        description,
        first(record.editionId(), id(description)),
        isNamed ? NamedBy.A_PERSON : NamedBy.ITS_FILE,
        sidecar.isPresent() ? recordOf(name) : null,
        record.acceptedChecks(),
        missing(description, name, sidecar.isPresent(), claim.isPresent()));
  }

  private static Vintage vintage(LocalDate vintage, Sidecar record, Description file) {
    if (vintage != null) {
      return Vintage.of(vintage, COMMAND_LINE);
    }
    return record.vintageDate() == null ? file.vintage() : Vintage.of(record.vintage(), RECORD);
  }

  private static String id(Description description) {
    if (description.publisher() == null || description.vintage().day() == null) {
      return null;
    }
    return Stream.of(description.publisher(), description.series())
        .filter(Objects::nonNull)
        .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{Alnum}.]+", "-") + "-")
        .collect(Collectors.joining("", "", description.vintage().day().toString()));
  }

  /**
   * The reason why it cannot be used: something is missing, or its day of release has not begun
   * anywhere on Earth and would supersede everything known today.
   */
  Optional<Failure> problem(String name, Clock clock) {
    if (missing != null) {
      return Optional.of(Failure.of(Failure.Kind.BAD_DATA, missing));
    }
    Vintage vintage = description.vintage();
    return Optional.of(vintage.day())
        .filter(day -> !hasBegun(day, clock))
        .map(
            day ->
                Failure.of(
                    vintage.source().equals(COMMAND_LINE)
                        ? Failure.Kind.USAGE
                        : Failure.Kind.BAD_DATA,
                    "%s would be released on %s (by %s), but by the clock of this machine today is %s; correct the day with --vintage or in a record %s as vintage_date, or the clock if it is wrong."
                        .formatted(
                            name,
                            day,
                            vintage.source(),
                            LocalDate.now(clock.withZone(ZoneOffset.UTC)),
                            recordOf(name))));
  }

  /** Returns whether a day has begun anywhere on Earth. */
  public static boolean hasBegun(LocalDate day, Clock clock) {
    return !day.isAfter(LocalDate.now(clock.withZone(FIRST_TO_SEE_A_DAY)));
  }

  private static String missing(
      Description description, String name, boolean hasSidecar, boolean hasClaim) {
    Map<String, Object> required = new LinkedHashMap<>();
    required.put("publisher", description.publisher());
    required.put("title", description.title());
    required.put("vintage_date", description.vintage().day());
    required.put("citation", description.citation());
    required.put("licence", description.licence());
    required.values().removeIf(Objects::nonNull);
    Set<String> missing = required.keySet();
    if (missing.isEmpty()) {
      return null;
    }
    String record = name + Sidecar.SUFFIX;
    if (hasClaim && missing.equals(Set.of("vintage_date"))) {
      return "%s %s; give the day with --vintage, or in %s %s as vintage_date: YYYY-MM-DD."
          .formatted(
              name,
              Optional.ofNullable(description.vintage().doubt())
                  .orElse("does not say when it was released"),
              hasSidecar ? "its record" : "a record",
              record);
    }
    return hasSidecar
        ? "%s lacks %s; add a line for each.".formatted(record, String.join(", ", missing))
        : "%s has no record %s beside it, so nobody says who published it and when; write one with publisher, title, basis, vintage_date, citation and licence."
            .formatted(name, recordOf(name));
  }

  private static String recordOf(String name) {
    return name.substring(name.lastIndexOf('/') + 1) + Sidecar.SUFFIX;
  }

  private static String first(String one, String other) {
    return one == null || one.isBlank() ? other : one.strip();
  }
}
