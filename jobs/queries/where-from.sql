-- Where do a verdict's figures stand, file, sheet and cell (Slovakia 2024 here; replace 'SVK' and the year)?
SELECT t.basis, t.year, t.ally_name, t.share_of_gdp_pct, t.meets_guideline, f.side, f.value, f.unit,
       f.price_base_year, f.obs_status, f.file_name, f.sheet, f.place, f.citation
FROM ally_trend t
JOIN (SELECT as_of FROM publication ORDER BY number DESC LIMIT 1)
JOIN trace f ON f.basis = t.basis AND f.ally = t.ally AND f.year = t.year
     AND as_of BETWEEN f.realtime_start AND f.realtime_end
WHERE t.ally = 'SVK' AND t.year = 2024
ORDER BY t.basis, array_position(array('numerator', 'denominator', 'published'), f.side)
