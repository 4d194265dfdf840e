package org.burdenshare.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.warehouse.Publication;

/** The whole graph of models from observations to trends; it reads and writes no table. */
public final class TrendsPipeline {
  /** The names of the checks behind the model {@code offender}. */
  public static final List<String> CHECKS =
      List.of(
          "edition_not_empty",
          "tables_complete",
          "spending_has_basis",
          "key_unique",
          "share_within_range",
          "year_within_horizon",
          "coverage_kept",
          "figure_within_range",
          "magnitude_kept",
          "no_spike",
          "members_sum_to_total",
          "share_agrees_with_published",
          "vintages_follow_each_other",
          "counts_agree_with_vintages");

  private final Models models;

  /**
   * The figures of editions.
   *
   * @param observations all observations, one row a key
   * @param fresh the observations of new editions
   * @param rivals the new observations for which the file gives a second value: {@code rival_value}
   *     at {@code rival_locator}
   * @param rejected the rejected rows of new editions
   */
  public record Figures(
      Dataset<Row> observations, Dataset<Row> fresh, Dataset<Row> rivals, Dataset<Row> rejected) {
    /** The figures of published editions alone. */
    public static Figures known(Dataset<Row> observations) {
      Dataset<Row> none = observations.limit(0);
      return new Figures(observations, none, none, none);
    }

    /**
     * The figures of new editions alone.
     *
     * @param unique one row a key, with its rival
     * @param rejected the rejected rows
     */
    public static Figures allNew(Dataset<Row> unique, Dataset<Row> rejected) {
      return new Figures(unique, unique, unique.where("rival_locator IS NOT NULL"), rejected);
    }
  }

  /**
   * @param figures the figures of the editions
   * @param editions all editions: edition_id, publisher, basis, vintage_date, file_name, is_new and
   *     accepted
   * @param facts the reference tables, such as allies and guidelines
   * @param settings the settings of the run
   * @param shared persists rows that several tables depend on
   */
  public TrendsPipeline(
      Figures figures,
      Dataset<Row> editions,
      Map<String, Dataset<Row>> facts,
      Publication.Settings settings,
      UnaryOperator<Dataset<Row>> shared) {
    Map<String, Dataset<Row>> inputs = new HashMap<>(facts);
    inputs.put("observation", figures.observations());
    inputs.put("new_observation", figures.fresh());
    inputs.put("rival_figure", figures.rivals());
    inputs.put("rejected_figure", figures.rejected());
    inputs.put("edition", editions);
    this.models = new Models(editions.sparkSession(), inputs, parameters(settings), shared);
  }

  private static Map<String, Object> parameters(Publication.Settings settings) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("as_of", settings.asOf());
    parameters.put("own_guideline_pct", settings.ownGuidelinePct());
    parameters.put(
        "gdp_partner", GdpPartner.named(settings.gdpPartner()).map(GdpPartner::text).orElseThrow());
    parameters.put("gdp_window_days", settings.gdpWindowDays());
    return parameters;
  }

  /** The models of the trends. */
  public Models models() {
    return models;
  }

  /** The rows of a model. */
  public Dataset<Row> table(String model) {
    return models.table(model);
  }
}
