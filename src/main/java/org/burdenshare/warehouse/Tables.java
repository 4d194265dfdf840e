package org.burdenshare.warehouse;

import java.util.List;

/** The tables of the warehouse: a contract with everyone who queries them. */
public final class Tables {
  private static final String BASIS =
      "Whose definition of military expenditure: NATO or SIPRI; never mix the two";
  private static final String BASIS_RULE = "basis IN ('NATO', 'SIPRI')";
  private static final String STATUS =
      "SDMX observation status (CL_OBS_STATUS): A normal, E estimated, F forecast, P provisional, U"
          + " low reliability, B break in series, D definition differs, O missing, M missing and"
          + " cannot exist";
  private static final String STATUS_RULE =
      "obs_status IN ('A', 'E', 'F', 'P', 'U', 'B', 'D', 'O', 'M')";

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
          .check("basis_known", "basis IS NULL OR " + BASIS_RULE)
          .build();

  /** Every figure of every edition. */
  public static final Table OBSERVATION =
      Table.named("observation", "One row a figure of an edition, missing ones included")
          .key("edition_id", "STRING", "The edition that says so")
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
          .key("edition_id", "STRING", "The edition it belongs to")
          .key(
              "locator",
              "STRING",
              "Where it stands: file!sheet!cell, file:line, file:line:column or file:row")
          .required("raw_text", "STRING", "The row as it stands in the file")
          .required("reason_code", "STRING", "Why it was rejected, as a code")
          .required("reason", "STRING", "Why it was rejected, and what to do")
          .required("run_id", "STRING", "The run that rejected it")
          .build();

  /** Every ally, year by year. */
  public static final Table ALLY_TREND =
      Table.named("ally_trend", "One row a basis, ally and year, as known on the publication's day")
          .key("basis", "STRING", BASIS)
          .key("ally", "STRING", "ISO 3166 alpha-3 code")
          .key("year", "INT", "Calendar year")
          .required("ally_name", "STRING", "English short name")
          .required(
              "is_member",
              "BOOLEAN",
              "Whether it was a member that year; the year of accession counts in full")
          .optional("edition_id", "STRING", "The edition its figures come from; null: none has any")
          .optional("vintage_date", "DATE", "Release of that edition; null: no figure")
          .optional(
              "gdp_vintage_date",
              "DATE",
              "Release of the GDP in the denominator; null: the share is the publisher's own")
          .optional("milex_usd", "DOUBLE", "Military expenditure, current US$; null: not given")
          .optional(
              "milex_usd_constant",
              "DOUBLE",
              "Military expenditure, US$ at prices of price_base_year; null: not given")
          .optional(
              "price_base_year",
              "INT",
              "Base year of the constant prices on this row; null: no constant prices")
          .optional(
              "milex_xdc", "DOUBLE", "Military expenditure, national currency, current prices")
          .optional("currency", "STRING", "ISO 4217 code of milex_xdc; null: not said")
          .optional(
              "gdp_usd",
              "DOUBLE",
              "GDP in US$, on the price base of the share: constant prices of price_base_year on"
                  + " NATO's basis, current US$ on SIPRI's; null: not known")
          .optional(
              "share_of_gdp_pct",
              "DOUBLE",
              "Military expenditure, percent of GDP, unrounded; null: not assessed")
          .optional("share_published_pct", "DOUBLE", "The share that the publisher prints, percent")
          .optional(
              "share_source",
              "STRING",
              "computed from spending and GDP, or published by the publisher; null: no share")
          .required("obs_status", "STRING", STATUS)
          .required("guideline", "STRING", "The guideline of the verdict columns")
          .required("guideline_pct", "DOUBLE", "Its threshold, percent of GDP")
          .required("guideline_in_force", "BOOLEAN", "Whether it was in force that year")
          .optional(
              "meets_guideline",
              "BOOLEAN",
              "share_of_gdp_pct >= guideline_pct; null: not assessed, never false")
          .optional(
              "meets_guideline_rounded",
              "BOOLEAN",
              "The verdict on the share rounded half up to two decimals")
          .optional(
              "meets_guideline_published",
              "BOOLEAN",
              "The verdict on the share that the publisher prints, at two decimals; null: not"
                  + " printed")
          .optional("margin_pp", "DOUBLE", "Share less guideline, percentage points")
          .optional(
              "shortfall_usd",
              "DOUBLE",
              "US$ missing to the guideline on the price base of gdp_usd, 0 where it is met; null:"
                  + " not assessed, or no figure in US$")
          .optional(
              "rank_in_year",
              "INT",
              "Place among the assessed members of the year, 1 the highest share; null: not"
                  + " assessed or not a member")
          .optional(
              "share_change_pp",
              "DOUBLE",
              "Change of the share since the year before, percentage points; null: a gap or another"
                  + " edition")
          .optional(
              "real_growth_pct",
              "DOUBLE",
              "Growth of spending at constant prices since the year before, percent; null: a gap or"
                  + " another edition")
          .optional(
              "share_avg_3y_pct",
              "DOUBLE",
              "Mean share of this year and the two before, percent; null unless all three are known")
          .optional(
              "consecutive_years_meeting",
              "INT",
              "Years in a row, up to this one, in which the member met the guideline; null: not"
                  + " assessed or not a member")
          .optional("equipment_share_pct", "DOUBLE", "Major equipment, percent of spending")
          .optional(
              "meets_equipment_guideline",
              "BOOLEAN",
              "equipment_share_pct >= 20; null: not known, or before that guideline (2014)")
          .optional("milex_per_capita_usd", "DOUBLE", "Current US$ a head; null: no population")
          .check("basis_known", BASIS_RULE)
          .check("status_known", STATUS_RULE)
          .check(
              "share_source_known",
              "share_source IS NULL OR share_source IN ('computed', 'published')")
          .check("share_has_source", "(share_of_gdp_pct IS NULL) = (share_source IS NULL)")
          .check("verdict_follows_share", "meets_guideline <=> (share_of_gdp_pct >= guideline_pct)")
          .check("only_members_ranked", "is_member OR rank_in_year IS NULL")
          .build();

