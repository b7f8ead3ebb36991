-- PDN and UMK are at most the contract.
SELECT * REPLACE (
    CASE WHEN pdn > value THEN value ELSE pdn END AS pdn,
    CASE WHEN umk > value THEN value ELSE umk END AS umk
)
FROM placed
WHERE left_out IS NULL AND (pdn > value OR umk > value)
