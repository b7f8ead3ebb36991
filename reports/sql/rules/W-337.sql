-- The amounts by TKDN, which together are all that was realised, do not add up to it.
SELECT source, row, 'value' AS fact, value AS seen, total AS other, unit_name AS unit, abs(value - total) AS amount
FROM (
    SELECT *, list_sum(bands) AS total, list_count(bands) = len(bands) AS whole
    FROM (SELECT *, [tkdn_40, tkdn_25, tkdn_below_25, pdn_without_tkdn, imported] AS bands FROM reported)
)
WHERE total > value OR (whole AND total <> value)
ORDER BY source, row
