package org.burdenshare.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.burdenshare.session.Session;

/**
 * The one Spark session of the test process, opened as the commands open theirs for small data: all
 * rows lie in one partition. That no result depends on it is what PropertiesTest shows, and
 * RegimesIT for whole processes.
 */
public final class TestSpark {
  private static final String PARTITIONS = "spark.sql.shuffle.partitions";
  private static final Map<String, String> COMPILED =
      Map.of("spark.sql.codegen.wholeStage", "true", "spark.sql.codegen.factoryMode", "FALLBACK");

  static {
    System.setProperty("spark.master", "local[2]");
    System.setProperty("spark.burdenshare.regime", "small");
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

  /** What the code gives where rows are exchanged between so many partitions. */
  public static <T> T inPartitions(int partitions, Supplier<T> code) {
    RuntimeConfig settings = session().conf();
    String before = settings.get(PARTITIONS);
    settings.set(PARTITIONS, partitions);
    try {
      return code.get();
    } finally {
      settings.set(PARTITIONS, before);
    }
  }

  /**
   * From now on Spark compiles code for its plans, which pays for half a million rows; the settings
   * before come back when the result is closed.
   */
  public static Restored compilingCode() {
    RuntimeConfig settings = session().conf();
    Map<String, String> before = new HashMap<>();
    COMPILED.forEach(
        (name, value) -> {
          before.put(name, settings.get(name));
          settings.set(name, value);
        });
    return () -> before.forEach(settings::set);
  }

  /** Settings that are for a while. */
  @FunctionalInterface
  public interface Restored extends AutoCloseable {
    @Override
    void close();
  }

  /** The row of a list that holds just one. */
  public static Row only(List<Row> rows) {
    assertThat(rows).hasSize(1);
    return rows.get(0);
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
