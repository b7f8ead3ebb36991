-- PDN or UMK above the contract is not known.
SELECT * REPLACE (
    CASE WHEN pdn > value THEN NULL ELSE pdn END AS pdn,
    CASE WHEN umk > value THEN NULL ELSE umk END AS umk
)
FROM placed
WHERE left_out IS NULL AND (pdn > value OR umk > value)
