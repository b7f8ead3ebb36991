-- An office that the workbook of an earlier quarter reports on and the latest one does not.
WITH seen AS (
    SELECT government, year, office, max(quarter) AS quarter, arg_max(unit_name, quarter) AS unit
    FROM reported
    GROUP BY government, year, office
),
latest AS (
    SELECT government, year, max(quarter) AS quarter, arg_max(source, quarter) AS source
    FROM reported
    GROUP BY government, year
)
SELECT latest.source, seen.unit, seen.year || '-TW' || seen.quarter AS seen, sum(value) AS amount
FROM seen
JOIN latest ON latest.government = seen.government AND latest.year = seen.year AND latest.quarter > seen.quarter
JOIN reported
    ON reported.government = seen.government AND reported.year = seen.year AND reported.quarter = seen.quarter
    AND reported.office = seen.office
GROUP BY ALL
ORDER BY latest.source, seen.unit
