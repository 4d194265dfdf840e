package org.burdenshare.warehouse.table;

import java.util.List;
import java.util.stream.Stream;

/**
 * The tables of the warehouse, a contract with everyone who queries them; each is declared by a
 * CREATE TABLE resource of its name, whose comment states the grain.
 */
public final class Tables {
  public static final Table EDITION = Table.of("edition");
  public static final Table OBSERVATION = Table.of("observation");
  public static final Table REJECTED_ROW = Table.of("rejected_row");
  public static final Table ALLY_TREND = Table.of("ally_trend");
  public static final Table ALLIANCE_TREND = Table.of("alliance_trend");
  public static final Table GUIDELINE_VERDICT = Table.of("guideline_verdict");
  public static final Table GUIDELINE_CROSSING = Table.of("guideline_crossing");
  public static final Table BASIS_GAP = Table.of("basis_gap");
  public static final Table PROJECTION = Table.of("projection");
  public static final Table SHARE_VINTAGE = Table.of("share_vintage");
  public static final Table VERDICT_VINTAGE = Table.of("verdict_vintage");
  public static final Table REVISION_STATISTIC = Table.of("revision_statistic");
  public static final Table RECONCILIATION = Table.of("reconciliation");
  public static final Table REVISION = Table.of("revision");
  public static final Table PUBLICATION = Table.of("publication");
  public static final Table SHARE_CHANGE = Table.of("share_change");
  public static final Table TRACE = Table.of("trace");

  /** Views over published tables, which are not stored. */
  public static final List<Table> VIEWS = List.of(SHARE_CHANGE, TRACE);

  /** The tables of a publication. */
  public static final List<Table> PUBLISHED =
      List.of(
          EDITION,
          OBSERVATION,
          REJECTED_ROW,
          ALLY_TREND,
          ALLIANCE_TREND,
          GUIDELINE_VERDICT,
          GUIDELINE_CROSSING,
          BASIS_GAP,
          PROJECTION,
          SHARE_VINTAGE,
          VERDICT_VINTAGE,
          REVISION_STATISTIC,
          RECONCILIATION,
          REVISION);

  /** The tables of the warehouse. */
  public static final List<Table> STORED =
      Stream.concat(PUBLISHED.stream(), Stream.of(PUBLICATION)).toList();

  private Tables() {}
}
