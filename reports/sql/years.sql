-- The fiscal years of the rows, and the last day in each on which a package was dated within it.
SELECT
    fiscal_year AS year,
    count(*) AS rows,
    max(date) FILTER (WHERE date <= make_date(fiscal_year, 12, 31)) AS last_day
FROM fact
WHERE fiscal_year IS NOT NULL
GROUP BY fiscal_year
ORDER BY fiscal_year
