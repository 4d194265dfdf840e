-- Which rows of which files could not be used, and why?
SELECT edition_id, locator, reason_code, reason, raw_text
FROM rejected_row
ORDER BY edition_id, locator
