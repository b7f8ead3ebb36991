-- An office and channel with packages in a workbook that its realisation does not know.
SELECT "transaction".source, min(row) AS row, 'unit_name' AS fact, unit_name || ' / ' || channel AS unit,
    count(*) AS rows, sum(value) AS amount
FROM "transaction"
JOIN source ON source.number = "transaction".source
WHERE left_out IS NULL AND file IN (SELECT file FROM reported)
    AND NOT EXISTS (
        FROM reported
        WHERE reported.file = source.file AND reported.way = lower("transaction".channel)
            AND reported.office = coalesce(upper("transaction".unit_code), upper("transaction".unit_name))
    )
GROUP BY "transaction".source, unit_name, channel
ORDER BY "transaction".source, row
