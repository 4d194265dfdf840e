package org.burdenshare.model;

import java.time.LocalDate;
import org.burdenshare.testing.WideTable;

/** Everything that an edition says of an area and year, as shares take it. */
final class Figured {
  /** Of Poland in 2015 unless a row says more. */
  static final WideTable FIGURES =
      WideTable.of(
              "edition_id STRING, publisher STRING, basis STRING, vintage_date DATE, iso3 STRING, year INT,"
                  + " milex_xdc DOUBLE, currency STRING, milex_financial_year_xdc DOUBLE, milex_usd DOUBLE,"
                  + " milex_constant STRUCT<price_base_year: INT, value: DOUBLE>,"
                  + " gdp_xdc DOUBLE, gdp_currency STRING, own_gdp_usd DOUBLE,"
                  + " gdp_constant STRUCT<price_base_year: INT, value: DOUBLE>,"
                  + " share_published_pct DOUBLE, equipment_share_pct DOUBLE, population DOUBLE,"
                  + " published_per_capita_usd DOUBLE,"
                  + " milex_status STRUCT<precedence: INT, obs_status: STRING>,"
                  + " gdp_status STRUCT<precedence: INT, obs_status: STRING>,"
                  + " share_status STRUCT<precedence: INT, obs_status: STRING>")
          .usually("iso3", "POL")
          .usually("year", 2015);

  /** SIPRI's spending, released on 5 April 2016. */
  static final WideTable SPENDING =
      FIGURES
          .usually("edition_id", "sipri-2016-04-05")
          .usually("publisher", "SIPRI")
          .usually("basis", "SIPRI")
          .usually("vintage_date", LocalDate.of(2016, 4, 5));

  private Figured() {}
}
