-- An amount below zero is not known.
SELECT * REPLACE (
    CASE WHEN value < 0 THEN NULL ELSE value END AS value,
    CASE WHEN pdn < 0 THEN NULL ELSE pdn END AS pdn,
    CASE WHEN umk < 0 THEN NULL ELSE umk END AS umk
)
FROM placed
WHERE left_out IS NULL AND (value < 0 OR pdn < 0 OR umk < 0)
