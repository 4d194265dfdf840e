package org.burdenshare.run;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.burdenshare.edition.Edition;
import org.burdenshare.warehouse.table.Tables;

/**
 * Rows of the table edition with {@code is_new}, true for the editions that this run reads. Their
 * observations are not counted yet.
 */
final class EditionRows {
  private EditionRows() {}

  /** Combines rows of the last publication, by column name, with new editions. */
  static Dataset<Row> of(
      SparkSession spark,
      Collection<Map<String, Object>> published,
      List<Edition> fresh,
      Instant ingestedAt) {
    StructType schema = Tables.EDITION.schema().add("is_new", DataTypes.BooleanType, false);
    return spark.createDataFrame(
        Stream.concat(
                published.stream().map(row -> with(row, Map.of("is_new", false))),
                fresh.stream()
                    .map(EditionRows::columns)
                    .map(row -> with(row, Map.of("is_new", true, "ingested_at", ingestedAt))))
            .map(row -> RowFactory.create(Stream.of(schema.fieldNames()).map(row::get).toArray()))
            .toList(),
        schema);
  }

  /** The row of a new edition, by column name. */
  static Map<String, Object> columns(Edition edition) {
    ReaderVersion read = ReaderVersion.of(edition.format());
    Map<String, Object> columns = new HashMap<>();
    columns.put("edition_id", edition.editionId());
    columns.put("publisher", edition.description().publisher());
    columns.put("title", edition.description().title());
    columns.put("basis", edition.basis());
    columns.put("measure_name", edition.description().measureName());
    columns.put("vintage_date", edition.vintageDate());
    columns.put("vintage_source", edition.description().vintage().source());
    columns.put("file_name", edition.file().name());
    columns.put("sha256", edition.sha256());
    columns.put("observation_count", 0L);
    columns.put("rejected_count", 0L);
    columns.put("citation", edition.description().citation());
    columns.put("licence", edition.description().licence());
    columns.put("accepted_checks", edition.record().accepted());
    columns.put("reader", read.reader());
    columns.put("reader_version", read.version());
    return columns;
  }

  private static Map<String, Object> with(Map<String, Object> row, Map<String, Object> others) {
    Map<String, Object> columns = new HashMap<>(row);
    columns.putAll(others);
    return columns;
  }
}
