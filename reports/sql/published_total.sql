-- Published totals of amounts with the values that the same source published of the same day: of the total's level, or of
-- all levels. A total of which any value is missing proves nothing.
SELECT total.source, total.row, total.unit_name AS unit, total.value::DECIMAL(38, 2) AS total,
    list(part.value::DECIMAL(38, 2) ORDER BY part.row) AS parts
FROM (FROM comparison WHERE is_total(unit_name)) AS total
JOIN (FROM comparison WHERE NOT is_total(unit_name)) AS part
    ON part.source = total.source AND part.measure = total.measure AND part.source_name = total.source_name
    AND part.date = total.date AND total.level IN ('Semua', part.level)
WHERE total.measure LIKE 'Nilai%' AND total.value IS NOT NULL
GROUP BY total.source, total.row, total.unit_name, total.value
HAVING count(part.value) = count(*)
ORDER BY total.source, total.row
