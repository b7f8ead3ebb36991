-- PDN or UMK above the contract; the own workbooks' amounts are F-152's.
SELECT source, row, fact, amount AS seen, value AS other, name AS unit, amount - value AS amount
FROM (
    UNPIVOT (FROM placed WHERE left_out IS NULL AND told_quarter IS NULL AND (pdn > value OR umk > value))
    ON pdn, umk INTO NAME fact VALUE amount
)
LEFT JOIN unit USING (unit)
WHERE amount > value
ORDER BY source, row, fact
