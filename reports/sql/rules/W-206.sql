-- A package code that an earlier row of the same kind of file has, with other contents.
SELECT source, row, 'package' AS fact, package AS seen, earlier.source AS other_source, earlier.row AS other_row,
    name AS unit, value AS amount
FROM repeated
LEFT JOIN unit USING (unit)
WHERE NOT same
ORDER BY source, row
