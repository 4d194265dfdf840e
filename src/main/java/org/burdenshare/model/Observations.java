package org.burdenshare.model;

import static org.apache.spark.sql.functions.col;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Raw figures as observations, and what of them cannot be used. */
public final class Observations {
  /**
   * The version of the rules by which a raw figure becomes an observation and of the names of
   * areas, from 1. It goes up with every change of what becomes of a raw figure, so that editions
   * of all formats are read again.
   */
  public static final int RULES_VERSION = 3;

  private final Dataset<Row> raw;
  private final Map<String, Dataset<Row>> facts;
  private final Models models;

  /**
   * @param raw what readers give
   * @param facts the tables of facts that models name
   */
  public Observations(Dataset<Row> raw, Map<String, Dataset<Row>> facts) {
    this.raw = raw;
    this.facts = facts;
    Map<String, Dataset<Row>> inputs = new HashMap<>(facts);
    inputs.put("raw_figure", raw);
    this.models = new Models(raw.sparkSession(), inputs);
  }

  /** Those of some editions. */
  public Observations of(Collection<String> editions) {
    return new Observations(raw.where(col("edition_id").isin(editions.toArray())), facts);
  }

  /** One row a raw figure that can be used, with the columns of an observation. */
  public Dataset<Row> all() {
    return models.table("usable_figure");
  }

  /** One row a key, see {@code unique_figure.sql}. */
  public Dataset<Row> unique() {
    return models.table("unique_figure");
  }

  /** One row a raw figure that cannot be used: edition_id, locator, raw_text and the reason. */
  public Dataset<Row> rejected() {
    return models.table("rejected_figure");
  }
}
