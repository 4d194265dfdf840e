-- offender: one row a check and what must not be published; none if all checks hold
SELECT check, edition_id, sentence FROM edition_offender
UNION ALL
-- Faults of the program, which no record of an edition can accept
SELECT check, edition_id, sentence FROM vintage_offender
ORDER BY check, sentence
