package org.burdenshare.packed;

import java.util.Arrays;
import org.burdenshare.measure.Shares;

/**
 * What an edition says of an area in a year, and the share that follows from it. The rules are
 * those of {@link Shares}; where several observations give one figure, the largest counts, as in
 * {@link org.burdenshare.measure.Figures}.
 */
final class EditionFigure {
  /** That there is no such number; no figure is this. */
  static final double NOTHING = Double.NaN;

  private static final int SERIES = Series.values().length;
  private static final int MEASURES = Series.Measure.values().length;

  private final int year;
  private final int edition;
  private final double[] values = new double[SERIES];
  private final int[] qualifiers = new int[SERIES];
  private final int[] statuses = new int[MEASURES];
  private int given;

  /**
   * @param edition its place
   */
  EditionFigure(int year, int edition) {
    this.year = year;
    this.edition = edition;
    Arrays.fill(statuses, StatusCodes.NONE);
  }

  int year() {
    return year;
  }

  int edition() {
    return edition;
  }

  /**
   * Adds an observation.
   *
   * @param qualifier the currency's number of money in national currency, the year of constant
   *     prices; else without meaning
   */
  void add(Series series, double value, int qualifier, int status) {
    int at = series.place();
    if (!has(series)) {
      values[at] = value;
      qualifiers[at] = qualifier;
    } else if (isConstant(series)) {
      if (qualifier > qualifiers[at] || (qualifier == qualifiers[at] && value > values[at])) {
        values[at] = value;
        qualifiers[at] = qualifier;
      }
    } else {
      values[at] = Math.max(values[at], value);
      qualifiers[at] = Math.max(qualifiers[at], qualifier);
    }
    given |= 1 << at;
    int measure = series.measure().place();
    statuses[measure] = Math.max(statuses[measure], status);
  }

  private static boolean isConstant(Series series) {
    return series == Series.MILEX_CONSTANT || series == Series.GDP_CONSTANT;
  }

  boolean has(Series series) {
    return (given & 1 << series.place()) != 0;
  }

  /**
   * The share as known from a day.
   *
   * @param partner what its GDP partner says of the year; null if there is no partner or it says
   *     nothing
   */
  ShareState known(int day, EditionFigure partner) {
    Ratio ratio = ratio(partner);
    double published = has(Series.SHARE) ? value(Series.SHARE) : NOTHING;
    if (ratio != null && ratio.gdp() != 0) {
      return new ShareState(
          edition,
          day,
          ratio.milex() / ratio.gdp() * 100,
          published,
          Math.max(status(Series.Measure.MILEX), ratio.gdpOf().status(Series.Measure.GDP)),
          ratio.gdpOf().edition);
    }
    int status = status(Series.Measure.SHARE);
    return new ShareState(
        edition,
        day,
        published,
        published,
        status == StatusCodes.NONE ? status(Series.Measure.MILEX) : status,
        ShareState.NO_EDITION);
  }

  /** Spending over the GDP of an edition, this one or its partner. */
  private record Ratio(double milex, double gdp, EditionFigure gdpOf) {}

  private Ratio ratio(EditionFigure partner) {
    if (has(Series.MILEX_CONSTANT)
        && has(Series.GDP_CONSTANT)
        && qualifier(Series.MILEX_CONSTANT) == qualifier(Series.GDP_CONSTANT)) {
      return ratio(Series.MILEX_CONSTANT, Series.GDP_CONSTANT, this);
    }
    if (has(Series.MILEX_USD) && has(Series.GDP_USD)) {
      return ratio(Series.MILEX_USD, Series.GDP_USD, this);
    }
    if (isOfOneCurrency(this)) {
      return ratio(Series.MILEX_XDC, Series.GDP_XDC, this);
    }
    return partner != null && isOfOneCurrency(partner)
        ? ratio(Series.MILEX_XDC, Series.GDP_XDC, partner)
        : null;
  }

  private Ratio ratio(Series milex, Series gdp, EditionFigure gdpOf) {
    return new Ratio(value(milex), gdpOf.value(gdp), gdpOf);
  }

  private boolean isOfOneCurrency(EditionFigure gdpOf) {
    if (!has(Series.MILEX_XDC) || !gdpOf.has(Series.GDP_XDC)) {
      return false;
    }
    int currency = qualifier(Series.MILEX_XDC);
    int gdpCurrency = gdpOf.qualifier(Series.GDP_XDC);
    if (currency == Currencies.UNKNOWN) {
      return isConfirmed(value(Series.MILEX_XDC) / gdpOf.value(Series.GDP_XDC) * 100);
    }
    return currency == Currencies.NOT_SAID
        || gdpCurrency == Currencies.NOT_SAID
        || currency == gdpCurrency;
  }

  private boolean isConfirmed(double computed) {
    return has(Series.SHARE)
        && computed >= value(Series.SHARE) / Shares.CONFIRMING_FACTOR
        && computed <= value(Series.SHARE) * Shares.CONFIRMING_FACTOR;
  }

  private double value(Series series) {
    return values[series.place()];
  }

  private int qualifier(Series series) {
    return qualifiers[series.place()];
  }

  private int status(Series.Measure measure) {
    return statuses[measure.place()];
  }
}
