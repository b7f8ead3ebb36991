-- A file whose last row is of an earlier quarter than the last rows of other files of its year.
WITH until AS (
    SELECT source, fiscal_year, max(date) AS last_day, max(quarter) AS quarter, count(*) AS rows, sum(value) AS amount
    FROM placed
    WHERE left_out IS NULL AND dated AND date IS NOT NULL
    GROUP BY source, fiscal_year
)
SELECT source, last_day AS seen, (SELECT max(last_day) FROM until AS others WHERE others.fiscal_year = until.fiscal_year) AS other,
    rows, amount
FROM until
WHERE quarter < (SELECT max(quarter) FROM until AS others WHERE others.fiscal_year = until.fiscal_year)
ORDER BY source
