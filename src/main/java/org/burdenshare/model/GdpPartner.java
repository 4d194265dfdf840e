package org.burdenshare.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which GDP edition goes with a spending edition that brings none; the rule is gdp_partner.sql. */
public enum GdpPartner {
  /** The one by which the printed shares come out. */
  AGREEMENT,
  /** The nearest in time within a window. */
  NEAREST,
  /** The newest that is known. */
  LATEST;

  /** The names of all, in a sentence. */
  public static final String NAMES = "agreement, nearest or latest";

  /** The same, with what each chooses. */
  public static final String CHOICES =
      "agreement (the one by which the shares that they print come out), nearest (in time) or latest";

  /** Default number of days that the two vintages may lie apart. */
  public static final int WINDOW_DAYS = 200;

  /** The name of {@link #NEAREST} in publications from before another rule became the default. */
  private static final String FORMER_NAME_OF_NEAREST = "contemporaneous";

  /** The rule of a name, as an option or a publication gives it; empty where there is none. */
  public static Optional<GdpPartner> named(String name) {
    return name.equalsIgnoreCase(FORMER_NAME_OF_NEAREST)
        ? Optional.of(NEAREST)
        : Arrays.stream(values()).filter(rule -> rule.name().equalsIgnoreCase(name)).findFirst();
  }

  /** The name in options and publications. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
