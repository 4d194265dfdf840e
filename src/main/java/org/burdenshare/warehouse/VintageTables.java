package org.burdenshare.warehouse;

import static org.burdenshare.warehouse.Tables.BASIS;
import static org.burdenshare.warehouse.Tables.BASIS_RULE;
import static org.burdenshare.warehouse.Tables.STATUS;
import static org.burdenshare.warehouse.Tables.STATUS_RULE;

/** The tables of what was known when, over all editions, and of what changed. */
public final class VintageTables {
  /** What was known of a share when. */
  public static final Table SHARE_VINTAGE =
      Table.named(
              "share_vintage",
              "One row a basis, ally, year and change of what was known of the share, its status or"
                  + " its source, over all editions: WHERE DATE'2016-11-18' BETWEEN realtime_start AND"
                  + " realtime_end")
          .key("basis", "STRING", BASIS)
          .key("ally", "STRING", "ISO 3166 alpha-3 code")
          .key("year", "INT", "Calendar year")
          .key(
              "realtime_start",
              "DATE",
              "First day on which this was known: release of the spending edition or, if later, of"
                  + " the GDP in the denominator")
          .required(
              "realtime_end",
              "DATE",
              "Last day on which this was known, included (a closed interval); 9999-12-31: it still is")
          .required("ally_name", "STRING", "English short name")
          .required("is_member", "BOOLEAN", "Whether it was a member that year")
          .required("share_of_gdp_pct", "DOUBLE", "Military expenditure, percent of GDP, unrounded")
          .optional("share_published_pct", "DOUBLE", "The share that the publisher prints, percent")
          .required("share_source", "STRING", "computed from spending and GDP, or published")
          .required("obs_status", "STRING", STATUS)
          .required("guideline", "STRING", "The guideline of the verdict columns")
          .required("guideline_pct", "DOUBLE", "Its threshold, percent of GDP")
          .required("meets_guideline", "BOOLEAN", "share_of_gdp_pct >= guideline_pct")
          .required(
              "meets_guideline_rounded",
              "BOOLEAN",
              "The verdict on the share rounded half up to two decimals")
          .optional(
              "meets_guideline_published",
              "BOOLEAN",
              "The verdict on the share that the publisher prints, at two decimals; null: not"
                  + " printed")
          .optional(
              "guidelines_met",
              "ARRAY<STRING>",
              "Codes of all guidelines on the share that it meets, OWN for --guideline; null: not"
                  + " assessed")
          .required("spending_edition", "STRING", "The first edition that said so")
          .optional(
              "gdp_edition",
              "STRING",
              "The edition of the GDP in the denominator; null: the share is the publisher's own")
          .optional(
              "end_reason",
              "STRING",
              "revised (another figure, status or source followed) or withdrawn (the publisher's next"
                  + " edition of that year leaves the ally out); null: still known")
          .optional("ended_by", "STRING", "The edition that ended it; null: still known")
          .check("basis_known", BASIS_RULE)
          .check("status_known", STATUS_RULE)
          .check("starts_before_end", "realtime_start <= realtime_end")
          .check("verdict_follows_share", "meets_guideline = (share_of_gdp_pct >= guideline_pct)")
          .check(
              "end_has_reason",
              "(end_reason IS NULL) = (realtime_end = DATE'9999-12-31')"
                  + " AND (end_reason IS NULL) = (ended_by IS NULL)")
          .build();

  /** How many members met the guideline, by what was known when. */
  public static final Table VERDICT_VINTAGE =
      Table.named(
              "verdict_vintage",
              "One row a basis, day on which a share became known, and year of which something was"
                  + " then known: how many members met 2 %, over all editions")
          .key("basis", "STRING", BASIS)
          .key("vintage_date", "DATE", "As known on this day")
          .key("year", "INT", "Calendar year")
          .required("members", "INT", "Members that year")
          .required("assessed", "INT", "Members whose share was known")
          .required("meeting", "INT", "Members at 2 % or more, on the unrounded share")
          .optional(
              "meeting_published",
              "INT",
              "The same on the shares that the publisher prints; null: it printed none")
          .required(
              "meeting_by_guideline",
              "MAP<STRING, INT>",
              "Members at each guideline on the share by its code, OWN for --guideline")
          .required("allies_meeting", "ARRAY<STRING>", "ISO3 codes of the members meeting 2 %")
          .required("allies_meeting_published", "ARRAY<STRING>", "The same on published shares")
          .check("basis_known", BASIS_RULE)
          .check("counts_nest", "assessed <= members AND meeting <= assessed")
          .check(
              "names_match_count",
              "size(allies_meeting) = meeting"
                  + " AND size(allies_meeting_published) = coalesce(meeting_published, 0)")
          .build();

