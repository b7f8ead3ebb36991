-- A missing UMK is nothing.
SELECT * REPLACE (0 AS umk)
FROM placed
WHERE left_out IS NULL AND umk IS NULL
