-- Packages of a file without the code of their plan, where the plan was received.
SELECT source, min(row) AS row, 'rup_code' AS fact, count(*) AS rows, sum(value) AS amount
FROM placed
WHERE left_out IS NULL AND rup_code IS NULL AND EXISTS (FROM plan)
    AND source IN (SELECT source FROM placed WHERE rup_code IS NOT NULL)
GROUP BY source
ORDER BY source
