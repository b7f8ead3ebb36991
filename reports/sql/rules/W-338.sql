-- An office and channel whose packages in the same workbook do not add up to what it realised.
WITH listed AS (
    SELECT file, coalesce(upper(unit_code), upper(unit_name)) AS office, lower(channel) AS way,
        sum(value) AS value, sum(pdn) AS pdn, sum(umk) AS umk
    FROM "transaction"
    JOIN source ON source.number = "transaction".source
    WHERE left_out IS NULL AND government IS NOT NULL
    GROUP BY ALL
)
SELECT source, row, fact, amounts.reported AS seen, amounts.listed AS other, unit, abs(seen - other) AS amount
FROM (
    SELECT source, row, unit_name || ' / ' || channel AS unit, unnest(['value', 'pdn', 'umk']) AS fact,
        unnest([
            struct_pack(reported := reported.value, listed := listed.value),
            struct_pack(reported := reported.pdn, listed := listed.pdn),
            struct_pack(reported := reported.umk, listed := listed.umk)
        ]) AS amounts
    FROM reported
    JOIN listed USING (file, office, way)
)
WHERE seen <> other
ORDER BY source, row, fact
