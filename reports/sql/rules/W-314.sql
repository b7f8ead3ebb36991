-- An office's budget whose parts (operating, capital, unexpected) do not add up to what it procures.
SELECT source, row, 'procurement' AS fact, procurement AS seen, parts AS other, coalesce(office_name, office_code) AS unit,
    abs(procurement - parts) AS amount
FROM (SELECT *, operating + capital + unexpected AS parts FROM budget)
WHERE procurement <> parts
ORDER BY source, row
