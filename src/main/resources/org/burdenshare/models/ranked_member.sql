-- ranked_member: one row a member in the latest year of which a share is known on the preferred basis, the highest share first
WITH preferred AS (
  SELECT min_by(struct(basis, year), struct(preference, -year)) AS latest
  FROM ally_trend
  INNER JOIN basis USING (basis)
  WHERE is_member AND share_of_gdp_pct IS NOT NULL
)
SELECT
  basis,
  year,
  coalesce(CAST(rank_in_year AS STRING), '') AS rank,
  ally_name,
  share_of_gdp_pct,
  -- At two decimals, or at four where two would contradict the verdict.
  if(
    share_of_gdp_pct IS NULL,
    '',
    format_string(
      if(meets_guideline = meets_guideline_rounded, '%.2f', '%.4f'), share_of_gdp_pct)) AS share,
  if(share_of_gdp_pct IS NULL OR obs_status IN ('A', 'O', 'M'), '', lower(obs_status)) AS mark,
  if(mark = '', '', word) AS meaning,
  guideline_pct,
  meets_guideline,
  CASE
    WHEN share_of_gdp_pct IS NULL THEN 'not assessed'
    WHEN meets_guideline THEN 'meets'
    ELSE 'below'
  END AS verdict,
  if(share_change_pp IS NULL, '', format_string('%+.2f', share_change_pp)) AS change
FROM ally_trend
INNER JOIN preferred ON latest.basis = basis AND latest.year = year
INNER JOIN observation_status USING (obs_status)
WHERE is_member
ORDER BY rank_in_year NULLS LAST, ally_name
