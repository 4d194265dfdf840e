package org.burdenshare.jobs;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;

/** Another program that connects to the server: it prints what a query gives, a row a line. */
final class ConnectClient {
  private ConnectClient() {}

  /** Asks a server: URL QUERY. */
  public static void main(String[] arguments) throws IOException {
    try (SparkSession session = SparkSession.builder().remote(arguments[0]).getOrCreate()) {
      session.sql(arguments[1]).collectAsList().forEach(System.out::println);
    }
  }
}
