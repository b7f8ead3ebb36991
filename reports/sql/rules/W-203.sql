-- The contract above the budget.
SELECT source, row, 'value' AS fact, value AS seen, budget AS other, name AS unit, value - budget AS amount
FROM placed
LEFT JOIN unit USING (unit)
WHERE left_out IS NULL AND value > budget
ORDER BY source, row
