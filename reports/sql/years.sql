-- The fiscal years of the rows, and the last day in each on which a package was dated within it.
SELECT
    year,
    count(*) AS rows,
    max(date) FILTER (WHERE date <= make_date(year, 12, 31)) AS last_day
FROM (SELECT year, date FROM bought UNION ALL SELECT year, date FROM kept_fact)
WHERE year IS NOT NULL
GROUP BY year
ORDER BY year
