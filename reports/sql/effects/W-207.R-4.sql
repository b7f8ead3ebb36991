-- A contract that is not given is as large as the budget.
SELECT * REPLACE (budget AS value)
FROM placed
WHERE left_out IS NULL AND value IS NULL
