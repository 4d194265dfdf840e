package org.burdenshare.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.burdenshare.model.Measured.ratio;
import static org.burdenshare.model.Measured.share;

import java.util.List;
import org.apache.spark.sql.Row;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Poland, whose latest year is 2025: ten years before 3.5 % of GDP are due. */
class ProjectionTest {
  private static final Offset<Double> TINY = within(1e-9);

  @Test
  void spendingAndGdpGrow_sharesAndWhatIsNeeded() {
    Row projection =
        projected(
                ratio("POL", 2022, 20.0, 1000.0),
                ratio("POL", 2025, 20.0 * 1.1 * 1.1 * 1.1, 1000.0 * 1.02 * 1.02 * 1.02))
            .get(0);

    double share = 2.662 / 1.061208;
    assertThat(projection.<Integer>getAs("growth_years")).isEqualTo(3);
    assertThat(projection.<Double>getAs("milex_growth_pct")).isCloseTo(10, TINY);
    assertThat(projection.<Double>getAs("gdp_growth_pct")).isCloseTo(2, TINY);
    assertThat(projection.<Double>getAs("share_in_review_year_pct"))
        .isCloseTo(share * Math.pow(1.1 / 1.02, 4), TINY);
    assertThat(projection.<Double>getAs("share_in_due_year_pct"))
        .isCloseTo(share * Math.pow(1.1 / 1.02, 10), TINY);
    double needed = projection.<Double>getAs("milex_growth_needed_pct") / 100;
    double gdpWhenDue = 1061.208 * Math.pow(1.02, 10);
    assertThat(26.62 * Math.pow(1 + needed, 10) / gdpWhenDue * 100).isCloseTo(3.5, TINY);
    assertThat(projection.<Double>getAs("increase_needed_usd"))
        .isCloseTo((0.035 * gdpWhenDue - 26.62) / 10, TINY);
  }

  @Test
  void sharesAlone_projectedWithoutMoney() {
    Row projection = projected(share("POL", 2020, 2.0), share("POL", 2025, 4.0)).get(0);

    assertThat(projection.<Integer>getAs("growth_years")).isEqualTo(5);
    assertThat(projection.<Double>getAs("share_in_due_year_pct")).isCloseTo(16.0, TINY);
    assertThat(projection.<Double>getAs("share_growth_needed_pct")).isNegative();
    assertThat(projection.<Double>getAs("milex_growth_pct")).isNull();
    assertThat(projection.<Double>getAs("gdp_growth_pct")).isNull();
    assertThat(projection.<Double>getAs("increase_needed_usd")).isNull();
  }

  @Test
  void earlierYearOfAnotherEdition_noProjection() {
    assertThat(
            projected(share("POL", 2020, 2.0, "edition_id", "nato-2022"), share("POL", 2025, 4.0)))
        .isEmpty();
  }

  @Test
  void noMemberYet_noProjection() {
    assertThat(projected(share("SWE", 2020, 1.1), share("SWE", 2023, 1.5))).isEmpty();
  }

  private static List<Row> projected(Row... rows) {
    return Measured.known(rows).rows("projection");
  }
}
