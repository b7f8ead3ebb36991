-- One row a unit: the name and level that most of its rows give, in words that never depend on row order.
-- Files that know a unit by its code only have no say in its name and level.
CREATE TABLE unit AS
WITH named AS (
    SELECT unit, unit_name, count(*) AS rows FROM fact WHERE unit_name IS NOT NULL GROUP BY ALL
),
levelled AS (
    SELECT unit, level, count(*) AS rows FROM fact WHERE level IS NOT NULL GROUP BY ALL
)
SELECT
    unit,
    coalesce(first(unit_name ORDER BY named.rows DESC, unit_name), unit) AS name,
    coalesce(first(level ORDER BY levelled.rows DESC, level), 'Lainnya') AS level
FROM (SELECT DISTINCT unit FROM fact WHERE unit IS NOT NULL)
LEFT JOIN named USING (unit)
LEFT JOIN levelled USING (unit)
GROUP BY unit
