package org.burdenshare.testing;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.burdenshare.cli.Session;

/**
 * The one Spark session of the test process, opened as the commands open theirs for small data, but
 * for a second partition where rows are exchanged, lest a result depend on their lying in one; the
 * tests of whole processes cover the other regime.
 */
public final class TestSpark {
  static {
    System.setProperty("spark.master", "local[2]");
    System.setProperty("spark.burdenshare.regime", "small");
    System.setProperty("spark.sql.shuffle.partitions", "2");
    System.setProperty("spark.driver.host", "127.0.0.1");
    System.setProperty("spark.driver.bindAddress", "127.0.0.1");
    System.setProperty("spark.sql.warehouse.dir", "target/spark-warehouse");
    // What a cluster's defaults may say, and no command may take over.
    System.setProperty("spark.sql.files.ignoreCorruptFiles", "true");
    System.setProperty("spark.sql.files.ignoreMissingFiles", "true");
    System.setProperty("spark.files.ignoreCorruptFiles", "true");
    System.setProperty("spark.files.ignoreMissingFiles", "true");
  }

  private TestSpark() {}

  /** The session. */
  public static SparkSession session() {
    return Session.open();
  }

  /** A table of rows as they stand in a test. */
  public static Dataset<Row> table(String ddl, Row... rows) {
    return session().createDataFrame(Arrays.asList(rows), StructType.fromDDL(ddl));
  }

  /** One row. */
  public static Row row(Object... values) {
    return RowFactory.create(values);
  }

  /** The rows of a small result as text in one order, whatever their order was. */
  public static List<String> sorted(Dataset<Row> dataset) {
    return dataset.toJSON().collectAsList().stream().sorted().toList();
  }

  /** The rows of a small result. */
  public static List<Row> rows(Dataset<Row> dataset) {
    return dataset.collectAsList();
  }
}
