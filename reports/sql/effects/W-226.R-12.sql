-- Codes of one name are one unit, under the first of them.
WITH merged AS (
    SELECT min(unit) AS into_unit, unnest(list(unit)) AS unit
    FROM (
        SELECT DISTINCT unit, upper(unit_name) AS plain
        FROM placed
        WHERE unit IS NOT NULL AND unit_name IS NOT NULL AND left_out IS DISTINCT FROM 'out-of-scope'
    )
    GROUP BY plain
    HAVING count(*) > 1
)
SELECT placed.* REPLACE (into_unit AS unit)
FROM placed
JOIN (SELECT unit, min(into_unit) AS into_unit FROM merged GROUP BY unit) USING (unit)
WHERE left_out IS NULL AND unit <> into_unit
