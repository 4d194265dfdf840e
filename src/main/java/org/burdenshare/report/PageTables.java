package org.burdenshare.report;

import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the page is made of.
 *
 * @param publication what it was published as
 * @param named the rows of a table of the publication, or of a model over its tables, by its name
 */
public record PageTables(PublicationLabel publication, Function<String, Dataset<Row>> named) {

  Dataset<Row> table(String name) {
    return named.apply(name);
  }

  /**
   * How a publication is named on the page.
   *
   * @param id its run
   * @param day when it was published, UTC, as YYYY-MM-DD
   * @param asOf the day of which its trends speak, as YYYY-MM-DD
   */
  public record PublicationLabel(String id, String day, String asOf) {}
}
