package org.burdenshare.packed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.burdenshare.packed.GdpPartners.Partner;
import org.burdenshare.packed.GdpPartners.PartnerRule;

/** Every state in which a share of an area was known, year by year. */
final class AreaStates {
  private final List<EditionFigure> figures;
  private final ReleasedEditions editions;
  private final GdpPartners partners;
  private final Map<Integer, List<Partner>> partnersOfEdition = new HashMap<>();

  /** Takes the states of a year, those of the oldest edition first. */
  interface YearTaker {
    void take(int year, List<ShareState> states);
  }

  AreaStates(AreaFigures area, ReleasedEditions editions, PartnerRule rule) {
    this.figures = area.byYearAndEdition();
    this.editions = editions;
    this.partners = new GdpPartners(figures, editions, rule);
  }

  void forEachYear(YearTaker taker) {
    List<ShareState> states = new ArrayList<>();
    for (int place = 0; place < figures.size(); place++) {
      EditionFigure figure = figures.get(place);
      if (editions.at(figure.edition()).isOfSpending()) {
        addStates(figure, states);
      }
      if (place + 1 == figures.size() || figures.get(place + 1).year() != figure.year()) {
        taker.take(figure.year(), states);
        states.clear();
      }
    }
  }

  private void addStates(EditionFigure figure, List<ShareState> states) {
    for (Partner partner : partnersOfEdition.computeIfAbsent(figure.edition(), partners::of)) {
      states.add(figure.known(partner.knownFrom(), partners.figure(partner, figure.year())));
    }
  }
}
