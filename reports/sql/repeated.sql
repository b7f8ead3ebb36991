-- Every row whose package code an earlier row of the same kind of file has, with that row. An order stands on several
-- lines by nature: of order lines only those with all cells the same.
CREATE OR REPLACE TEMP VIEW repeated AS
SELECT *
FROM (
    SELECT
        placed.*,
        first_value(struct_pack(source := placed.source, row := row, digest := digest)) OVER (
            PARTITION BY layout, package, CASE WHEN table_name = 'order_line' THEN digest END
            ORDER BY placed.source, row
        ) AS earlier
    FROM placed
    JOIN source ON source.number = placed.source
    WHERE left_out IS NULL AND package IS NOT NULL
)
WHERE source <> earlier.source OR row <> earlier.row
