-- A target below that of an earlier quarter: targets are cumulative.
SELECT source, row, 'target' AS fact, target AS seen, before.source AS other_source, before.row AS other_row, indicator AS unit
FROM (
    SELECT *, lag(struct_pack(source := source, row := row, target := target)) OVER (
        PARTITION BY source, lower(indicator) ORDER BY quarter, row
    ) AS before
    FROM target
    WHERE target IS NOT NULL
)
WHERE target < before.target
ORDER BY source, row
