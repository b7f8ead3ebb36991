-- A missing PDN is the whole contract.
SELECT * REPLACE (value AS pdn)
FROM placed
WHERE left_out IS NULL AND pdn IS NULL
