-- Packages with TKDN, PDN or UMK, each counted once, below those with PDN or TKDN alone.
SELECT source, row, 'union' AS fact, "union" AS seen, least_due AS other, unit_name AS unit,
    least_due - "union" AS amount
FROM (
    SELECT *, greatest(
        coalesce(pdn, 0), coalesce(tkdn_40, 0) + coalesce(tkdn_25, 0) + coalesce(tkdn_below_25, 0)
    ) AS least_due
    FROM reported
)
WHERE "union" < least_due
ORDER BY source, row
