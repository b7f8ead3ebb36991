-- A file in which PDN is always the whole contract or nothing: a flag, not an amount that somebody measured.
SELECT source, 'pdn' AS fact, count(*) AS rows, sum(value) AS amount
FROM placed
WHERE left_out IS NULL AND NOT pdn_planned AND value > 0 AND pdn IS NOT NULL
GROUP BY source
HAVING count(*) >= 10 AND bool_and(pdn = 0 OR pdn = value) AND bool_or(pdn = 0) AND bool_or(pdn > 0)
ORDER BY source
