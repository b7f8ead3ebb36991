-- An order is worth the total that stands on it: its first line carries the difference.
SELECT placed.* EXCLUDE (more) REPLACE (
    value + more AS value,
    CASE WHEN pdn_planned AND pdn <> 0 THEN pdn + more ELSE pdn END AS pdn,
    CASE WHEN umk_planned AND umk <> 0 THEN umk + more ELSE umk END AS umk
)
FROM (
    SELECT placed.*, more
    FROM placed
    JOIN (
        SELECT source, min(row) AS row, (max(package_total) - sum(value))::DECIMAL(32, 2) AS more
        FROM order_line
        WHERE package IS NOT NULL
        GROUP BY source, package
        HAVING count(value) = count(*) AND max(package_total) <> sum(value)
    ) USING (source, row)
    WHERE placed.left_out IS NULL
) AS placed
