-- One row a unit: the name and level that most of its rows give, in words that never depend on row order.
CREATE TABLE unit AS
WITH named AS (
    SELECT unit, unit_name, count(*) AS rows FROM fact WHERE unit IS NOT NULL GROUP BY ALL
),
levelled AS (
    SELECT unit, level, count(*) AS rows FROM fact WHERE unit IS NOT NULL GROUP BY ALL
)
SELECT
    unit,
    coalesce(first(unit_name ORDER BY named.rows DESC, unit_name NULLS LAST), unit) AS name,
    first(level ORDER BY levelled.rows DESC, level NULLS LAST) AS level
FROM named
JOIN levelled USING (unit)
GROUP BY unit
