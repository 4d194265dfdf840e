-- What was published when, from which editions, and how long did it take?
SELECT number, run_id, published_at, as_of, size(inputs) AS editions,
       row_counts['ally_trend'] AS ally_trend_rows, round(seconds, 1) AS seconds
FROM publication
ORDER BY number
