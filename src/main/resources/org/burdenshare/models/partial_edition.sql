-- partial_edition: one row a partial edition and edition that remains valid beside it for the allies that it lacks
WITH excerpt AS (
  SELECT
    edition_id,
    before.edition_id AS edition_before,
    count(*) AS years,
    min(year) AS first_year,
    max(year) AS last_year,
    max(size(array_intersect(before.allies, allies))) AS most_allies,
    max(size(before.allies)) AS of_allies
  FROM coverage
  WHERE is_partial
  GROUP BY edition_id, before.edition_id
),
speaking AS (
  SELECT DISTINCT publisher, basis, edition_id, vintage_date FROM coverage
),
silent AS (
  SELECT
    edition.edition_id,
    max_by(speaking.edition_id, struct(speaking.vintage_date, speaking.edition_id)) AS edition_before
  FROM edition
  LEFT ANTI JOIN speaking AS its_own ON its_own.edition_id = edition.edition_id
  INNER JOIN speaking
    ON speaking.publisher = edition.publisher AND speaking.basis = edition.basis
    AND speaking.vintage_date < edition.vintage_date
  GROUP BY edition.edition_id
)
SELECT
  edition_id,
  concat('edition ', edition_id, ' is partial: for ', years, ' years from ', first_year, ' to ',
    last_year, ' it gives shares of no more than ', most_allies, ' of the up to ', of_allies,
    ' allies of whom ', edition_before, ' gives one; it withdraws nobody') AS sentence
FROM excerpt
UNION ALL
SELECT
  edition_id,
  concat('edition ', edition_id, ' is partial: it gives no share of an ally, ', edition_before,
    ' does; it withdraws nobody') AS sentence
FROM silent
ORDER BY edition_id, sentence
