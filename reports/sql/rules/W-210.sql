-- A row without a date in a kind of file that has dates.
SELECT source, row, 'date' AS fact, name AS unit, value AS amount
FROM placed
LEFT JOIN unit USING (unit)
WHERE left_out = 'no-date'
ORDER BY source, row
