package org.burdenshare.packed;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.burdenshare.measure.GdpPartner;

/** Which GDP editions go with the spending editions of an area, by {@link GdpPartner}'s rules. */
final class GdpPartners {
  private final ReleasedEditions editions;
  private final PartnerRule rule;
  private final Map<Integer, Map<Integer, EditionFigure>> byEditionAndYear = new HashMap<>();

  /**
   * Partners are looked for by this.
   *
   * @param partner which GDP edition goes with a spending edition
   * @param windowDays days that the two vintages may lie apart
   * @param withGdp places of the spending editions that bring a GDP of their own
   */
  record PartnerRule(GdpPartner partner, int windowDays, BitSet withGdp) implements Serializable {}

  /**
   * A partner.
   *
   * @param edition its place; {@link ShareState#NO_EDITION} while there is none
   * @param knownFrom the day from which the share was known by it, days since 1970
   */
  record Partner(int edition, int knownFrom) {}

  /**
   * @param figures all figures of the area
   */
  GdpPartners(List<EditionFigure> figures, ReleasedEditions editions, PartnerRule rule) {
    this.editions = editions;
    this.rule = rule;
    for (EditionFigure figure : figures) {
      if (!editions.at(figure.edition()).isOfSpending() && figure.has(Series.GDP_XDC)) {
        byEditionAndYear
            .computeIfAbsent(figure.edition(), any -> new HashMap<>())
            .put(figure.year(), figure);
      }
    }
  }

  /** The partners of a spending edition, one after the other, from its release on. */
  List<Partner> of(int edition) {
    int release = editions.at(edition).day();
    List<Partner> partners = new ArrayList<>();
    if (!rule.withGdp().get(edition)) {
      partners.addAll(chosen(release));
    }
    if (partners.isEmpty() || partners.get(0).knownFrom() > release) {
      partners.add(0, new Partner(ShareState.NO_EDITION, release));
    }
    return partners;
  }

  /** What a partner says of a year; null where it says nothing. */
  EditionFigure figure(Partner partner, int year) {
    Map<Integer, EditionFigure> years = byEditionAndYear.get(partner.edition());
    return years == null ? null : years.get(year);
  }

  private List<Partner> chosen(int release) {
    return switch (rule.partner()) {
      case CONTEMPORANEOUS ->
          byEditionAndYear.keySet().stream()
              .filter(gdp -> Math.abs(daysAfter(gdp, release)) <= rule.windowDays())
              .min(
                  Comparator.<Integer, Boolean>comparing(gdp -> daysAfter(gdp, release) > 0)
                      .thenComparing(gdp -> Math.abs(daysAfter(gdp, release)))
                      .thenComparing(gdp -> gdp))
              .map(gdp -> partner(gdp, release))
              .stream()
              .toList();
      case LATEST -> latest(release);
    };
  }

  private List<Partner> latest(int release) {
    TreeMap<Integer, Partner> byDay = new TreeMap<>();
    byEditionAndYear.keySet().stream()
        .sorted(
            Comparator.<Integer>comparingInt(gdp -> -daysAfter(gdp, release))
                .thenComparing(gdp -> gdp))
        .map(gdp -> partner(gdp, release))
        .forEach(partner -> byDay.putIfAbsent(partner.knownFrom(), partner));
    return List.copyOf(byDay.values());
  }

  private Partner partner(int gdp, int release) {
    return new Partner(gdp, Math.max(release, editions.at(gdp).day()));
  }

  private int daysAfter(int gdp, int release) {
    return editions.at(gdp).day() - release;
  }
}
