-- observation_status: one row an SDMX observation status (CL_OBS_STATUS); precedence: the doubtful outweighs; word: how a reader is told
SELECT code AS obs_status, CAST(precedence AS INT) AS precedence, word
FROM obs_status_file
