package org.burdenshare.testing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.burdenshare.edition.Edition;
import org.burdenshare.edition.EditionCatalogue;
import org.burdenshare.model.GdpPartner;
import org.burdenshare.model.Models;
import org.burdenshare.model.Observations;
import org.burdenshare.model.TrendsPipeline;
import org.burdenshare.query.ReferenceTables;
import org.burdenshare.source.EditionFile;
import org.burdenshare.source.RawFigure;
import org.burdenshare.warehouse.Publication;

/** The whole graph over editions on disk, without a warehouse. */
public final class Trends {
  private static final int GDP_WINDOW_DAYS = 200;

  private final List<Edition> editions;
  private final Observations figures;
  private final Dataset<Row> observations;
  private TrendsPipeline newest;

  private Trends(List<Edition> editions, Observations figures) {
    this.editions = editions;
    this.figures = figures;
    this.observations = figures.unique().localCheckpoint(true);
  }

  /** Reads the editions among the inputs, once for any number of days. */
  public static Trends of(String... inputs) {
    SparkSession spark = TestSpark.session();
    List<Edition> editions =
        EditionCatalogue.of(List.of(inputs), null, spark.sessionState().newHadoopConf()).editions();
    Dataset<Row> raw =
        editions.stream()
            .collect(
                Collectors.groupingBy(
                    Edition::format,
                    Collectors.mapping(
                        edition -> new EditionFile(edition.file(), edition.editionId()),
                        Collectors.toList())))
            .entrySet()
            .stream()
            .map(format -> format.getKey().read(spark, format.getValue()))
            .reduce(Dataset::unionByName)
            .orElseGet(() -> RawFigure.none(spark));
    return new Trends(editions, new Observations(raw, new ReferenceTables(spark).inputs()));
  }

  /** The day of the newest edition. */
  public LocalDate newestVintage() {
    return editions.stream().map(Edition::vintageDate).max(LocalDate::compareTo).orElseThrow();
  }

  /** Every observation. */
  public Dataset<Row> observations() {
    return observations;
  }

  /** What could not be used. */
  public Dataset<Row> rejected() {
    return figures.rejected();
  }

  /** Every edition with its record, all of them new. */
  public Dataset<Row> editions() {
    return TestSpark.session()
        .createDataFrame(
            editions.stream()
                .map(
                    edition ->
                        RowFactory.create(
                            edition.editionId(),
                            edition.description().publisher(),
                            edition.basis(),
                            edition.description().measureName(),
                            edition.vintageDate(),
                            edition.file().name(),
                            edition.format().code(),
                            edition.record().accepted().toArray(),
                            true))
                .toList(),
            StructType.fromDDL(
                "edition_id STRING, publisher STRING, basis STRING, measure_name STRING,"
                    + " vintage_date DATE, file_name STRING, reader STRING, accepted_checks ARRAY<STRING>, is_new BOOLEAN"));
  }

  /** The trends as known on a day. */
  public TrendsPipeline asOf(LocalDate day) {
    return new TrendsPipeline(
        TrendsPipeline.Figures.allNew(observations, rejected()),
        editions(),
        new ReferenceTables(TestSpark.session()).inputs(),
        new Publication.Settings(
            day, null, List.of(), GdpPartner.AGREEMENT.text(), GDP_WINDOW_DAYS, "test"),
        rows -> rows.localCheckpoint(true));
  }

  /** The trends as known on the day of the newest edition, computed once. */
  public synchronized TrendsPipeline newest() {
    if (newest == null) {
      newest = asOf(newestVintage());
    }
    return newest;
  }

  /** The models as known on a day, upon states of knowledge that are the same for every day. */
  public Models knownOn(LocalDate day) {
    return newest().models().with(Map.of("state", newest().table("state")), Map.of("as_of", day));
  }
}
