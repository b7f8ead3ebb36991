-- One row a unit: the name and level that most of its rows give, in words that never depend on row order.
-- Files that know a unit by its code only have no say; plans and budgets name the units that no transaction names.
CREATE TABLE unit AS
WITH known AS MATERIALIZED (
    SELECT unit, unit_name, level, count(*) AS rows FROM placed WHERE unit IS NOT NULL GROUP BY ALL
),
said AS (
    SELECT unit, unit_name, level, rows AS weight FROM known
    UNION ALL
    SELECT upper(unit_code), unit_name, coalesce(upper(level[1]) || lower(level[2:]), level_of(unit_name)), 0 FROM plan WHERE unit_code IS NOT NULL
    UNION ALL
    SELECT upper(unit_code), unit_name, level_of(unit_name), 0 FROM budget WHERE unit_code IS NOT NULL
),
named AS (
    SELECT unit, unit_name, sum(weight) AS rows FROM said WHERE unit_name IS NOT NULL GROUP BY ALL
),
levelled AS (
    SELECT unit, level, sum(weight) AS rows FROM said WHERE level IS NOT NULL GROUP BY ALL
)
SELECT
    unit,
    coalesce(first(unit_name ORDER BY named.rows DESC, unit_name), unit) AS name,
    coalesce(first(level ORDER BY levelled.rows DESC, level), 'Lainnya') AS level
FROM (SELECT DISTINCT unit FROM known)
LEFT JOIN named USING (unit)
LEFT JOIN levelled USING (unit)
GROUP BY unit
