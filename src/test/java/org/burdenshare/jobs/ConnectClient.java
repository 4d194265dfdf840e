package org.burdenshare.jobs;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * Another program that connects to the server: it prints what its queries give, a row a line, and
 * an empty line behind each.
 */
final class ConnectClient {
  private ConnectClient() {}

  /** Asks a server: URL QUERY... */
  public static void main(String[] arguments) throws IOException {
    try (SparkSession session = SparkSession.builder().remote(arguments[0]).getOrCreate()) {
      for (String query : List.of(arguments).subList(1, arguments.length)) {
        session.sql(query).collectAsList().forEach(System.out::println);
        System.out.println();
      }
    }
  }
}
