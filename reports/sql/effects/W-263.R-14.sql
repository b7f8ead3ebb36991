-- The flags of the plan say nothing: PDN and UMK are not known.
SELECT * REPLACE (
    CASE WHEN pdn_planned THEN NULL ELSE pdn END AS pdn,
    CASE WHEN umk_planned THEN NULL ELSE umk END AS umk
)
FROM placed
WHERE left_out IS NULL AND (pdn_planned OR umk_planned)
