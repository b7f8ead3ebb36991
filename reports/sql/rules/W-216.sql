-- A row that names no unit.
SELECT source, row, 'unit_name' AS fact, value AS amount
FROM placed
WHERE left_out = 'no-unit'
ORDER BY source, row
