-- Packages of the plan that are not announced, not active or deleted, by what their file says of them.
SELECT
    source,
    coalesce(announced, '–') || CASE WHEN NOT active THEN ' / aktif: tidak' ELSE '' END
        || CASE WHEN deleted THEN ' / dihapus: ya' ELSE '' END AS seen,
    count(*) AS rows,
    sum(budget) AS amount
FROM plan
WHERE left_out = 'not-announced'
GROUP BY source, seen
ORDER BY source, seen
