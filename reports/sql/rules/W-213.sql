-- Rows of a fiscal year that the report is not about.
SELECT source, fiscal_year AS seen, $year AS other, count(*) AS rows, sum(value) AS amount
FROM placed
WHERE left_out = 'other-year'
GROUP BY source, fiscal_year
ORDER BY source, fiscal_year
