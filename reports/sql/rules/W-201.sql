-- A percentage typed into a rupiah field: 0 < PDN or UMK <= 100 under a contract of a million or more.
SELECT source, row, fact, amount AS seen, value AS other, name AS unit, value AS amount
FROM (
    UNPIVOT (
        FROM placed
        WHERE left_out IS NULL AND value >= 1000000 AND (pdn > 0 AND pdn <= 100 OR umk > 0 AND umk <= 100)
    )
    ON pdn, umk INTO NAME fact VALUE amount
)
LEFT JOIN unit USING (unit)
WHERE amount > 0 AND amount <= 100
ORDER BY source, row, fact
