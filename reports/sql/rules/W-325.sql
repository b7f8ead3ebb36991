-- Published figures of other governments of another day than the workbook's own.
SELECT comparison.source, min(row) AS row, 'date' AS fact, date AS seen, as_of AS other, count(*) AS rows
FROM comparison
JOIN source ON source.number = comparison.source
WHERE date <> as_of AND upper(unit_name) IS DISTINCT FROM upper(government_name)
GROUP BY comparison.source, date, as_of
ORDER BY comparison.source, date
