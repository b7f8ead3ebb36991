-- A commitment that stands in a workbook twice for one year, with different amounts.
SELECT source, row, 'value' AS fact, value AS seen, earlier.source AS other_source, earlier.row AS other_row,
    commitment || ' ' || fiscal_year AS unit, abs(value - earlier.value) AS amount
FROM (
    SELECT
        *,
        first_value(struct_pack(source := source, row := row, value := value)) OVER (
            PARTITION BY source, lower(commitment), fiscal_year ORDER BY row
        ) AS earlier
    FROM commitment
)
WHERE value <> earlier.value
ORDER BY source, row
