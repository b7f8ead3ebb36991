-- Rows of a file that do not say by which channel was bought; fact.sql gives them the name of a channel of their own.
SELECT source, 'channel' AS fact, count(*) AS rows, sum(value) AS amount
FROM placed
WHERE left_out IS NULL AND channel = 'Tidak Disebutkan'
GROUP BY source
ORDER BY source
