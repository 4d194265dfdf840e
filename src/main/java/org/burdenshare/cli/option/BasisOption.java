package org.burdenshare.cli.option;

import java.util.Iterator;
import java.util.List;
import org.burdenshare.reference.Basis;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that selects a definition of military expenditure. */
public final class BasisOption {
  /** Offers the names of the bases, case-insensitive. */
  private static final class Name implements ITypeConverter<String>, Iterable<String> {
    @Override
    public String convert(String given) {
      return Basis.names().stream()
          .filter(given::equalsIgnoreCase)
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "expected one of %s (case-insensitive) but was '%s'"
                          .formatted(Basis.names(), given)));
    }

    @Override
    public Iterator<String> iterator() {
      return Basis.names().iterator();
    }
  }

  @Option(
      names = "--basis",
      paramLabel = "BASIS",
      description = "On whose definition: ${COMPLETION-CANDIDATES}. Default: on each.",
      converter = Name.class,
      completionCandidates = Name.class)
  private String basis;

  /** The chosen basis; null for every basis. */
  public String name() {
    return basis;
  }

  /** The names of the chosen bases, the preferred one first. */
  public List<String> names() {
    return Basis.chosen(basis);
  }
}
