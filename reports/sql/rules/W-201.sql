-- A percentage typed into a rupiah field: 0 < PDN or UMK <= 100 under a contract of a million or more.
SELECT source, row, fact, amount AS seen, value AS other, name AS unit, value AS amount
FROM (UNPIVOT placed ON pdn, umk INTO NAME fact VALUE amount)
LEFT JOIN unit USING (unit)
WHERE left_out IS NULL AND amount > 0 AND amount <= 100 AND value >= 1000000
ORDER BY source, row, fact
