-- A row dated before its fiscal year began.
SELECT source, row, 'date' AS fact, date AS seen, fiscal_year AS other, name AS unit, value AS amount
FROM placed
LEFT JOIN unit USING (unit)
WHERE left_out IS NULL AND dated AND date < make_date(fiscal_year, 1, 1)
ORDER BY source, row
