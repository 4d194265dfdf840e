-- Which published shares are round numbers that the edition's own spending and GDP do not give?
SELECT edition_id, ally_name, year, round(computed_pct, 5) AS computed_pct, published_pct, verdict_differs
FROM reconciliation
WHERE explanation = 'stored_round'
ORDER BY edition_id, year, ally_name
