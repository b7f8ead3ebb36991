-- A published place that its own amounts contradict: another one stands behind it with more.
WITH placed_by AS (
    SELECT *, CASE WHEN measure LIKE 'Persentase%' THEN share ELSE value END AS amount
    FROM comparison
    WHERE "rank" IS NOT NULL
)
SELECT behind.source, behind.row, 'rank' AS fact, behind."rank" AS seen, behind.unit_name AS unit,
    min(ahead.source) AS other_source, min(ahead.row) AS other_row
FROM placed_by AS behind
JOIN placed_by AS ahead USING (source, level, measure, source_name, date)
WHERE ahead."rank" < behind."rank" AND ahead.amount < behind.amount
GROUP BY behind.source, behind.row, behind."rank", behind.unit_name
ORDER BY behind.source, behind.row
