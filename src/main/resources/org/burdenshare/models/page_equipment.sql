-- page_equipment: one row a share that went into major equipment and was ever known, with the columns of page_share
SELECT
  basis,
  ally,
  year,
  realtime_start,
  realtime_end,
  round(value, 6) AS share_pct,
  obs_status,
  if(meets_guideline, array(guideline), array()) AS guidelines_met,
  edition_id AS spending_edition
FROM equipment_vintage
