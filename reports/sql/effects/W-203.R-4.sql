-- The contract, and with it PDN and UMK, is at most the budget.
SELECT * REPLACE (
    budget AS value,
    CASE WHEN pdn > budget THEN budget ELSE pdn END AS pdn,
    CASE WHEN umk > budget THEN budget ELSE umk END AS umk
)
FROM placed
WHERE left_out IS NULL AND value > budget
