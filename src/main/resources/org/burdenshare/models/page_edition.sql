-- page_edition: one row an edition, as the page cites it
SELECT edition_id, publisher, title, basis, measure_name, file_name, citation, licence, vintage_date
FROM edition
