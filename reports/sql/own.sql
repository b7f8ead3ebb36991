-- The rows of a sheet of the office's own workbooks of a year up to a quarter, each with its workbook's quarter.
SELECT source.quarter AS told_quarter, held.* EXCLUDE (left_out, digest)
FROM "{table}" AS held
JOIN source ON source.number = held.source
WHERE held.left_out IS NULL AND source.government = $government AND source.year = $year AND source.quarter <= $quarter
ORDER BY source.quarter, held.source, held.row
