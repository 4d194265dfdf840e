package org.burdenshare.warehouse;

import org.apache.spark.sql.SparkSession;

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
   * Makes the views: of each table the version that the publication names, of the publications
   * those that are there now.
   */
  public void of(Publication publication) {
    for (Table table : Tables.PUBLISHED) {
      make(table, publication.tableVersions().get(table.name()));
    }
    make(Tables.PUBLICATION, warehouse.publicationVersion());
  }

  private void make(Table table, long version) {
    spark.sql(table.viewDdl(warehouse.place(table), version));
  }
}
