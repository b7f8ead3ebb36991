-- A missing PDN is nothing.
SELECT * REPLACE (0 AS pdn)
FROM placed
WHERE left_out IS NULL AND pdn IS NULL
