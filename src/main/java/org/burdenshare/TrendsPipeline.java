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
import org.burdenshare.packed.PackedVintages;
import org.burdenshare.reference.ReferenceTables;
import org.burdenshare.trend.AllianceTrend;
import org.burdenshare.trend.AllyTrend;
import org.burdenshare.trend.BasisGap;
import org.burdenshare.trend.Guidelines;
import org.burdenshare.trend.Projection;
import org.burdenshare.trend.Vintages;
import org.burdenshare.warehouse.Regime;

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
  private final UnaryOperator<Dataset<Row>> shared;
  private final Dataset<Row> allyTrend;
  private final Dataset<Row> allianceTrend;
  private final Dataset<Row> verdicts;
  private final Dataset<Row> reconciliation;

  /** Null where nobody has asked yet. */
  private Known known;

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
    this.shared = shared;
    this.guidelines = Guidelines.all(reference.guidelines(), settings.ownGuidelinePct());
    this.guideline = Guidelines.onShare(guidelines);
    this.figures =
        shared.apply(
            Figures.byAreaAndYear(observations, editions, reference.observationStatuses()));
    this.states =
        shared.apply(
            Vintages.states(
                Shares.of(figures, editions, settings.gdpPartner(), settings.gdpWindowDays())));
    if (Regime.of(observations.sparkSession()) == Regime.SMALL) {
      this.known = knownByStates();
    }

    Dataset<Row> newest = shared.apply(Vintages.knownOn(states, settings.asOf()));
    this.allyTrend = shared.apply(AllyTrend.of(newest, reference.allies(), guidelines));
    this.allianceTrend =
        shared.apply(AllianceTrend.of(allyTrend, newest, reference.aggregateMembers()));
    this.verdicts = shared.apply(Guidelines.verdicts(allyTrend, guidelines));
    this.reconciliation =
        shared.apply(Reconciliation.of(states, figures, reference.allies(), guideline));
  }

  /** What was known when, of shares and of who met the guideline. */
  private record Known(Dataset<Row> shares, Dataset<Row> verdicts) {}

  /** Plain numbers take jobs of their own, so they wait until somebody asks. */
  private synchronized Known known() {
    if (known == null) {
      known = knownByNumbers();
    }
    return known;
  }

  private Known knownByStates() {
    Dataset<Row> allies = reference.allies();
    Dataset<Row> shares =
        shared.apply(Vintages.shares(Vintages.changes(states, allies), guideline));
    Dataset<Row> days = Vintages.days(states, shares, allies);
    return new Known(shares, shared.apply(Vintages.verdicts(days, shares, allies)));
  }

  private Known knownByNumbers() {
    Dataset<Row> allies = reference.allies();
    Dataset<Row> history =
        shared.apply(
            PackedVintages.history(
                observations,
                editions,
                reference.observationStatuses(),
                allies,
                settings.gdpPartner(),
                settings.gdpWindowDays()));
    Dataset<Row> shares = Vintages.shares(PackedVintages.changes(history, allies), guideline);
    Dataset<Row> days = PackedVintages.days(history);
    return new Known(shares, shared.apply(Vintages.verdicts(days, shares, allies)));
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
    return known().shares();
  }

  /** How many members met the guideline, by what was known when. */
  public Dataset<Row> verdictVintages() {
    return known().verdicts();
  }

  /** The shares of every edition beside those that it prints. */
  public Dataset<Row> reconciliation() {
    return reconciliation;
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
        .all()
        .union(
            new VintageChecks(shareVintages(), verdictVintages(), allianceTrend, settings.asOf())
                .all());
  }
}
