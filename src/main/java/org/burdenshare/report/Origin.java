package org.burdenshare.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * Where exported tables come from.
 *
 * @param publication the id of the publication
 * @param publishedAt when it was published
 * @param asOf the day of which its trends speak
 * @param editions the rows of the table edition: as many as there are releases
 */
public record Origin(String publication, Instant publishedAt, LocalDate asOf, List<Row> editions) {}
