package org.burdenshare.edition;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.burdenshare.reference.Basis;
import org.burdenshare.vocabulary.Failure;

/**
 * The sidecar of a file, {@code <file>.edition.yaml}, with the metadata that the file lacks.
 *
 * @param publisher who released it
 * @param title the publication
 * @param basis the definition of military expenditure, a name of basis.csv; null for GDP and
 *     population
 * @param measureName the publisher's name of the expenditure that it measures
 * @param vintageDate the day of release, as text
 * @param citation how to cite it
 * @param licence under which terms it may be used
 * @param editionId a name of its own, where a publisher releases two publications on one day
 * @param accepted checks that this edition may fail, each with the reason
 * @param columns the meaning of each column of a wide table, by its name
 */
record Sidecar(
    @JsonProperty("publisher") String publisher,
    @JsonProperty("title") String title,
    @JsonProperty("basis") String basis,
    @JsonProperty("measure_name") String measureName,
    @JsonProperty("vintage_date") String vintageDate,
    @JsonProperty("citation") String citation,
    @JsonProperty("licence") String licence,
    @JsonProperty("edition_id") String editionId,
    @JsonProperty("accepted") Map<String, String> accepted,
    @JsonProperty("columns") Map<String, String> columns) {

  static final String SUFFIX = ".edition.yaml";

  static final Sidecar NONE =
      new Sidecar(null, null, null, null, null, null, null, null, null, null);

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Parses a sidecar; {@code name} identifies it in messages. */
  static Sidecar parse(String name, byte[] yaml) {
    try {
      Sidecar sidecar = YAML.readValue(yaml, Sidecar.class);
      if (sidecar == null) {
        throw bad(name, "is empty, expected fields such as publisher and vintage_date");
      }
      sidecar.check(name);
      return sidecar;
    } catch (UnrecognizedPropertyException e) {
      throw bad(
          name,
          "has the unknown field '%s', expected one of %s; correct its name"
              .formatted(
                  e.getPropertyName(),
                  String.join(
                      ", ",
                      e.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList())));
    } catch (JsonMappingException e) {
      throw bad(name, "cannot be read as a record of an edition: " + e.getOriginalMessage());
    } catch (JsonProcessingException e) {
      throw bad(
          name,
          "is no YAML (line %d): %s"
              .formatted(
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getOriginalMessage().lines().findFirst().orElse("")));
    } catch (IOException e) {
      throw Failure.of(Failure.Kind.NO_INPUT, name + " cannot be read.", e);
    }
  }

  LocalDate vintage() {
    return LocalDate.parse(vintageDate);
  }

  List<String> acceptedChecks() {
    return accepted == null ? List.of() : accepted.keySet().stream().sorted().toList();
  }

  private void check(String name) {
    if (basis != null && !Basis.names().contains(basis)) {
      throw bad(
          name,
          "has the basis '%s', expected %s, or no basis for GDP and population"
              .formatted(basis, Basis.choices()));
    }
    if (editionId != null
        && !editionId.strip().matches("(?:[\\p{L}\\p{N}_-][\\p{L}\\p{N}._-]*)?")) {
      throw bad(
          name,
          "has the edition_id '%s', expected letters, digits, dots, dashes and underscores alone"
              .formatted(editionId));
    }
    try {
      if (vintageDate != null) {
        vintage();
      }
    } catch (DateTimeParseException e) {
      throw bad(
          name,
          "has the vintage_date '%s', expected the day of release as 2016-07-04"
              .formatted(vintageDate));
    }
  }

  private static Failure bad(String name, String problem) {
    return Failure.of(Failure.Kind.BAD_DATA, name + " " + problem + ".");
  }
}
