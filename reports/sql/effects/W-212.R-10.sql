-- A row dated after its fiscal year counts in the last quarter.
SELECT * REPLACE (4 AS quarter)
FROM placed
WHERE left_out = 'late'
