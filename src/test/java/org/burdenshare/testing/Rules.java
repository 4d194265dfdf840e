package org.burdenshare.testing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.model.GdpPartner;
import org.burdenshare.model.Models;
import org.burdenshare.query.ReferenceTables;

/**
 * Models over rows that a test gives, with the real allies and guidelines unless it gives those
 * too.
 */
public final class Rules {
  private final Map<String, Dataset<Row>> given =
      new HashMap<>(new ReferenceTables(TestSpark.session()).inputs());
  private final Map<String, Object> parameters = new HashMap<>();

  private Rules() {
    asOf(LocalDate.of(2026, 11, 1)).ownGuideline(null);
    gdpPartner(GdpPartner.AGREEMENT, GdpPartner.WINDOW_DAYS);
  }

  /** Models over the real allies and guidelines alone. */
  public static Rules ofReference() {
    return new Rules();
  }

  /** Models over these rows in the place of a model or an input. */
  public static Rules given(String name, Dataset<Row> rows) {
    return new Rules().and(name, rows);
  }

  /** Models over what editions say, of which some are new. */
  public static Rules ofEditions(Dataset<Row> observations, Dataset<Row> editions) {
    Dataset<Row> fresh =
        observations.join(
            editions.where("is_new").select("edition_id"), new String[] {"edition_id"}, "leftsemi");
    return given("observation", observations)
        .and("edition", editions)
        .and("new_observation", fresh)
        .and("rival_figure", fresh.where("rival_locator IS NOT NULL"))
        .and(
            "rejected_figure",
            TestSpark.table("edition_id STRING, locator STRING, title STRING, reason_code STRING"));
  }

  /** No revision is known, so that no verdict has a probability. */
  public Rules withoutRevisions() {
    return and(
        "share_outlook",
        TestSpark.table(
            "basis STRING, ally STRING, year INT, meets_probability DOUBLE, share_low_pct DOUBLE,"
                + " share_high_pct DOUBLE, probability_rests_on STRING"));
  }

  public Rules and(String name, Dataset<Row> rows) {
    given.put(name, rows);
    return this;
  }

  /** A value of any other parameter. */
  public Rules with(String parameter, Object value) {
    parameters.put(parameter, value);
    return this;
  }

  public Rules asOf(LocalDate day) {
    parameters.put("as_of", day);
    return this;
  }

  /** A threshold of one's own, percent of GDP; null for none. */
  public Rules ownGuideline(Double pct) {
    parameters.put("own_guideline_pct", pct);
    return this;
  }

  public Rules gdpPartner(GdpPartner rule, int windowDays) {
    parameters.put("gdp_partner", rule.text());
    parameters.put("gdp_window_days", windowDays);
    return this;
  }

  public Models models() {
    return new Models(TestSpark.session(), given, parameters, rows -> rows.localCheckpoint(true));
  }

  /** What a model makes of it. */
  public Dataset<Row> table(String model) {
    return models().table(model);
  }

  /** The rows of a model. */
  public List<Row> rows(String model) {
    return TestSpark.rows(table(model));
  }
}
