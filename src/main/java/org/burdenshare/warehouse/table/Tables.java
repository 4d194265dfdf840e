package org.burdenshare.warehouse.table;

import java.util.List;
import java.util.stream.Stream;

/**
 * The tables of the warehouse, a contract with everyone who queries them; each is declared by a
 * CREATE TABLE statement of its name among the resources.
 */
public final class Tables {
  /** The editions: releases of publications. */
  public static final Table EDITION = Table.of("edition");

  /** Every figure of every edition. */
  public static final Table OBSERVATION = Table.of("observation");

  /** Rows of files that could not be used. */
  public static final Table REJECTED_ROW = Table.of("rejected_row");

  /** Every ally, year by year. */
  public static final Table ALLY_TREND = Table.of("ally_trend");

  /** The alliance and its parts, year by year. */
  public static final Table ALLIANCE_TREND = Table.of("alliance_trend");

  /** Every guideline applied to every ally and year. */
  public static final Table GUIDELINE_VERDICT = Table.of("guideline_verdict");

  /** The years in which members crossed a guideline. */
  public static final Table GUIDELINE_CROSSING = Table.of("guideline_crossing");

  /** Two definitions of military expenditure side by side. */
  public static final Table BASIS_GAP = Table.of("basis_gap");

  /** Shares projected along their present course. */
  public static final Table PROJECTION = Table.of("projection");

  /** The vintages of each share. */
  public static final Table SHARE_VINTAGE = Table.of("share_vintage");

  /** Counts of members that met the guideline, by vintage date. */
  public static final Table VERDICT_VINTAGE = Table.of("verdict_vintage");

  /** How far first shares were revised. */
  public static final Table REVISION_STATISTIC = Table.of("revision_statistic");

  /** Our shares beside the publishers' own. */
  public static final Table RECONCILIATION = Table.of("reconciliation");

  /** The differences between a publication and the one before. */
  public static final Table REVISION = Table.of("revision");

  /** Why each share changed. */
  public static final Table SHARE_CHANGE = Table.of("share_change");

  /** The figures and cells behind each share. */
  public static final Table TRACE = Table.of("trace");

  /** Views over published tables, stored nowhere. */
  public static final List<Table> VIEWS = List.of(SHARE_CHANGE, TRACE);

  /** The log of publications. */
  public static final Table PUBLICATION = Table.of("publication");

  /** The tables that a publication names. */
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
