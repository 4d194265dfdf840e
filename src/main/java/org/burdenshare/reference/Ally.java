package org.burdenshare.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burdenshare.vocabulary.Failure;

/**
 * A member of NATO.
 *
 * @param iso3 ISO 3166 alpha-3 code
 * @param name English short name
 * @param accession the day of its accession; the whole year counts as a member year
 * @param notAssessed the reason why it is never assessed; null if it is
 */
public record Ally(String iso3, String name, LocalDate accession, String notAssessed) {
  /** The ISO 3166 alpha-3 codes of all allies, whenever they joined. */
  public static Set<String> codes() {
    return ReferenceFile.records("ally.csv").stream()
        .map(ally -> ally.get("iso3"))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The ally with a code or a name, in any publisher's spelling.
   *
   * @throws Failure of kind {@code USAGE} naming all allies if there is none
   */
  public static Ally named(String codeOrName) {
    List<Map<String, String>> allies = ReferenceFile.records("ally.csv");
    String given = codeOrName.strip();
    Optional<String> code = code(given);
    return allies.stream()
        .filter(ally -> code.isPresent() && ally.get("iso3").equals(code.get()))
        .findFirst()
        .map(Ally::of)
        .orElseThrow(
            () ->
                Failure.of(
                    Failure.Kind.USAGE,
                    "'%s' is no ally; give a code or a name of one: %s."
                        .formatted(
                            given,
                            allies.stream()
                                .map(ally -> ally.get("iso3") + " " + ally.get("name"))
                                .collect(Collectors.joining(", ")))));
  }

  private static Ally of(Map<String, String> ally) {
    return new Ally(
        ally.get("iso3"),
        ally.get("name"),
        LocalDate.parse(ally.get("accession_date")),
        Boolean.parseBoolean(ally.get("assessed")) ? null : ally.get("note"));
  }

  /** The code of an area by its code, its name or a current alias. */
  private static Optional<String> code(String given) {
    return Stream.of("area.csv", "area_alias.csv")
        .flatMap(file -> ReferenceFile.records(file).stream())
        .filter(area -> area.get("until_year") == null)
        .filter(area -> Stream.of("code", "name").map(area::get).anyMatch(given::equalsIgnoreCase))
        .map(area -> area.get("code"))
        .findFirst();
  }
}
