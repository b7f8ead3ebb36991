-- A unit that the settings leave out of the report.
SELECT source, name || ' (' || unit || ')' AS unit, count(*) AS rows, sum(value) AS amount
FROM placed
JOIN unit USING (unit)
WHERE left_out = 'out-of-scope'
GROUP BY source, unit, name
ORDER BY unit, source
