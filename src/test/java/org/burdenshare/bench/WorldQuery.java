package org.burdenshare.bench;

/**
 * What was known when of a made world, as one would ask DuckDB. Every edition gives every figure
 * and brings its own GDP, so nothing is withdrawn and no partner is looked for.
 */
final class WorldQuery {
  /** The observations, as the job publishes them but for their places. */
  static final String OBSERVATION =
      """
      CREATE VIEW observation AS
      SELECT regexp_extract(filename, '(nato-[0-9-]+)[.]parquet$', 1) AS edition_id, * EXCLUDE filename
      FROM read_parquet('%s/*.parquet', filename = true)
      """;

  static final String ALLY =
      """
      CREATE TABLE ally AS
      SELECT iso3 AS ally, year(accession_date) AS accession_year
      FROM read_csv('%s/ally.csv') WHERE assessed
      """;

  /** The share of each edition, ally and year. */
  static final String SHARE =
      """
      CREATE TABLE share AS
      SELECT *, milex / gdp * 100 AS share
      FROM (
        SELECT edition_id, CAST(right(edition_id, 10) AS DATE) AS vintage_date, iso3 AS ally, year,
          accession_year <= year AS is_member,
          max(value) FILTER (measure = 'milex') AS milex,
          max(value) FILTER (measure = 'gdp') AS gdp,
          max(value) FILTER (measure = 'share_of_gdp') AS share_published,
          max(value) FILTER (measure = 'equipment_share') AS equipment_share
        FROM observation JOIN ally ON ally = iso3
        GROUP BY ALL)
      """;

  static final String SHARE_VINTAGE =
      """
      WITH compared AS (
        SELECT *, lag([round(share, 9), share_published]) OVER known AS before
        FROM share
        WINDOW known AS (PARTITION BY ally, year ORDER BY vintage_date)),
      change AS (
        FROM compared WHERE before IS DISTINCT FROM [round(share, 9), share_published])
      SELECT ally, year, vintage_date AS realtime_start,
        coalesce(CAST(lead(vintage_date) OVER known - INTERVAL 1 DAY AS DATE), DATE '9999-12-31')
          AS realtime_end,
        is_member, share AS share_of_gdp_pct, share >= 2 AS meets_guideline,
        edition_id AS spending_edition
      FROM change
      WINDOW known AS (PARTITION BY ally, year ORDER BY vintage_date)
      """;

  static final String VERDICT_VINTAGE =
      """
      SELECT vintage_date, year, CAST(count(*) AS INTEGER) AS assessed,
        CAST(count_if(share >= 2) AS INTEGER) AS meeting
      FROM share WHERE is_member
      GROUP BY ALL
      """;

  static final String ALLY_TREND =
      """
      SELECT ally, year, share AS share_of_gdp_pct, share >= 2 AS meets_guideline,
        share - lag(share) OVER in_time AS change_pp,
        avg(share) OVER (in_time ROWS 2 PRECEDING) AS average,
        rank() OVER (PARTITION BY year ORDER BY share DESC) AS rank,
        milex, gdp, equipment_share
      FROM share
      WHERE edition_id = (SELECT max(edition_id) FROM observation)
      WINDOW in_time AS (PARTITION BY ally ORDER BY year)
      """;

  private WorldQuery() {}
}