  /** The alliance and its parts, year by year. */
  public static final Table ALLIANCE_TREND =
      Table.named("alliance_trend", "One row a basis, aggregate and year")
          .key("basis", "STRING", BASIS)
          .key(
              "aggregate",
              "STRING",
              "NATO, NATO_EUROPE, NATO_EUROPE_AND_CANADA, NATO_NORTH_AMERICA (the members of each"
                  + " year) or MEMBERS_2014, MEMBERS_2024 (the same members in every year)")
          .key("year", "INT", "Calendar year")
          .required("members", "INT", "Members that year")
          .required("assessed", "INT", "Members with a share")
          .optional("meeting", "INT", "Members at 2 % or more, unrounded; null: none assessed")
          .optional("meeting_published", "INT", "The same on the shares that the publisher prints")
          .required("allies_meeting", "ARRAY<STRING>", "ISO3 codes of the members meeting 2 %")
          .optional("vintage_date", "DATE", "Newest release that a member's row stands on")
          .optional(
              "milex_usd_constant",
              "DOUBLE",
              "Sum of the members' spending, US$ at prices of price_base_year; null: not every"
                  + " assessed member's from one edition")
          .optional("price_base_year", "INT", "Base year of milex_usd_constant")
          .optional(
              "gdp",
              "DOUBLE",
              "Sum of the members' GDP in US$, on the price base of the share; with Iceland's where"
                  + " known")
          .optional(
              "share_of_gdp_pct",
              "DOUBLE",
              "Sum of spending by sum of GDP, percent, never a mean; null: not every assessed"
                  + " member on one price base")
          .optional("median_share_pct", "DOUBLE", "Median of the members' shares, percent")
          .optional("share_published_pct", "DOUBLE", "The total's share as published, percent")
          .optional(
              "shortfall_usd",
              "DOUBLE",
              "Sum of the members' shortfalls, US$; null: not every assessed member on one price base")
          .optional(
              "real_growth_pct",
              "DOUBLE",
              "Growth of milex_usd_constant since the year before, percent, accessions included (the"
                  + " panels have none); null: a gap or another edition")
          .check("basis_known", BASIS_RULE)
          .check("counts_nest", "assessed <= members AND coalesce(meeting, 0) <= assessed")
          .check("names_match_count", "size(allies_meeting) = coalesce(meeting, 0)")
          .build();

