-- An order whose lines do not add up to the total that stands on them.
SELECT source, row, 'package_total' AS fact, package_total AS seen, total AS other, name AS unit,
    abs(package_total - total) AS amount
FROM (
    SELECT source, min(row) AS row, package, max(package_total) AS package_total, sum(value) AS total
    FROM order_line
    WHERE package IS NOT NULL
    GROUP BY source, package
    HAVING count(value) = count(*) AND max(package_total) <> sum(value)
)
JOIN placed USING (source, row)
LEFT JOIN unit USING (unit)
WHERE placed.left_out IS NULL
ORDER BY source, row
