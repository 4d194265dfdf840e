package org.burdenshare.reference;

import java.util.Comparator;
import java.util.List;

/** Whose definition of military expenditure a share stands on; another is a line of basis.csv. */
public final class Basis {
  /** The definition by which members report to NATO. */
  public static final String NATO = "NATO";

  /** SIPRI's, which the World Bank prints again. */
  public static final String SIPRI = "SIPRI";

  private static final List<String> NAMES =
      ReferenceFile.records("basis.csv").stream()
          .sorted(Comparator.comparing(basis -> Integer.valueOf(basis.get("preference"))))
          .map(basis -> basis.get("basis"))
          .toList();

  private Basis() {}

  /** The names of all, the preferred one first. */
  public static List<String> names() {
    return NAMES;
  }

  /** The one of a name, or all where none is named. */
  public static List<String> chosen(String name) {
    return name == null ? NAMES : List.of(name);
  }

  /** All of them in a sentence: one or the other. */
  public static String choices() {
    return String.join(" or ", NAMES);
  }
}
