-- Rows whose office ends with the dash that parts name and code, and has no code.
SELECT source, min(row) AS row, 'office_name' AS fact, arg_min(office_name, row) AS seen, count(*) AS rows,
    sum(value) AS amount
FROM placed
WHERE office_name LIKE '% -'
GROUP BY source
ORDER BY source
