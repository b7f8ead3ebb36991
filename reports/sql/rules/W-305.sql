-- A channel of a file in which no package has any PDN.
SELECT source, channel AS seen, count(*) AS rows, sum(value) AS amount
FROM placed
WHERE left_out IS NULL AND NOT pdn_planned AND value > 0 AND pdn IS NOT NULL
GROUP BY source, channel
HAVING count(*) >= 10 AND max(pdn) = 0
ORDER BY source, channel
