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
 * The record of an edition: the command line goes before the record beside the file, and that
 * before the file itself.
 *
 * @param description the description that these give together
 * @param editionId its own name, or publisher and vintage date
 * @param namedBy who says which edition it is
 * @param sidecar the name of the record beside the file; null where there is none
 * @param accepted checks that it may fail
 * @param unsaid a sentence about everything that nobody says of it; null where all is said
 */
public record EditionRecord(
    Description description,
    String editionId,
    NamedBy namedBy,
    String sidecar,
    List<String> accepted,
    String unsaid) {
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

  /** Puts together what is said; the day of release is that of the command line, or null. */
  static EditionRecord of(
      String name, LocalDate vintage, Optional<Sidecar> sidecar, Optional<Description> claim) {
    Sidecar record = sidecar.orElse(Sidecar.NONE);
    Description file = claim.orElse(Description.NONE);
    Description said =
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
        said,
        first(record.editionId(), id(said)),
        isNamed ? NamedBy.A_PERSON : NamedBy.ITS_FILE,
        sidecar.isPresent() ? recordOf(name) : null,
        record.acceptedChecks(),
        unsaid(said, name, sidecar.isPresent(), claim.isPresent()));
  }

  private static Vintage vintage(LocalDate vintage, Sidecar record, Description file) {
    if (vintage != null) {
      return Vintage.of(vintage, COMMAND_LINE);
    }
    return record.vintageDate() == null ? file.vintage() : Vintage.of(record.vintage(), RECORD);
  }

  private static String id(Description said) {
    if (said.publisher() == null || said.vintage().day() == null) {
      return null;
    }
    return Stream.of(said.publisher(), said.series())
        .filter(Objects::nonNull)
        .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{Alnum}.]+", "-") + "-")
        .collect(Collectors.joining("", "", said.vintage().day().toString()));
  }

  /**
   * Why it cannot be used: something that nobody says, or a day of release that has begun nowhere
   * on Earth, which would go before everything that is known today.
   */
  Optional<Failure> problem(String name, Clock clock) {
    if (unsaid != null) {
      return Optional.of(Failure.of(Failure.Kind.BAD_DATA, unsaid));
    }
    Vintage vintage = description.vintage();
    return Optional.of(vintage.day())
        .filter(day -> day.isAfter(LocalDate.now(clock.withZone(FIRST_TO_SEE_A_DAY))))
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

  private static String unsaid(
      Description said, String name, boolean hasSidecar, boolean hasClaim) {
    Map<String, Object> required = new LinkedHashMap<>();
    required.put("publisher", said.publisher());
    required.put("title", said.title());
    required.put("vintage_date", said.vintage().day());
    required.put("citation", said.citation());
    required.put("licence", said.licence());
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
              Optional.ofNullable(said.vintage().doubt())
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
