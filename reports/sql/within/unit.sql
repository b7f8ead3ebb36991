-- The offices of one government, by the name that most of its rows give; those of its own workbook as that says.
CREATE TABLE unit AS
SELECT
    named.unit,
    coalesce(first(office_name ORDER BY rows DESC, office_name), first(known.name), named.unit) AS name,
    coalesce(max(CASE WHEN own THEN known.level END), 'Satuan Kerja') AS level
FROM (
    SELECT unit, CASE WHEN government IS NULL THEN trim(office_name) END AS office_name, government IS NOT NULL AS own, count(*) AS rows
    FROM placed
    WHERE left_out IS DISTINCT FROM 'out-of-scope' AND unit IS NOT NULL
    GROUP BY ALL
) AS named
LEFT JOIN memory.unit AS known ON known.unit = named.unit
GROUP BY named.unit
