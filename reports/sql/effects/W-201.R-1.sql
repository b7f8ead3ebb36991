-- What looks like a percentage is one: that part of the contract, never more than it.
SELECT * REPLACE (
    CASE WHEN pdn > 0 AND pdn <= 100 THEN value * TRY_CAST(pdn * 0.01 AS DECIMAL(6, 4)) ELSE pdn END AS pdn,
    CASE WHEN umk > 0 AND umk <= 100 THEN value * TRY_CAST(umk * 0.01 AS DECIMAL(6, 4)) ELSE umk END AS umk
)
FROM placed
WHERE left_out IS NULL AND value >= 1000000 AND (pdn > 0 AND pdn <= 100 OR umk > 0 AND umk <= 100)
