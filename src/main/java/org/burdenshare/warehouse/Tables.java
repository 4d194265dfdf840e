package org.burdenshare.warehouse;

import java.util.List;

/**
 * The tables of the warehouse, a contract with everyone who queries them: here what went in and
 * what was published, in {@link TrendTables} and {@link VintageTables} what comes out.
 */
public final class Tables {
  static final String BASIS =
      "Whose definition of military expenditure: NATO or SIPRI; never mix the two";
  static final String BASIS_RULE = "basis IN ('NATO', 'SIPRI')";
  static final String STATUS =
      "SDMX observation status (CL_OBS_STATUS): A normal, E estimated, F forecast, P provisional, U"
          + " low reliability, B break in series, D definition differs, O missing, M missing and"
          + " cannot exist";
  static final String STATUS_RULE = "obs_status IN ('A', 'E', 'F', 'P', 'U', 'B', 'D', 'O', 'M')";

  /** What was released when. */
  public static final Table EDITION =
      Table.named("edition", "One row an edition: one release of one publication")
          .key("edition_id", "STRING", "Publisher and vintage date")
          .required("publisher", "STRING", "Who released it")
          .required("title", "STRING", "The publication")
          .optional("basis", "STRING", BASIS + "; null for GDP and population")
          .required("vintage_date", "DATE", "Day of release")
          .required("vintage_source", "STRING", "Where that day comes from")
          .required("file_name", "STRING", "The file it was read from, within its input")
          .required("sha256", "STRING", "Checksum of the file and its record")
          .required("observation_count", "BIGINT", "Observations read")
          .required("rejected_count", "BIGINT", "Rows of the file that could not be used")
          .required("citation", "STRING", "How to cite it")
          .required("licence", "STRING", "Terms of use")
          .required("accepted_checks", "ARRAY<STRING>", "Checks that its record lets it fail")
          .required("ingested_at", "TIMESTAMP", "When it was read, UTC")
          .optional(
              "reader",
              "STRING",
              "The format by whose rules it was read, such as sipri_workbook; null: read before this"
                  + " was kept")
          .optional(
              "reader_version",
              "INT",
              "Version of these rules and of those for all formats, summed: the higher, the newer;"
                  + " null: older than every version")
          .check("basis_known", "basis IS NULL OR " + BASIS_RULE)
          .build();

  /** Every figure of every edition. */
  public static final Table OBSERVATION =
      Table.named("observation", "One row a figure of an edition, missing ones included")
          .partition("edition_id", "STRING", "The edition that says so")
          .key(
              "measure",
              "STRING",
              "milex (military expenditure), gdp, share_of_gdp, population, personnel,"
                  + " equipment_share, personnel_share, infrastructure_share, other_share,"
                  + " milex_financial_year, milex_per_capita, milex_real_change,"
                  + " share_of_government_spending, gdp_volume (constant national prices),"
                  + " gdp_deflator or gdp_per_capita")
          .key("unit", "STRING", "XDC national currency, USD, PERCENT (0 to 100), PERSONS or INDEX")
          .nullableKey("price_base_year", "INT", "Year of constant prices; null: current prices")
          .key("iso3", "STRING", "ISO 3166 alpha-3 code, or the code of an aggregate")
          .key("year", "INT", "Calendar year")
          .optional("value", "DOUBLE", "The figure in single units; null: missing")
          .optional("currency", "STRING", "ISO 4217 code, for money; null: not said")
          .required("obs_status", "STRING", STATUS)
          .optional("note", "STRING", "The publisher's note; null: none")
          .required(
              "locator",
              "STRING",
              "Where it stands: file!sheet!cell, file:line, file:line:column or file:row")
          .check("unit_known", "unit IN ('XDC', 'USD', 'PERCENT', 'PERSONS', 'INDEX')")
          .check(
              "value_not_negative", "value IS NULL OR value >= 0 OR measure = 'milex_real_change'")
          .check("status_known", STATUS_RULE)
          .build();

  /** What could not be used. */
  public static final Table REJECTED_ROW =
      Table.named("rejected_row", "One row a row of a file that could not be used")
          .partition("edition_id", "STRING", "The edition it belongs to")
          .key(
              "locator",
              "STRING",
              "Where it stands: file!sheet!cell, file:line, file:line:column or file:row")
          .required("raw_text", "STRING", "The row as it stands in the file")
          .required("reason_code", "STRING", "Why it was rejected, as a code")
          .required("reason", "STRING", "Why it was rejected, and what to do")
          .required("run_id", "STRING", "The run that rejected it")
          .build();

  /** What was published together. */
  static final Table PUBLICATION =
      Table.named(
              "publication",
              "One row a publication, written last; the newest names the table versions that belong"
                  + " together")
          .key("run_id", "STRING", "The run that published it")
          .required(
              "number", "BIGINT", "1, 2, 3 ...: the order of publications; the highest is current")
          .required("published_at", "TIMESTAMP", "When, UTC")
          .required("as_of", "DATE", "The day of which the trends speak")
          .optional("own_guideline_pct", "DOUBLE", "Threshold of --guideline; null: none")
          .required(
              "gdp_partner", "STRING", "agreement, nearest (once called contemporaneous) or latest")
          .required("gdp_window_days", "INT", "Days that spending and GDP vintages may lie apart")
          .required("code_version", "STRING", "Version and fingerprint of the program")
          .required(
              "inputs",
              "ARRAY<STRUCT<edition_id: STRING, file_name: STRING, sha256: STRING>>",
              "The editions it stands on")
          .optional(
              "restores",
              "STRING",
              "The run whose tables it made current again; null: it brought new ones")
          .required(
              "table_versions",
              "MAP<STRING, BIGINT>",
              "Delta version of each table; empty: it has expired and its tables are gone")
          .required("row_counts", "MAP<STRING, BIGINT>", "Rows of each table")
          .required("checks_passed", "ARRAY<STRING>", "What was checked before")
          .required("answer", "ARRAY<STRING>", "What the run told: who meets 2 %, line by line")
          .required("news", "ARRAY<STRING>", "What it told of changes; empty: none")
          .required("flips", "BIGINT", "Verdicts that flipped since the publication before")
          .required("seconds", "DOUBLE", "From the start of the run to this row")
          .build();

  /** The tables that a publication names. */
  public static final List<Table> PUBLISHED =
      List.of(
          EDITION,
          OBSERVATION,
          REJECTED_ROW,
          TrendTables.ALLY_TREND,
          TrendTables.ALLIANCE_TREND,
          GuidelineTables.GUIDELINE_VERDICT,
          GuidelineTables.GUIDELINE_CROSSING,
          TrendTables.BASIS_GAP,
          GuidelineTables.PROJECTION,
          VintageTables.SHARE_VINTAGE,
          VintageTables.VERDICT_VINTAGE,
          VintageTables.RECONCILIATION,
          VintageTables.REVISION);

  private Tables() {}
}
