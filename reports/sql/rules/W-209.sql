-- Rows of a unit without its umk, with their money.
SELECT name AS unit, count(*) AS rows, sum(value) AS amount
FROM placed
JOIN unit USING (unit)
WHERE left_out IS NULL AND umk IS NULL
GROUP BY unit, name
ORDER BY amount DESC NULLS LAST, unit
