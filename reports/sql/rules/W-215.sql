-- A unit that is written under several names.
SELECT source, name AS unit, unit_name AS seen, count(*) AS rows, sum(value) AS amount
FROM placed
JOIN unit USING (unit)
WHERE unit_name <> name
GROUP BY source, unit, name, unit_name
ORDER BY unit, seen, source
