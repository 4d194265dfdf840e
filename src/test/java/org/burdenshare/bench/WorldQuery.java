package org.burdenshare.bench;

/**
 * What was known when, as one would ask a database: SQL that DuckDB and Spark both take, over the
 * tables {@code observation} and {@code edition}. Every edition of the made world says something of
 * every year, so a figure that an edition does not give was withdrawn by it.
 */
final class WorldQuery {
  /** The share of each edition, territory and year. */
  static final String SHARE =
      """
      SELECT place, iso3, year, milex / gdp * 100 AS share
      FROM (
        SELECT place, iso3, year,
          max(CASE WHEN measure = 'milex' THEN value END) AS milex,
          max(CASE WHEN measure = 'gdp' THEN value END) AS gdp
        FROM observation JOIN edition USING (edition_id)
        GROUP BY place, iso3, year) AS figure
      WHERE milex IS NOT NULL AND gdp IS NOT NULL
      """;

  /** The rows of share_vintage, from the table {@code share}. */
  static final String SHARE_VINTAGE =
      """
      WITH placed AS (
        SELECT iso3, year, place, share,
          lag(place) OVER (PARTITION BY iso3, year ORDER BY place) AS place_before,
          lag(share) OVER (PARTITION BY iso3, year ORDER BY place) AS share_before,
          lead(place) OVER (PARTITION BY iso3, year ORDER BY place) AS place_after
        FROM share),
      change AS (
        SELECT iso3, year, place, share FROM placed
        WHERE place_before IS NULL OR place_before < place - 1
          OR round(share, 9) <> round(share_before, 9)
        UNION ALL
        SELECT iso3, year, place + 1 AS place, CAST(NULL AS DOUBLE) AS share FROM placed
        WHERE place < (SELECT max(place) FROM edition)
          AND coalesce(place_after, place + 2) > place + 1),
      history AS (
        SELECT iso3, year, place, share,
          lead(place) OVER (PARTITION BY iso3, year ORDER BY place) AS place_after,
          lead(share) OVER (PARTITION BY iso3, year ORDER BY place) AS share_after
        FROM change)
      SELECT iso3 AS ally, year, edition.vintage_date AS realtime_start,
        coalesce(CAST(later.vintage_date - INTERVAL 1 DAY AS DATE), DATE '9999-12-31')
          AS realtime_end,
        share AS share_of_gdp_pct, share >= 2 AS meets_guideline,
        edition.edition_id AS spending_edition,
        CASE WHEN place_after IS NOT NULL
          THEN CASE WHEN share_after IS NULL THEN 'withdrawn' ELSE 'revised' END END AS end_reason
      FROM history JOIN edition ON edition.place = history.place
        LEFT JOIN edition AS later ON later.place = place_after
      WHERE share IS NOT NULL
      """;

  /** The rows of verdict_vintage, from the table {@code share}. */
  static final String VERDICT_VINTAGE =
      """
      SELECT vintage_date, year, CAST(count(*) AS INTEGER) AS assessed,
        CAST(sum(CASE WHEN share >= 2 THEN 1 ELSE 0 END) AS INTEGER) AS meeting
      FROM share JOIN edition USING (place)
      GROUP BY vintage_date, year
      """;

  private WorldQuery() {}
}
