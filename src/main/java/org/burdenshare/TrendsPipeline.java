package org.burdenshare;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.check.Checks;
import org.burdenshare.measure.Figures;
import org.burdenshare.measure.GdpPartner;
import org.burdenshare.measure.Shares;
import org.burdenshare.reference.ReferenceTables;
import org.burdenshare.trend.AllianceTrend;
import org.burdenshare.trend.AllyTrend;
import org.burdenshare.trend.Guidelines;

/** From observations to trends: the whole graph, without reading or writing a table. */
public final class TrendsPipeline {
  private final Dataset<Row> observations;
  private final Dataset<Row> editions;
  private final ReferenceTables reference;
  private final Dataset<Row> allyTrend;
  private final Dataset<Row> allianceTrend;
  private final Dataset<Row> verdicts;

  /**
   * How the trends are computed.
   *
   * @param asOf editions released later are not known
   * @param ownGuidelinePct the user's threshold, percent of GDP; null if none
   * @param gdpPartner which GDP edition goes with a spending edition
   * @param gdpWindowDays days that the two vintages may lie apart
   */
  public record Settings(
      LocalDate asOf, Double ownGuidelinePct, GdpPartner gdpPartner, int gdpWindowDays) {}

  /**
   * @param observations all observations, one row a key
   * @param editions all editions: edition_id, publisher, basis, vintage_date, file_name, is_new and
   *     accepted
   * @param reference allies, guidelines and the other facts
   * @param settings how the trends are computed
   */
  public TrendsPipeline(
      Dataset<Row> observations,
      Dataset<Row> editions,
      ReferenceTables reference,
      Settings settings) {
    this.observations = observations;
    this.editions = editions;
    this.reference = reference;

    Dataset<Row> known = editions.where("vintage_date <= DATE'" + settings.asOf() + "'");
    Dataset<Row> figures =
        shared(Figures.byAreaAndYear(observations, known, reference.observationStatuses()));
    Dataset<Row> withGdp =
        settings
            .gdpPartner()
            .attach(
                figures.where("basis IS NOT NULL"),
                figures.where("basis IS NULL"),
                known,
                settings.gdpWindowDays());
    Dataset<Row> newest = shared(AllyTrend.newest(Shares.compute(withGdp)));

    this.allyTrend = shared(AllyTrend.of(newest, reference.allies(), reference.guidelines()));
    this.allianceTrend = AllianceTrend.of(allyTrend, newest, reference.aggregateMembers());
    this.verdicts =
        shared(
            Guidelines.verdicts(
                allyTrend, Guidelines.onShare(reference.guidelines(), settings.ownGuidelinePct())));
  }

  /** The trend of every ally, with the columns that checks and crossings need besides. */
  public Dataset<Row> allyTrend() {
    return allyTrend;
  }

  /** The trend of the alliance and its parts. */
  public Dataset<Row> allianceTrend() {
    return allianceTrend;
  }

  /** The verdict of every ally against every guideline. */
  public Dataset<Row> verdicts() {
    return verdicts;
  }

  /** The years in which a verdict changed. */
  public Dataset<Row> crossings() {
    return Guidelines.crossings(verdicts);
  }

  /** Everything that must not be published; empty if all is well. */
  public Dataset<Row> offenders() {
    return new Checks(
            observations,
            editions,
            allyTrend,
            reference.allies(),
            reference.aggregateMembers(),
            reference.checkExceptions())
        .all();
  }

  /**
   * Rows that several tables stand on, computed once. Their plan is cut off, so that what is built
   * on them is planned in no time.
   */
  private static Dataset<Row> shared(Dataset<Row> rows) {
    return rows.localCheckpoint(false);
  }
}
