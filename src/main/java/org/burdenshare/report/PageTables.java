package org.burdenshare.report;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the page is made of: tables of one publication, and the facts it was computed with.
 *
 * @param publication what it was published as
 * @param shares the table share_vintage
 * @param verdicts the table verdict_vintage
 * @param observations the table observation
 * @param editions the table edition
 * @param allies iso3, ally_name, accession_year and assessed of every ally
 * @param guidelines guideline, measure, guideline_pct and in_force_from of every guideline
 * @param equipment what was known of shares of spending on equipment when
 */
public record PageTables(
    PublicationLabel publication,
    Dataset<Row> shares,
    Dataset<Row> verdicts,
    Dataset<Row> observations,
    Dataset<Row> editions,
    Dataset<Row> allies,
    Dataset<Row> guidelines,
    Dataset<Row> equipment) {

  /**
   * How a publication is named on the page.
   *
   * @param id its run
   * @param day when it was published, UTC, as YYYY-MM-DD
   * @param asOf the day of which its trends speak, as YYYY-MM-DD
   */
  public record PublicationLabel(String id, String day, String asOf) {}
}
