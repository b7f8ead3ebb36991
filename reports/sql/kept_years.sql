-- The fiscal years of kept facts, and the last day in each on which a package was dated within it.
SELECT
    year,
    count(*) AS rows,
    max(date) FILTER (WHERE date <= make_date(CAST(year AS INTEGER), 12, 31)) AS last_day
FROM fact
WHERE {sound} AND {scope}
GROUP BY year
ORDER BY year
