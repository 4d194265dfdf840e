package org.burdenshare.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers of the page, with as many digits as it shows. */
final class PageNumbers {
  /** Verdicts stand beside shares, and were made on all digits. */
  private static final int DECIMALS_OF_A_SHARE = 6;

  private static final MathContext DIGITS_OF_MONEY = new MathContext(7, RoundingMode.HALF_UP);
  private static final MathContext DIGITS_OF_A_FIGURE = new MathContext(9, RoundingMode.HALF_UP);

  private PageNumbers() {}

  /** A percentage. */
  static BigDecimal share(Double value) {
    return value == null
        ? null
        : plain(BigDecimal.valueOf(value).setScale(DECIMALS_OF_A_SHARE, RoundingMode.HALF_UP));
  }

  /** A figure as it stands in a cell. */
  static BigDecimal figure(double value) {
    return plain(BigDecimal.valueOf(value).round(DIGITS_OF_A_FIGURE));
  }

  /** Money in millions. */
  static BigDecimal millions(Double value) {
    return value == null
        ? null
        : plain(BigDecimal.valueOf(value).movePointLeft(6).round(DIGITS_OF_MONEY));
  }

  /** As few characters as say it, without an exponent. */
  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
  }
}
