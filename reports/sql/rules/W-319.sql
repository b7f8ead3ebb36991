-- Offices of a recapitulation or of the budget without any money: a share of nothing, or nothing filled in.
SELECT source, min(row) AS row, 'office_name' AS fact,
    array_to_string(list(office ORDER BY row)[:3], '; ') AS seen, count(*) AS rows
FROM (
    SELECT source, row, office_name AS office
    FROM recap
    WHERE coalesce(programme, 0) = 0 AND coalesce(procurement, 0) = 0 AND coalesce(announced, 0) = 0
    UNION ALL
    SELECT source, row, coalesce(office_name, office_code)
    FROM budget
    WHERE coalesce(procurement, 0) = 0 AND coalesce(total, 0) = 0
)
GROUP BY source
ORDER BY source
