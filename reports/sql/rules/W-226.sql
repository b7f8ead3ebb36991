-- One name under several units: the places of one government would be split.
WITH named AS (
    SELECT DISTINCT unit, upper(unit_name) AS plain
    FROM (SELECT DISTINCT unit, unit_name FROM placed WHERE left_out IS DISTINCT FROM 'out-of-scope')
    WHERE unit IS NOT NULL AND unit_name IS NOT NULL
)
SELECT min(name) AS unit, string_agg(named.unit, ', ' ORDER BY named.unit) AS seen, sum(rows) AS rows
FROM named
JOIN (SELECT unit, name FROM unit) USING (unit)
JOIN (SELECT unit, count(*) AS rows FROM placed GROUP BY unit) USING (unit)
GROUP BY plain
HAVING count(*) > 1
ORDER BY unit
