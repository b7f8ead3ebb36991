-- A district that stands on a sheet more than once: written down twice, or two of the same name.
SELECT source, row, 'district' AS fact, district AS seen, earlier.source AS other_source, earlier.row AS other_row,
    district AS unit
FROM (
    SELECT
        *,
        first_value(struct_pack(source := source, row := row)) OVER (
            PARTITION BY source, upper(trim(district)) ORDER BY row
        ) AS earlier
    FROM tkdn_ik
)
WHERE row <> earlier.row
ORDER BY source, row
