-- What others publish about a government, with what its own workbook adds up to: of the same day, or of another day
-- of the year by which it cannot have been so, since amounts are cumulative.
WITH own AS (
    SELECT file, 'Nilai PDN' AS measure, sum(pdn) AS ours FROM reported GROUP BY file
    UNION ALL
    SELECT file, 'Nilai UMK', sum(umk) FROM reported GROUP BY file
)
SELECT source, row, unit_name AS unit, value, date, ours
FROM comparison
JOIN source ON source.number = comparison.source
JOIN own USING (file, measure)
WHERE upper(unit_name) IN (upper(government_name), government) AND value IS NOT NULL AND ours IS NOT NULL
    AND (date = as_of OR (year(date) = year AND CASE WHEN date < as_of THEN value > ours ELSE value < ours END))
ORDER BY source, row
