-- A row without a date counts in the report's quarter.
SELECT * REPLACE ($quarter AS quarter)
FROM placed
WHERE left_out = 'no-date'
