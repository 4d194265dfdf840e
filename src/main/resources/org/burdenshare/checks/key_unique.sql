-- key_unique: an edition has one value for a measure, unit, price base, area and year
SELECT
  edition_id,
  concat(measure, ' in ', unit, ' of ', iso3, ' for ', year, ' has two values, ',
    coalesce(CAST(value AS STRING), 'no value'), ' (', locator, ') and ',
    rival_value, ' (', rival_locator, '), expected one; remove the wrong one') AS sentence
FROM rival_figure
