-- An amount below zero; those of the office's own workbooks as they stand there, cumulative.
SELECT source, row, fact, amount AS seen, name AS unit, amount
FROM (
    UNPIVOT (
        FROM placed
        WHERE left_out IS NULL AND told_quarter IS NULL AND (budget < 0 OR value < 0 OR pdn < 0 OR umk < 0)
    )
    ON budget, value, pdn, umk INTO NAME fact VALUE amount
)
LEFT JOIN unit USING (unit)
WHERE amount < 0
UNION ALL
SELECT source, row, fact, amount, unit_name, amount
FROM (UNPIVOT reported ON value, pdn, umk, "union" INTO NAME fact VALUE amount)
WHERE amount < 0
ORDER BY source, row, fact
