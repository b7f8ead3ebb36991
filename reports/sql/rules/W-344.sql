-- A meeting outside the days that the workbook is about: from 1 January to the day of its data.
SELECT event.source, row, 'date' AS fact, date AS seen, least(as_of, make_date(year, 12, 31)) AS other
FROM (
    SELECT source, row, date FROM monitoring
    UNION ALL
    SELECT source, row, date FROM matching
) AS event
JOIN source ON source.number = event.source
WHERE date < make_date(year, 1, 1) OR date > least(as_of, make_date(year, 12, 31))
ORDER BY event.source, row
