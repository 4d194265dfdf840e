package org.burdenshare.warehouse;

import static org.burdenshare.warehouse.Tables.BASIS;
import static org.burdenshare.warehouse.Tables.BASIS_RULE;
import static org.burdenshare.warehouse.Tables.STATUS;
import static org.burdenshare.warehouse.Tables.STATUS_RULE;

/** The tables of trends, as known on the day of a publication. */
public final class TrendTables {
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
          .optional(
              "gdp_edition_id",
              "STRING",
              "The edition of that GDP; null: the share is the publisher's own")
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
          .optional(
              "guidelines_met",
              "ARRAY<STRING>",
              "Codes of all guidelines on the share that it meets, OWN for --guideline; null: not"
                  + " assessed")
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
          .optional(
              "meets_both_guidelines",
              "BOOLEAN",
              "Both the guideline on the share of GDP and that on equipment; null: one of them is not"
                  + " assessed")
          .optional(
              "milex_per_capita_usd",
              "DOUBLE",
              "Current US$ a head, by the population of its edition, else as printed; null: neither")
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
          .optional(
              "meeting_by_guideline",
              "MAP<STRING, INT>",
              "Members at each guideline on the share by its code, OWN for --guideline; null: nobody"
                  + " was assessed")
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

  /** Two definitions of military expenditure side by side. */
  public static final Table BASIS_GAP =
      Table.named(
              "basis_gap",
              "One row an ally and year with a share on NATO's and on SIPRI's definition, as known on"
                  + " the publication's day")
          .key("ally", "STRING", "ISO 3166 alpha-3 code")
          .key("year", "INT", "Calendar year")
          .required("ally_name", "STRING", "English short name")
          .required("is_member", "BOOLEAN", "Whether it was a member that year")
          .required("nato_share_pct", "DOUBLE", "On NATO's definition, percent of GDP, unrounded")
          .required("sipri_share_pct", "DOUBLE", "On SIPRI's definition, percent of GDP, unrounded")
          .required("difference_pp", "DOUBLE", "NATO's less SIPRI's, percentage points")
          .required("nato_meets_guideline", "BOOLEAN", "nato_share_pct >= 2")
          .required("sipri_meets_guideline", "BOOLEAN", "sipri_share_pct >= 2")
          .required("verdict_differs", "BOOLEAN", "Whether one of them meets 2 % and the other not")
          .required(
              "guidelines_differing",
              "ARRAY<STRING>",
              "Codes of all guidelines on the share whose verdicts differ, OWN for --guideline")
          .required("nato_obs_status", "STRING", STATUS)
          .required("sipri_obs_status", "STRING", STATUS)
          .required("nato_vintage_date", "DATE", "Release of NATO's figures")
          .required("sipri_vintage_date", "DATE", "Release of SIPRI's figures")
          .check(
              "verdict_differs_follows",
              "verdict_differs = (nato_meets_guideline <> sipri_meets_guideline)")
          .build();

  private TrendTables() {}
}
