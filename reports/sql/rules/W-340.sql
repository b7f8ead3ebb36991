-- A cumulative amount below that of the workbook of an earlier quarter.
WITH now AS (FROM (UNPIVOT reported ON packages, value, pdn, umk, "union" INTO NAME fact VALUE amount))
SELECT now.source, now.row, now.fact, now.amount AS seen, earlier.source AS other_source, earlier.row AS other_row,
    now.unit_name || ' / ' || now.channel AS unit, CASE WHEN now.fact <> 'packages' THEN earlier.amount - now.amount END AS amount
FROM now
JOIN now AS earlier
    ON earlier.source = now.before.source AND earlier.row = now.before.row AND earlier.fact = now.fact
WHERE now.source <> earlier.source AND now.amount < earlier.amount
ORDER BY now.source, now.row, now.fact
