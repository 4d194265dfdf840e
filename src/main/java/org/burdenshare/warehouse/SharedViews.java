package org.burdenshare.warehouse;

import org.apache.spark.sql.SparkSession;
import org.burdenshare.warehouse.table.Table;
import org.burdenshare.warehouse.table.Tables;

/** The tables of one publication as views that every session of a Spark application finds. */
public final class SharedViews {
  private final SparkSession spark;
  private final Warehouse warehouse;

  /**
   * @param spark any session of the application
   * @param warehouse where the tables are
   */
  public SharedViews(SparkSession spark, Warehouse warehouse) {
    this.spark = spark;
    this.warehouse = warehouse;
  }

  /**
   * Makes the views: of each table that the publication has the version that it names, of the
   * publications those that are there now.
   */
  public void of(Publication publication) {
    for (Table table : Tables.PUBLISHED) {
      spark.sql(
          publication.has(table)
              ? warehouse.viewDdl(table, publication)
              : "DROP VIEW IF EXISTS " + table.name());
    }
    spark.sql(warehouse.publicationViewDdl());
  }
}
