-- Orders that are not finished or not verified.
SELECT source, coalesce(nullif(concat_ws(' / ', status, confirmation), ''), '–') AS seen, count(*) AS rows, sum(value) AS amount
FROM placed
WHERE left_out = 'unfinished'
GROUP BY source, seen
ORDER BY source, seen
