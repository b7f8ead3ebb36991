-- A row that is the same as an earlier row of the same kind of file.
SELECT source, row, 'package' AS fact, package AS seen, earlier.source AS other_source, earlier.row AS other_row,
    name AS unit, value AS amount
FROM repeated
LEFT JOIN unit USING (unit)
WHERE same
ORDER BY source, row
