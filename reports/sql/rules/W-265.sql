-- A line whose amount is not quantity times price plus shipping, by more than a rupiah.
SELECT source, row, 'value' AS fact, line.value AS seen,
    (line.quantity * line.unit_price + coalesce(shipping, 0))::DECIMAL(38, 2) AS other, name AS unit,
    abs(line.value - other) AS amount
FROM order_line AS line
JOIN placed USING (source, row)
LEFT JOIN unit USING (unit)
WHERE placed.left_out IS NULL AND abs(line.value - other) > 1
ORDER BY source, row
