-- Packages of a unit's plan that are not flagged as PDN or UMK, one way or the other.
SELECT source, min(row) AS row, fact, any_value(unit) AS unit, count(*) AS rows, sum(budget) AS amount
FROM (
    SELECT source, row, budget, coalesce(unit_name, unit_code, '–') AS unit,
        unnest([struct_pack(fact := 'pdn_flag', flag := pdn_flag), struct_pack(fact := 'umk_flag', flag := umk_flag)], recursive := true)
    FROM plan
    WHERE left_out IS NULL
)
WHERE flag IS NULL
GROUP BY source, unit, fact
ORDER BY source, unit, fact