  /** Our shares beside the publishers' own. */
  public static final Table RECONCILIATION =
      Table.named(
              "reconciliation",
              "One row an edition, ally and year for which a share is both computed and published")
          .key("edition_id", "STRING", "The edition of the spending")
          .key("ally", "STRING", "ISO 3166 alpha-3 code")
          .key("year", "INT", "Calendar year")
          .required("basis", "STRING", BASIS)
          .required("ally_name", "STRING", "English short name")
          .required("is_member", "BOOLEAN", "Whether it was a member that year")
          .required("vintage_date", "DATE", "Release of the edition")
          .required(
              "gdp_edition", "STRING", "The edition of the GDP: the same one, or its GDP partner")
          .required("computed_pct", "DOUBLE", "Spending by GDP, percent, unrounded")
          .required("published_pct", "DOUBLE", "The share that the publisher prints, percent")
          .required("difference_pp", "DOUBLE", "Computed less published, percentage points")
          .required("guideline", "STRING", "The guideline of the verdict columns")
          .required("guideline_pct", "DOUBLE", "Its threshold, percent of GDP")
          .required("meets_computed", "BOOLEAN", "computed_pct >= guideline_pct")
          .required("meets_published", "BOOLEAN", "published_pct >= guideline_pct")
          .required("verdict_differs", "BOOLEAN", "Whether the two verdicts differ")
          .required(
              "guidelines_differing",
              "ARRAY<STRING>",
              "Codes of all guidelines on the share whose verdicts differ, OWN for --guideline")
          .required(
              "explanation",
              "STRING",
              "exact, rounding, stored_round (a round number against the edition's own components),"
                  + " financial_year, early_years (before 2000, older GDP), gdp_vintage, break (of"
                  + " currency or benchmark) or unexplained, by the first rule that holds")
          .check("basis_known", BASIS_RULE)
          .check("verdict_differs_follows", "verdict_differs = (meets_computed <> meets_published)")
          .check(
              "explanation_known",
              "explanation IN ('exact', 'rounding', 'stored_round', 'financial_year', 'early_years',"
                  + " 'gdp_vintage', 'break', 'unexplained')")
          .build();

  /** What a publication says otherwise than the one before. */
  public static final Table REVISION =
      Table.named(
              "revision",
              "One row a key and column that this publication says otherwise than the one before;"
                  + " empty for the first")
          .key("table_name", "STRING", "ally_trend, alliance_trend or guideline_verdict")
          .key("basis", "STRING", BASIS)
          .key("area", "STRING", "ISO 3166 alpha-3 code of the ally, or code of the aggregate")
          .nullableKey("guideline", "STRING", "Guideline of guideline_verdict; null elsewhere")
          .key("year", "INT", "Calendar year")
          .key("column_name", "STRING", "The column of that table")
          .required("run_id", "STRING", "The run of this publication")
          .required("run_id_before", "STRING", "The run of the one before")
          .required(
              "kind", "STRING", "verdict_flipped, withdrawn, changed_figure, changed_status or new")
          .required("priority", "INT", "1 to 5 in that order")
          .optional("old_value", "STRING", "As the publication before has it; null: nothing")
          .optional("new_value", "STRING", "As this publication has it; null: nothing")
          .optional("difference", "DOUBLE", "New less old, for numbers")
          .optional(
              "brought_by",
              "STRING",
              "The edition behind the new value; null: several (aggregates, guidelines) or none")
          .check(
              "kind_known",
              "kind IN ('verdict_flipped', 'withdrawn', 'changed_figure', 'changed_status', 'new')")
          .build();

  private VintageTables() {}
}
