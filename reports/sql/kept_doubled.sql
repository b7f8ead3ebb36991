-- Units that do not have one name and one level in all rows, or none at all, as facts that were kept always do.
SELECT unit
FROM (SELECT DISTINCT unit, unit_name, level FROM fact WHERE unit IS NOT NULL AND {scope})
GROUP BY unit
HAVING count(*) > 1 OR count(unit_name) = 0 OR count(level) = 0
ORDER BY unit
