package org.burdenshare.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The rule that pairs a spending edition without GDP with a GDP edition, see gdp_partner.sql. */
public enum GdpPartner {
  /** The GDP edition that reproduces the printed shares. */
  AGREEMENT,
  /** The nearest vintage within a window of days. */
  NEAREST,
  /** The newest known vintage. */
  LATEST;

  /** The names of all rules, for messages. */
  public static final String NAMES = "agreement, nearest or latest";

  /** The names with the choice that each makes, for help texts. */
  public static final String CHOICES =
      "agreement (the one by which the shares that they print come out), nearest (in time) or latest";

  /** The default for the most days between the two vintages. */
  public static final int WINDOW_DAYS = 200;

  /** The name of {@link #NEAREST} in older publications, before the default changed. */
  private static final String FORMER_NAME_OF_NEAREST = "contemporaneous";

  /** The rule with a name from an option or a publication; empty if there is none. */
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
