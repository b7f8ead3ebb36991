-- A file of a kind that has no dates: its rows count in the report's quarter.
SELECT source, $period AS other, count(*) AS rows, sum(value) AS amount
FROM placed
WHERE left_out IS NULL AND NOT dated AND told_quarter IS NULL
GROUP BY source
ORDER BY source