  /** Every guideline on the share of GDP, applied to every ally and year. */
  public static final Table GUIDELINE_VERDICT =
      Table.named("guideline_verdict", "One row a basis, ally, guideline and year with a share")
          .key("basis", "STRING", BASIS)
          .key("ally", "STRING", "ISO 3166 alpha-3 code")
          .key("guideline", "STRING", "GDP_2, CORE_3_5 or OWN (the threshold of --guideline)")
          .key("year", "INT", "Calendar year")
          .required("ally_name", "STRING", "English short name")
          .required("is_member", "BOOLEAN", "Whether it was a member that year")
          .required("guideline_pct", "DOUBLE", "Threshold, percent of GDP")
          .optional(
              "guideline_in_force",
              "BOOLEAN",
              "Whether it was in force that year; null: a threshold of one's own never was")
          .required("share_of_gdp_pct", "DOUBLE", "Percent of GDP, unrounded")
          .required("meets_guideline", "BOOLEAN", "share_of_gdp_pct >= guideline_pct")
          .required("margin_pp", "DOUBLE", "Share less threshold, percentage points")
          .optional(
              "shortfall_usd",
              "DOUBLE",
              "US$ missing to the threshold on the share's price base; null: no figure in US$")
          .required("obs_status", "STRING", STATUS)
          .required("vintage_date", "DATE", "Release of the edition of the share")
          .check("basis_known", BASIS_RULE)
          .check("verdict_follows_share", "meets_guideline = (share_of_gdp_pct >= guideline_pct)")
          .build();

  /** When a member crossed a guideline. */
  public static final Table GUIDELINE_CROSSING =
      Table.named(
              "guideline_crossing",
              "One row a basis, ally, guideline and year in which the verdict of a member changed")
          .key("basis", "STRING", BASIS)
          .key("ally", "STRING", "ISO 3166 alpha-3 code")
          .key("guideline", "STRING", "GDP_2, CORE_3_5 or OWN")
          .key("year", "INT", "The first year of the new verdict")
          .required("ally_name", "STRING", "English short name")
          .required("guideline_pct", "DOUBLE", "Threshold, percent of GDP")
          .optional("guideline_in_force", "BOOLEAN", "Whether it was in force that year")
          .required("direction", "STRING", "up: meets it now; down: no longer")
          .required("share_before_pct", "DOUBLE", "Share of the year before, percent of GDP")
          .required("share_after_pct", "DOUBLE", "Share of the year, percent of GDP")
          .optional("log_share_change", "DOUBLE", "ln(share_after_pct / share_before_pct)")
          .optional(
              "spending_contribution",
              "DOUBLE",
              "ln of the growth of spending; with gdp_contribution it adds up to log_share_change;"
                  + " null: the two years are not ratios of the same editions and currency")
          .optional("gdp_contribution", "DOUBLE", "Minus ln of the growth of GDP; null likewise")
          .required("vintage_date_before", "DATE", "Release behind the year before")
          .required("vintage_date", "DATE", "Release behind the year")
          .check("basis_known", BASIS_RULE)
          .check("direction_known", "direction IN ('up', 'down')")
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
          .required("gdp_partner", "STRING", "contemporaneous or latest")
          .required("gdp_window_days", "INT", "Days that spending and GDP vintages may lie apart")
          .required("code_version", "STRING", "Version and fingerprint of the program")
          .required(
              "inputs",
              "ARRAY<STRUCT<edition_id: STRING, file_name: STRING, sha256: STRING>>",
              "The editions it stands on")
          .required("table_versions", "MAP<STRING, BIGINT>", "Delta version of each table")
          .required("row_counts", "MAP<STRING, BIGINT>", "Rows of each table")
          .required("checks_passed", "ARRAY<STRING>", "What was checked before")
          .required("seconds", "DOUBLE", "From the start of the run to this row")
          .build();

  /** The tables that a publication names. */
  public static final List<Table> PUBLISHED =
      List.of(
          EDITION,
          OBSERVATION,
          REJECTED_ROW,
          ALLY_TREND,
          ALLIANCE_TREND,
          GUIDELINE_VERDICT,
          GUIDELINE_CROSSING);

  private Tables() {}
}
