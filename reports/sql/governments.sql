-- The governments that the report is about, each with the units that count towards it: itself, or the offices that its
-- own workbooks name.
SELECT
    code,
    coalesce(max(source.government_name), max(unit.name), code) AS name,
    coalesce(max(CASE WHEN source.number IS NULL THEN unit.level ELSE level_of(source.government_name) END), 'Lainnya') AS level,
    list(DISTINCT placed.unit ORDER BY placed.unit) FILTER (WHERE left_out IS NULL) AS units
FROM (SELECT coalesce(government, unit) AS code, * FROM placed WHERE left_out IS DISTINCT FROM 'out-of-scope') AS placed
LEFT JOIN unit ON unit.unit = code
LEFT JOIN source ON source.number = placed.source AND source.government = code
WHERE code IS NOT NULL
GROUP BY code
HAVING units IS NOT NULL
ORDER BY code
