-- Packages of the plan whose code an earlier row of the plan has.
SELECT source, min(row) AS row, 'rup_code' AS fact, arg_min(rup_code, row) AS seen,
    arg_min(earlier.source, row) AS other_source, arg_min(earlier.row, row) AS other_row,
    count(*) AS rows, sum(budget) AS amount
FROM (
    SELECT
        source,
        row,
        rup_code,
        budget,
        first_value(struct_pack(source := source, row := row)) OVER (
            PARTITION BY fiscal_year, upper(unit_code), rup_code ORDER BY source, row
        ) AS earlier
    FROM plan
    WHERE left_out IS NULL AND rup_code IS NOT NULL
)
WHERE source <> earlier.source OR row <> earlier.row
GROUP BY source
ORDER BY source
