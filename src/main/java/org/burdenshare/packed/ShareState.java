package org.burdenshare.packed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.burdenshare.trend.Vintages;

/**
 * A share as an edition gives it from a day on; without a share where the edition gives none.
 *
 * @param edition place of the edition
 * @param knownFrom days since 1970
 * @param share percent of GDP, unrounded; {@link EditionFigure#NOTHING} where there is none
 * @param published the share that the publisher prints, or nothing
 * @param status place of the status, or {@link StatusCodes#NONE}
 * @param gdpEdition place of the edition of the GDP; {@link #NO_EDITION} where the share is not
 *     computed
 */
record ShareState(
    int edition, int knownFrom, double share, double published, int status, int gdpEdition) {
  static final int NO_EDITION = -1;

  /** That an edition leaves an area out. */
  static ShareState withdrawn(int edition, int day) {
    return new ShareState(
        edition, day, EditionFigure.NOTHING, EditionFigure.NOTHING, StatusCodes.NONE, NO_EDITION);
  }

  boolean hasShare() {
    return !Double.isNaN(share);
  }

  /** The source of the share; null where there is none. */
  String source() {
    if (!hasShare()) {
      return null;
    }
    return isComputed() ? "computed" : "published";
  }

  private boolean isComputed() {
    return gdpEdition != NO_EDITION;
  }

  /** Whether another says the same: its edition and that of its GDP are no matter. */
  boolean saysTheSameAs(ShareState other) {
    return hasShare() == other.hasShare()
        && isComputed() == other.isComputed()
        && status == other.status
        && isSame(share, other.share)
        && isSame(published, other.published);
  }

  private static boolean isSame(double one, double other) {
    return Double.compare(one, other) == 0 || Double.compare(rounded(one), rounded(other)) == 0;
  }

  private static double rounded(double share) {
    return Double.isNaN(share) || Double.isInfinite(share)
        ? share
        : BigDecimal.valueOf(share)
            .setScale(Vintages.DECIMALS_OF_A_CHANGE, RoundingMode.HALF_UP)
            .doubleValue();
  }
}
