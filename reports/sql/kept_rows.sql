-- Facts of a table, in the order of the files, sheets and rows that they say they come from.
SELECT file, coalesce(sheet, '') AS sheet, "row", left_out, {fields}
FROM fact
WHERE {scope} AND {within}
ORDER BY file, sheet, "row"
