-- The units that the report is about and that any kept row names.
SELECT unit AS code, min(unit_name) AS name, min(level) AS level
FROM fact
WHERE unit IS NOT NULL AND {scope}
GROUP BY unit
ORDER BY code
