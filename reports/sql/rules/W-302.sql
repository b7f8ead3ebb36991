-- Packages of a file that name several plans in one cell, where the plan was received.
SELECT source, min(row) AS row, 'rup_code' AS fact, arg_min(rup_code, row) AS seen, count(*) AS rows, sum(value) AS amount
FROM placed
WHERE left_out IS NULL AND contains(rup_code, ';') AND EXISTS (FROM plan)
GROUP BY source
ORDER BY source
