-- Where does the verdict on the figures differ from the verdict on the share that is printed?
SELECT basis, year, ally_name, share_of_gdp_pct, share_published_pct, share_source,
       meets_guideline, meets_guideline_published, vintage_date, gdp_vintage_date
FROM ally_trend
WHERE is_member AND guideline_in_force AND meets_guideline <> meets_guideline_published
ORDER BY basis, year, ally_name
