package org.burdenshare.model;

import static org.apache.spark.sql.functions.col;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Conforms raw figures to observations and rejected rows. */
public final class Observations {
  /**
   * The version of the conforming rules and area names, from 1. Every change of their result
   * increments it, so that editions of all formats are read again.
   */
  public static final int RULES_VERSION = 3;

  private final Dataset<Row> raw;
  private final Map<String, Dataset<Row>> facts;
  private final Models models;

  /**
   * @param raw the readers' figures
   * @param facts the reference tables
   */
  public Observations(Dataset<Row> raw, Map<String, Dataset<Row>> facts) {
    this.raw = raw;
    this.facts = facts;
    Map<String, Dataset<Row>> inputs = new HashMap<>(facts);
    inputs.put("raw_figure", raw);
    this.models = new Models(raw.sparkSession(), inputs);
  }

  /** The observations of some editions. */
  public Observations of(Collection<String> editions) {
    return new Observations(raw.where(col("edition_id").isin(editions.toArray())), facts);
  }

  /** One row a usable raw figure, with the columns of an observation. */
  public Dataset<Row> all() {
    return models.table("usable_figure");
  }

  /** One row a key, see {@code unique_figure.sql}. */
  public Dataset<Row> unique() {
    return models.table("unique_figure");
  }

  /** One row a rejected raw figure: edition_id, locator, raw_text and the reason. */
  public Dataset<Row> rejected() {
    return models.table("rejected_figure");
  }
}
