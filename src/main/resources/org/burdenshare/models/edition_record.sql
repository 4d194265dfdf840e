-- edition_record: one row an edition: its record, and how much of it was read and rejected
WITH given AS (
  SELECT edition_id, sum(figures + missing) AS observations
  FROM new_series
  GROUP BY edition_id
),
refused AS (
  SELECT edition_id, count(*) AS rejections
  FROM rejected_figure
  GROUP BY edition_id
)
SELECT
  edition_id,
  publisher,
  title,
  basis,
  measure_name,
  vintage_date,
  vintage_source,
  file_name,
  sha256,
  if(is_new, coalesce(observations, 0), observation_count) AS observation_count,
  if(is_new, coalesce(rejections, 0), rejected_count) AS rejected_count,
  citation,
  licence,
  accepted_checks,
  ingested_at,
  reader,
  reader_version
FROM edition
LEFT JOIN given USING (edition_id)
LEFT JOIN refused USING (edition_id)
