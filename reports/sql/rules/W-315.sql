-- An office's budget in which procurement and the rest do not add up to the total.
SELECT source, row, 'total' AS fact, total AS seen, parts AS other, coalesce(office_name, office_code) AS unit,
    abs(total - parts) AS amount
FROM (SELECT *, procurement + non_procurement AS parts FROM budget)
WHERE total <> parts
ORDER BY source, row
