-- A row dated after its fiscal year ended.
SELECT source, row, 'date' AS fact, date AS seen, fiscal_year AS other, name AS unit, value AS amount
FROM placed
LEFT JOIN unit USING (unit)
WHERE left_out = 'late'
ORDER BY source, row
