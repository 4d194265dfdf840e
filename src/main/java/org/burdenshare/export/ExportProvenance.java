package org.burdenshare.export;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.burdenshare.query.Snapshot;
import org.burdenshare.warehouse.Publication;
import org.burdenshare.warehouse.table.Tables;

/**
 * The publication and the editions that exported tables come from.
 *
 * @param publication the id of the publication
 * @param publishedAt when it was published
 * @param asOf the day of which its trends speak
 * @param editions the rows of the table edition: as many as there are releases
 */
public record ExportProvenance(
    String publication, Instant publishedAt, LocalDate asOf, List<Row> editions) {
  /** The publication of a snapshot. */
  public static ExportProvenance of(Snapshot snapshot) {
    Publication publication = snapshot.publication();
    return new ExportProvenance(
        publication.runId(),
        publication.publishedAt(),
        publication.settings().asOf(),
        snapshot.rows(Tables.EDITION).orderBy("edition_id").collectAsList());
  }
}
