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
 * The one Spark session of the test process, opened as the commands open theirs. Rows are so few
 * that compiling code for them would take most of the time; the tests of whole processes compile.
 */
public final class TestSpark {
  static {
    System.setProperty("spark.master", "local[2]");
    System.setProperty("spark.sql.shuffle.partitions", "2");
    System.setProperty("spark.sql.codegen.wholeStage", "false");
    System.setProperty("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    System.setProperty("spark.driver.host", "127.0.0.1");
    System.setProperty("spark.driver.bindAddress", "127.0.0.1");
    System.setProperty("spark.sql.warehouse.dir", "target/spark-warehouse");
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

  /** The rows of a small result. */
  public static List<Row> rows(Dataset<Row> dataset) {
    return dataset.collectAsList();
  }
}
