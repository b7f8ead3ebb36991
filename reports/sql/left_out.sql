-- The rows that do not count in the report, by reason: in no quarter, or in none of $first to $last.
SELECT
    coalesce(left_out, CASE WHEN quarter > $last THEN 'after-period' ELSE 'before-period' END) AS reason,
    count(*) AS rows,
    sum(value) AS value,
    sum(pdn) AS pdn,
    sum(umk) AS umk
FROM placed
WHERE left_out IS NOT NULL OR quarter NOT BETWEEN $first AND $last
GROUP BY 1
ORDER BY 1
