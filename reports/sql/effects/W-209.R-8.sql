-- A missing UMK is the whole contract.
SELECT * REPLACE (value AS umk)
FROM placed
WHERE left_out IS NULL AND umk IS NULL
