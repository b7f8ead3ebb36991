-- A row without a fiscal year.
SELECT source, row, 'fiscal_year' AS fact, name AS unit, value AS amount
FROM placed
LEFT JOIN unit USING (unit)
WHERE left_out = 'no-year'
ORDER BY source, row
