-- observation_status: one row an SDMX observation status (CL_OBS_STATUS); precedence: the more doubtful has the higher; word: its wording for readers
SELECT code AS obs_status, CAST(precedence AS INT) AS precedence, word
FROM obs_status_file
