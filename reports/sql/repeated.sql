-- Every row whose package code an earlier row of the same kind of file has, with that row.
CREATE OR REPLACE TEMP VIEW repeated AS
SELECT *
FROM (
    SELECT
        placed.*,
        first_value(struct_pack(source := placed.source, row := row, digest := digest)) OVER (
            PARTITION BY layout, package ORDER BY placed.source, row
        ) AS earlier
    FROM placed
    JOIN source ON source.number = placed.source
    WHERE left_out IS NULL AND package IS NOT NULL
)
WHERE source <> earlier.source OR row <> earlier.row
