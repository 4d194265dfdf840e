-- concerned: one row an observation of an area that the trends speak of: an ally, or an aggregate that publishers print
-- Publishers' files have two hundred areas and more; all later models start from these rows.
SELECT /*+ BROADCAST(concerned_area) */
  edition_id, measure, unit, price_base_year, iso3, year, value, currency, obs_status, locator
FROM observation
LEFT SEMI JOIN concerned_area USING (iso3)
