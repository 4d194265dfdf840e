package org.burdenshare.packed;

/** The figures of an edition that a share can stand on, and those that only tell of a status. */
enum Series {
  MILEX_XDC(0, Measure.MILEX),
  MILEX_USD(1, Measure.MILEX),
  /** In US$ of the year that its qualifier says. */
  MILEX_CONSTANT(2, Measure.MILEX),
  OTHER_MILEX(3, Measure.MILEX),
  GDP_XDC(4, Measure.GDP),
  GDP_USD(5, Measure.GDP),
  /** In US$ of the year that its qualifier says. */
  GDP_CONSTANT(6, Measure.GDP),
  OTHER_GDP(7, Measure.GDP),
  SHARE(8, Measure.SHARE),
  OTHER_SHARE(9, Measure.SHARE),
  /** Of another measure: it says no more than that the edition speaks of the area and year. */
  OTHER(10, Measure.OTHER);

  private static final Series[] ALL = values();

  private final int place;
  private final Measure measure;

  Series(int place, Measure measure) {
    this.place = place;
    this.measure = measure;
  }

  /** What is measured, as far as statuses go. */
  enum Measure {
    MILEX(0),
    GDP(1),
    SHARE(2),
    OTHER(3);

    private final int place;

    Measure(int place) {
      this.place = place;
    }

    /** A number from 0 on, as its values are declared. */
    int place() {
      return place;
    }
  }

  Measure measure() {
    return measure;
  }

  /** A number from 0 on, as the values are declared. */
  int place() {
    return place;
  }

  static Series at(int place) {
    return ALL[place];
  }

  /** The series of an observation, whether or not it is in constant prices. */
  static Series of(String measure, String unit, boolean constant) {
    return switch (measure) {
      case "milex" -> money(unit, constant, MILEX_XDC, MILEX_USD, MILEX_CONSTANT, OTHER_MILEX);
      case "gdp" -> money(unit, constant, GDP_XDC, GDP_USD, GDP_CONSTANT, OTHER_GDP);
      case "share_of_gdp" -> unit.equals("PERCENT") && !constant ? SHARE : OTHER_SHARE;
      default -> OTHER;
    };
  }

  private static Series money(
      String unit, boolean constant, Series xdc, Series usd, Series constantUsd, Series other) {
    return switch (unit) {
      case "XDC" -> constant ? other : xdc;
      case "USD" -> constant ? constantUsd : usd;
      default -> other;
    };
  }
}
