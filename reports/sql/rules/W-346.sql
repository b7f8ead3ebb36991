-- An office that realised something and about whose duties the same workbook says nothing; one finding for a whole kind
-- of office of which it names none, such as Puskesmas whose duties their Dinas reports.
WITH told AS (
    SELECT DISTINCT reported.file, office, lower("group") AS kind
    FROM reported
    JOIN compliance
        ON upper(compliance.unit_name) = upper(reported.unit_name) OR upper(compliance.unit_code) = upper(reported.unit_code)
    JOIN source AS own ON own.number = compliance.source AND own.file = reported.file
),
untold AS (
    SELECT *, "group" IS NOT NULL AND (file, lower("group")) NOT IN (SELECT (file, coalesce(kind, '')) FROM told) AS all_alike
    FROM reported
    WHERE file IN (SELECT file FROM compliance JOIN source ON number = source)
        AND (file, office) NOT IN (SELECT (file, office) FROM told)
)
SELECT source, min(row) AS row, 'unit_name' AS fact, CASE WHEN all_alike THEN any_value("group") ELSE any_value(unit_name) END AS unit,
    count(*) AS rows
FROM untold
GROUP BY source, all_alike, CASE WHEN all_alike THEN lower("group") ELSE office END
ORDER BY source, row
