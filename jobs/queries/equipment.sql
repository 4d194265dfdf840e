-- Which members met both guidelines by the newest edition that has both: 2 % of GDP, and 20 % of it on equipment?
SELECT known.year, ally_name, round(share_of_gdp_pct, 2) AS share_pct, round(value, 1) AS equipment_pct,
       edition_id
FROM observation
JOIN edition USING (edition_id)
JOIN share_vintage AS known
  ON known.basis = edition.basis AND known.ally = iso3 AND known.year = observation.year
  AND vintage_date BETWEEN realtime_start AND realtime_end
WHERE edition.basis = 'NATO' AND measure = 'equipment_share' AND is_member
QUALIFY dense_rank() OVER (ORDER BY vintage_date DESC, known.year DESC) = 1
  AND meets_guideline AND value >= 20
ORDER BY ally_name
