-- A unit that is known by its code only.
SELECT unit AS seen, count(*) AS rows, sum(value) AS amount
FROM placed
JOIN unit USING (unit)
WHERE left_out IS DISTINCT FROM 'out-of-scope' AND name = unit AND unit_name IS NULL
GROUP BY unit
ORDER BY unit
