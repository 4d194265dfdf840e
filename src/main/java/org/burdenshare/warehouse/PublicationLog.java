package org.burdenshare.warehouse;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.burdenshare.vocabulary.Failure;

/** The table of publications: the one place that says what is current. */
final class PublicationLog {
  private static final StructType SCHEMA =
      StructType.fromDDL(
          "run_id STRING, number BIGINT, published_at TIMESTAMP, as_of DATE,"
              + " own_guideline_pct DOUBLE, gdp_partner STRING, gdp_window_days INT,"
              + " code_version STRING,"
              + " inputs ARRAY<STRUCT<edition_id: STRING, file_name: STRING, sha256: STRING>>,"
              + " table_versions MAP<STRING, BIGINT>, row_counts MAP<STRING, BIGINT>,"
              + " checks_passed ARRAY<STRING>, seconds DOUBLE");
  private static final int SHOWN = 5;
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final SparkSession spark;
  private final DeltaStore store;

  PublicationLog(SparkSession spark, DeltaStore store) {
    this.spark = spark;
    this.store = store;
  }

  Optional<Publication> last() {
    if (!store.exists(Tables.PUBLICATION)) {
      return Optional.empty();
    }
    return store
        .current(Tables.PUBLICATION)
        .orderBy(newestFirst())
        .limit(1)
        .collectAsList()
        .stream()
        .map(PublicationLog::publication)
        .findFirst();
  }

  /**
   * The publication of a run, or the one that was current at the end of a day.
   *
   * @param idOrDay a run's id, or a day of UTC as YYYY-MM-DD
   * @throws Failure naming the newest publications if there is none
   */
  Publication of(String idOrDay) {
    Dataset<Row> all = store.current(Tables.PUBLICATION).orderBy(newestFirst());
    Column chosen =
        DAY.matcher(idOrDay).matches()
            ? functions.expr("try_cast('" + idOrDay + "' AS DATE) >= CAST(published_at AS DATE)")
            : all.col("run_id").equalTo(idOrDay);
    return all.where(chosen).limit(1).collectAsList().stream()
        .map(PublicationLog::publication)
        .findFirst()
        .orElseThrow(
            () ->
                Failure.of(
                    Failure.Kind.NO_INPUT,
                    "There is no publication '%s' in %s; the newest are %s."
                        .formatted(
                            idOrDay,
                            store.location(),
                            String.join(
                                ", ",
                                all.select("run_id").limit(SHOWN).collectAsList().stream()
                                    .map(row -> row.getString(0))
                                    .toList()))));
  }

  void append(Publication publication) {
    store.append(Tables.PUBLICATION, spark.createDataFrame(List.of(row(publication)), SCHEMA));
  }

  private static Column newestFirst() {
    return functions.col("number").desc();
  }

  private static Row row(Publication publication) {
    Publication.Settings settings = publication.settings();
    return RowFactory.create(
        publication.runId(),
        publication.number(),
        publication.publishedAt(),
        settings.asOf(),
        settings.ownGuidelinePct(),
        settings.gdpPartner(),
        settings.gdpWindowDays(),
        settings.codeVersion(),
        publication.inputs().stream()
            .map(input -> RowFactory.create(input.editionId(), input.fileName(), input.sha256()))
            .toList(),
        publication.tableVersions(),
        publication.rowCounts(),
        publication.checks(),
        publication.seconds());
  }

  private static Publication publication(Row row) {
    return new Publication(
        row.getAs("run_id"),
        row.<Long>getAs("number"),
        row.<Instant>getAs("published_at"),
        new Publication.Settings(
            row.getAs("as_of"),
            row.getAs("own_guideline_pct"),
            row.getAs("gdp_partner"),
            row.<Integer>getAs("gdp_window_days"),
            row.getAs("code_version")),
        row.<Row>getList(row.fieldIndex("inputs")).stream()
            .map(
                input ->
                    new Publication.Input(
                        input.getString(0), input.getString(1), input.getString(2)))
            .toList(),
        Map.copyOf(row.<String, Long>getJavaMap(row.fieldIndex("table_versions"))),
        Map.copyOf(row.<String, Long>getJavaMap(row.fieldIndex("row_counts"))),
        row.getList(row.fieldIndex("checks_passed")),
        row.<Double>getAs("seconds"));
  }
}
