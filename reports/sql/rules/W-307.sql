-- Offices of a unit that stand under several codes, as when one system has its own codes for them.
WITH office AS (
    SELECT
        unit,
        regexp_replace(upper(office_name), '[^A-Z0-9]+', ' ', 'g') AS office,
        min(office_name) || ': ' || min(office_code) || ' / ' || max(office_code) AS codes,
        count(*) AS rows
    FROM placed
    WHERE left_out IS DISTINCT FROM 'out-of-scope' AND office_name IS NOT NULL AND office_code IS NOT NULL
    GROUP BY unit, office
    HAVING min(office_code) <> max(office_code)
)
SELECT name AS unit, count(*)::VARCHAR AS other, min(codes) AS seen, sum(rows) AS rows
FROM office
JOIN unit USING (unit)
GROUP BY unit, name
ORDER BY unit
