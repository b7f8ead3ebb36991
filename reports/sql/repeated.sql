-- Every row whose package code an earlier row of the same kind of file has, with that row. An order stands on several
-- lines by nature: of order lines, and of facts, which may be such, only those with all cells the same. Few codes are
-- there twice: only their rows are put in order.
CREATE OR REPLACE TEMP TABLE repeated AS
WITH kept AS NOT MATERIALIZED (
    SELECT
        placed.source, row, digest, package, unit, value,
        layout, CASE WHEN table_name IN ('order_line', 'kept_fact') THEN digest END AS line
    FROM placed
    JOIN source ON source.number = placed.source
    WHERE left_out IS NULL AND package IS NOT NULL
)
SELECT * EXCLUDE (layout, line)
FROM (
    SELECT
        kept.*,
        first_value(struct_pack(source := kept.source, row := row, digest := digest)) OVER (
            PARTITION BY layout, package, line ORDER BY kept.source, row
        ) AS earlier
    FROM kept
    SEMI JOIN (SELECT package FROM kept GROUP BY package HAVING count(*) > 1) USING (package)
)
WHERE source <> earlier.source OR row <> earlier.row
