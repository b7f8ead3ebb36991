-- Packages with TKDN, PDN or UMK that are the sum of the PDN and UMK columns: what is both counts twice.
SELECT source, row, 'union' AS fact, "union" AS seen, unit_name AS unit, least(pdn, umk) AS amount
FROM reported
WHERE "union" = pdn + umk AND pdn > 0 AND umk > 0
ORDER BY source, row
