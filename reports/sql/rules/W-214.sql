-- Packages that were cancelled.
SELECT source, concat_ws(' / ', status, confirmation) AS seen, count(*) AS rows, sum(value) AS amount
FROM placed
WHERE left_out = 'cancelled'
GROUP BY source, status, confirmation
ORDER BY source, seen
