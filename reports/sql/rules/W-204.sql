-- An amount below zero.
SELECT source, row, fact, amount AS seen, name AS unit, amount
FROM (UNPIVOT placed ON budget, value, pdn, umk INTO NAME fact VALUE amount)
LEFT JOIN unit USING (unit)
WHERE left_out IS NULL AND amount < 0
ORDER BY source, row, fact
