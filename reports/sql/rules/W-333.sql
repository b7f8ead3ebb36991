-- An amount about a thousand times, or a thousandth of, what the quarter before said: juta, miliar and triliun mixed up.
-- The wide type holds a thousand times the largest amount.
WITH now AS (
    SELECT source, row, fact, CAST(amount AS DECIMAL(38, 2)) AS amount, unit_name || ' / ' || channel AS unit, before
    FROM (UNPIVOT reported ON value, pdn, umk INTO NAME fact VALUE amount)
    UNION ALL
    SELECT source, row, 'value', CAST(value AS DECIMAL(38, 2)), commitment, before
    FROM (
        SELECT commitment.*, lag(struct_pack(source := source, row := row)) OVER (
            PARTITION BY government, commitment, fiscal_year ORDER BY year, quarter, source, row
        ) AS before
        FROM commitment
        JOIN source ON source.number = commitment.source
    )
)
SELECT now.source, now.row, now.fact, now.amount AS seen, earlier.amount AS other, now.unit,
    abs(now.amount - earlier.amount) AS amount
FROM now
JOIN now AS earlier
    ON earlier.source = now.before.source AND earlier.row = now.before.row AND earlier.fact = now.fact
WHERE now.source <> earlier.source
    AND (now.amount BETWEEN earlier.amount * 500 AND earlier.amount * 4000
        OR earlier.amount BETWEEN now.amount * 250 AND now.amount * 2000)
    AND now.amount > 0 AND earlier.amount > 0
ORDER BY now.source, now.row, now.fact
