-- Packages that were cancelled.
SELECT source, status AS seen, count(*) AS rows, sum(value) AS amount
FROM placed
WHERE left_out = 'cancelled'
GROUP BY source, status
ORDER BY source, status
