package org.burdenshare;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.burdenshare.check.Checks;
import org.burdenshare.check.VintageChecks;
import org.burdenshare.measure.Figures;
import org.burdenshare.measure.GdpPartner;
import org.burdenshare.measure.Reconciliation;
import org.burdenshare.measure.Shares;
import org.burdenshare.reference.ReferenceTables;
import org.burdenshare.trend.AllianceTrend;
import org.burdenshare.trend.AllyTrend;
import org.burdenshare.trend.BasisGap;
import org.burdenshare.trend.Coverage;
import org.burdenshare.trend.Guidelines;
import org.burdenshare.trend.Projection;
import org.burdenshare.trend.Vintages;

/** From observations to trends: the whole graph, without reading or writing a table. */
public final class TrendsPipeline {
  /** The names of the checks behind {@link #offenders}. */
  public static final List<String> CHECKS =
      Stream.of(Checks.NAMES, VintageChecks.NAMES).flatMap(List::stream).toList();

  private final Dataset<Row> observations;
  private final Dataset<Row> editions;
  private final ReferenceTables reference;
  private final Settings settings;
  private final Dataset<Row> guidelines;
  private final Dataset<Row> guideline;
  private final Dataset<Row> figures;
  private final Dataset<Row> states;
  private final Dataset<Row> shareVintages;
  private final Dataset<Row> verdictVintages;
  private final Dataset<Row> allyTrend;
  private final Dataset<Row> allianceTrend;
  private final Dataset<Row> verdicts;
  private final Dataset<Row> reconciliation;

  /**
   * How the trends are computed.
   *
   * @param asOf the trends speak as known on this day
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
   * @param shared keeps rows that several tables stand on, so that they are computed once
   */
  public TrendsPipeline(
      Dataset<Row> observations,
      Dataset<Row> editions,
      ReferenceTables reference,
      Settings settings,
      UnaryOperator<Dataset<Row>> shared) {
    this.observations = observations;
    this.editions = editions;
    this.reference = reference;
    this.settings = settings;
    this.guidelines = Guidelines.all(reference.guidelines(), settings.ownGuidelinePct());
    this.guideline = Guidelines.onShare(guidelines);
    this.figures =
        shared.apply(
            Figures.byAreaAndYear(
                Figures.concerned(observations, reference.areasConcerned()),
                editions,
                reference.observationStatuses()));
    Dataset<Row> allies = reference.allies();
    this.states =
        shared.apply(
            Vintages.states(
                Shares.of(figures, editions, settings.gdpPartner(), settings.gdpWindowDays()),
                allies));
    this.shareVintages = shared.apply(Vintages.shares(states, allies, guideline));
    this.verdictVintages =
        shared.apply(
            Vintages.verdicts(Vintages.days(states, shareVintages, allies), shareVintages, allies));
    Dataset<Row> newest = shared.apply(Vintages.knownOn(states, settings.asOf()));
    this.allyTrend = shared.apply(AllyTrend.of(newest, allies, guidelines));
    this.allianceTrend =
        shared.apply(AllianceTrend.of(allyTrend, newest, reference.aggregateMembers()));
    this.verdicts = shared.apply(Guidelines.verdicts(allyTrend, guidelines));
    this.reconciliation = shared.apply(Reconciliation.of(states, figures, allies, guideline));
  }

  /** The trend of every ally as known on another day, from the same states of knowledge. */
  public Dataset<Row> allyTrendOn(LocalDate day) {
    return AllyTrend.of(Vintages.knownOn(states, day), reference.allies(), guidelines);
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

  /** Every ally by two definitions. */
  public Dataset<Row> basisGaps() {
    return BasisGap.of(allyTrend);
  }

  /** Where shares would be if they kept their course. */
  public Dataset<Row> projections() {
    return Projection.of(allyTrend, guidelines);
  }

  /** What was known of every share when, whatever the day that the trends speak of. */
  public Dataset<Row> shareVintages() {
    return shareVintages;
  }

  /** How many members met the guideline, by what was known when. */
  public Dataset<Row> verdictVintages() {
    return verdictVintages;
  }

  /** The shares of every edition beside those that it prints. */
  public Dataset<Row> reconciliation() {
    return reconciliation;
  }

  /** What is to be said of editions that give too little: edition_id and sentence. */
  public Dataset<Row> partialEditions() {
    return Coverage.partial(states, editions, reference.allies());
  }

  /** Everything that must not be published; empty if all is well. */
  public Dataset<Row> offenders() {
    return new Checks(
            observations,
            editions,
            allyTrend,
            new Checks.Facts(
                reference.allies(),
                reference.aggregateMembers(),
                reference.sizeRanges(),
                reference.redenominations(),
                reference.checkExceptions()))
        .all()
        .union(
            new VintageChecks(shareVintages, verdictVintages, allianceTrend, settings.asOf())
                .all());
  }
}
