package org.burdenshare.reference;

import java.util.Comparator;
import java.util.List;

/** The definitions of military expenditure; a new one is a line of basis.csv. */
public final class Basis {
  /** NATO's definition, by which members report. */
  public static final String NATO = "NATO";

  /** SIPRI's definition, which the World Bank reprints. */
  public static final String SIPRI = "SIPRI";

  private static final List<String> NAMES =
      ReferenceFile.records("basis.csv").stream()
          .sorted(Comparator.comparing(basis -> Integer.valueOf(basis.get("preference"))))
          .map(basis -> basis.get("basis"))
          .toList();

  private Basis() {}

  /** The names of all bases, the preferred one first. */
  public static List<String> names() {
    return NAMES;
  }

  /** The named basis, or all if {@code name} is null. */
  public static List<String> chosen(String name) {
    return name == null ? NAMES : List.of(name);
  }

  /** The names joined by "or", for messages. */
  public static String choices() {
    return String.join(" or ", NAMES);
  }
}
