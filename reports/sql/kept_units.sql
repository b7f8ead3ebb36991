-- The units that the report is about and that any kept row names. Every row of a unit gives the same name and level.
SELECT unit AS code, any_value(unit_name) AS name, any_value(level) AS level
FROM fact
WHERE unit IS NOT NULL AND {scope}
GROUP BY unit
ORDER BY code
