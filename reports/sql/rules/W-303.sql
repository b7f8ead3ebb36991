-- Packages of a file whose plan is none of those that their unit announced for the year, where that plan was received.
WITH announced AS (
    SELECT DISTINCT upper(unit_code) AS unit, fiscal_year, rup_code FROM plan WHERE left_out IS NULL
)
SELECT source, min(row) AS row, 'rup_code' AS fact, arg_min(rup_code, row) AS seen, count(*) AS rows, sum(value) AS amount
FROM placed
WHERE left_out IS NULL AND rup_code IS NOT NULL AND channel IS DISTINCT FROM 'Swakelola'
    AND (unit, fiscal_year) IN (SELECT (unit, fiscal_year) FROM announced)
    AND NOT EXISTS (
        FROM announced
        WHERE announced.unit = placed.unit AND announced.fiscal_year = placed.fiscal_year
            AND list_contains(string_split(replace(placed.rup_code, ' ', ''), ';'), announced.rup_code)
    )
GROUP BY source
ORDER BY source
