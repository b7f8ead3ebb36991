-- An office that realised something and about whose duties the same workbook says nothing.
SELECT source, min(row) AS row, 'unit_name' AS fact, any_value(unit_name) AS unit
FROM reported
WHERE file IN (SELECT file FROM compliance JOIN source ON number = source)
    AND NOT EXISTS (
        FROM compliance
        JOIN source AS own ON own.number = compliance.source
        WHERE own.file = reported.file
            AND (upper(compliance.unit_name) = upper(reported.unit_name) OR upper(compliance.unit_code) = upper(reported.unit_code))
    )
GROUP BY source, office
ORDER BY source, row
