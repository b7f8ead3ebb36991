-- Offices of a unit that are written in several ways: one code with several names, or a name in several spellings.
WITH written AS (
    SELECT unit, office_code, office_name, count(*) AS rows
    FROM placed
    WHERE left_out IS DISTINCT FROM 'out-of-scope' AND office_name IS NOT NULL
    GROUP BY ALL
),
office AS (
    SELECT
        unit,
        coalesce(office_code, regexp_replace(upper(office_name), '[^A-Z0-9]+', ' ', 'g')) AS office,
        min(office_name) || ' / ' || max(office_name) AS names,
        sum(rows) AS rows
    FROM written
    GROUP BY ALL
    HAVING min(office_name) <> max(office_name)
)
SELECT name AS unit, count(*)::VARCHAR AS other, min(names) AS seen, sum(rows)::BIGINT AS rows
FROM office
JOIN unit USING (unit)
GROUP BY unit, name
ORDER BY unit
