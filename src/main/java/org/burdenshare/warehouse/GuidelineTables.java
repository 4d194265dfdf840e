package org.burdenshare.warehouse;

import static org.burdenshare.warehouse.Tables.BASIS;
import static org.burdenshare.warehouse.Tables.BASIS_RULE;
import static org.burdenshare.warehouse.Tables.STATUS;

/** The published tables of shares against each guideline. */
public final class GuidelineTables {
  /** Every guideline applied to every ally and year. */
  public static final Table GUIDELINE_VERDICT =
      Table.named(
              "guideline_verdict",
              "One row a basis, ally, guideline and year with the share that it judges")
          .key("basis", "STRING", BASIS)
          .key("ally", "STRING", "ISO 3166 alpha-3 code")
          .key(
              "guideline",
              "STRING",
              "GDP_2, CORE_3_5, EQUIP_20 (on equipment) or OWN (the threshold of --guideline)")
          .key("year", "INT", "Calendar year")
          .required("ally_name", "STRING", "English short name")
          .required("is_member", "BOOLEAN", "Whether it was a member that year")
          .required("guideline_pct", "DOUBLE", "Threshold, percent of what it is on")
          .optional(
              "guideline_in_force",
              "BOOLEAN",
              "Whether it was in force that year; null: a threshold of one's own never was")
          .required(
              "judged_pct",
              "DOUBLE",
              "The share that is judged, unrounded: percent of GDP, for EQUIP_20 equipment in percent"
                  + " of spending")
          .optional("share_of_gdp_pct", "DOUBLE", "Percent of GDP, unrounded")
          .required("meets_guideline", "BOOLEAN", "judged_pct >= guideline_pct")
          .required("margin_pp", "DOUBLE", "judged_pct less threshold, percentage points")
          .optional(
              "shortfall_usd",
              "DOUBLE",
              "US$ missing to the threshold on the share's price base; null: no figure in US$")
          .optional(
              "consecutive_years_meeting",
              "INT",
              "Years in a row, up to this one, in which the member met the guideline; null: not a"
                  + " member")
          .required("obs_status", "STRING", STATUS)
          .required("vintage_date", "DATE", "Release of the edition of the share")
          .check("basis_known", BASIS_RULE)
          .check("verdict_follows_share", "meets_guideline = (judged_pct >= guideline_pct)")
          .build();

  /** When a member crossed a guideline. */
  public static final Table GUIDELINE_CROSSING =
      Table.named(
              "guideline_crossing",
              "One row a basis, ally, guideline and year in which the verdict of a member changed")
          .key("basis", "STRING", BASIS)
          .key("ally", "STRING", "ISO 3166 alpha-3 code")
          .key("guideline", "STRING", "GDP_2, CORE_3_5, EQUIP_20 or OWN")
          .key("year", "INT", "The first year of the new verdict")
          .required("ally_name", "STRING", "English short name")
          .required("guideline_pct", "DOUBLE", "Threshold, percent of what it is on")
          .optional("guideline_in_force", "BOOLEAN", "Whether it was in force that year")
          .required("direction", "STRING", "up: meets it now; down: no longer")
          .required(
              "share_before_pct", "DOUBLE", "The share that is judged, of the year before, percent")
          .required("share_after_pct", "DOUBLE", "The same of the year, percent")
          .optional("log_share_change", "DOUBLE", "ln(share_after_pct / share_before_pct)")
          .optional(
              "spending_contribution",
              "DOUBLE",
              "ln of the growth of spending; with gdp_contribution it adds up to log_share_change;"
                  + " null: the two years are not ratios of the same editions and currency, or the"
                  + " guideline is on equipment")
          .optional("gdp_contribution", "DOUBLE", "Minus ln of the growth of GDP; null likewise")
          .required("vintage_date_before", "DATE", "Release behind the year before")
          .required("vintage_date", "DATE", "Release behind the year")
          .check("basis_known", BASIS_RULE)
          .check("direction_known", "direction IN ('up', 'down')")
          .build();

  /** Where shares would be if they kept their course. */
  public static final Table PROJECTION =
      Table.named(
              "projection",
              "Arithmetic, not forecast: one row a basis, member, guideline still due and number of"
                  + " years that growth is taken from, as known on the publication's day")
          .key("basis", "STRING", BASIS)
          .key("ally", "STRING", "ISO 3166 alpha-3 code")
          .key("guideline", "STRING", "The guideline that is due")
          .key(
              "growth_years",
              "INT",
              "3, 5 or 10: mean growth is taken from that many years up to the last")
          .required("ally_name", "STRING", "English short name")
          .required("last_year", "INT", "The latest year with a share")
          .required("share_of_gdp_pct", "DOUBLE", "Its share, percent of GDP, unrounded")
          .required("obs_status", "STRING", STATUS)
          .required("guideline_pct", "DOUBLE", "Threshold, percent of GDP")
          .required("review_year", "INT", "Year in which the guideline is reviewed")
          .required("due_year", "INT", "Year in which it is due")
          .required(
              "share_growth_pct",
              "DOUBLE",
              "Mean growth of the share, percent a year: real growth of spending over that of GDP")
          .optional(
              "milex_growth_pct",
              "DOUBLE",
              "Mean real growth of spending, percent a year; null: not known at constant prices")
          .optional(
              "gdp_growth_pct",
              "DOUBLE",
              "Mean real growth of GDP, percent a year; null: not known at constant prices")
          .optional(
              "share_in_review_year_pct",
              "DOUBLE",
              "Arithmetic, not forecast: the share in review_year if both keep their mean growth")
          .required(
              "share_in_due_year_pct",
              "DOUBLE",
              "Arithmetic, not forecast: the share in due_year if both keep their mean growth")
          .required(
              "share_growth_needed_pct",
              "DOUBLE",
              "Growth of the share that reaches the guideline in due_year, percent a year")
          .optional(
              "milex_growth_needed_pct",
              "DOUBLE",
              "Real growth of spending that does, percent a year, where GDP keeps its growth; null:"
                  + " GDP is not known at constant prices")
          .optional(
              "increase_needed_usd",
              "DOUBLE",
              "The same as a mean increase of spending, US$ a year at prices of price_base_year;"
                  + " negative: less would do; null likewise")
          .optional("price_base_year", "INT", "Base year of the US$; null: none")
          .required("edition_id", "STRING", "The edition of the figures")
          .required("vintage_date", "DATE", "Its release")
          .check("basis_known", BASIS_RULE)
          .build();

  private GuidelineTables() {}
}
