-- An office whose duties the workbook tells and that has no row of what it realised.
SELECT compliance.source, row, 'unit_name' AS fact, unit_name AS unit
FROM compliance
JOIN source ON source.number = compliance.source
WHERE file IN (SELECT file FROM reported)
    AND NOT EXISTS (
        FROM reported
        WHERE reported.file = source.file
            AND (upper(compliance.unit_name) = upper(reported.unit_name) OR upper(compliance.unit_code) = upper(reported.unit_code))
    )
ORDER BY compliance.source, row
