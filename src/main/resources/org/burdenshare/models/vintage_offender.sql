-- vintage_offender: one row a check and place where vintages contradict each other or the trends
SELECT 'vintages_follow_each_other' AS check, edition_id, sentence FROM vintages_follow_each_other
UNION ALL
SELECT 'counts_agree_with_vintages' AS check, edition_id, sentence FROM counts_agree_with_vintages
