-- Rows of a unit without its value, with their money.
SELECT name AS unit, count(*) AS rows, sum(budget) AS amount
FROM placed
JOIN unit USING (unit)
WHERE left_out IS NULL AND value IS NULL
GROUP BY unit, name
ORDER BY amount DESC NULLS LAST, unit
