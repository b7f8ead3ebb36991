-- Rows dated after the day on which the data were taken.
SELECT name AS unit, $as_of AS other, count(*) AS rows, sum(value) AS amount
FROM placed
JOIN unit USING (unit)
WHERE left_out IS NULL AND date > $as_of
GROUP BY unit, name
ORDER BY amount DESC NULLS LAST, unit
