-- Rows of a unit whose PDN or UMK was taken from the flags of the plan, with their money.
SELECT name AS unit, source, count(*) AS rows, sum(value) AS amount
FROM placed
JOIN unit USING (unit)
WHERE left_out IS NULL AND (pdn_planned OR umk_planned)
GROUP BY unit, name, source
ORDER BY amount DESC NULLS LAST, unit, source
