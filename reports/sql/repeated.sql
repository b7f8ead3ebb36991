-- Every row whose package code an earlier row of the same kind of file has, with that row, and whether both are the same:
-- in all cells where one sheet holds them, else in all that is read of them. An order stands on several lines by nature:
-- of order lines, and of facts, which may be such, only those that are the same. Few codes are there twice: only their
-- rows are put in order.
CREATE OR REPLACE TEMP TABLE repeated AS
WITH kept AS NOT MATERIALIZED (
    SELECT
        placed.source, row, digest, package, unit, value, layout, told,
        CASE WHEN table_name IN ('order_line', 'kept_fact') THEN coalesce(digest, told::VARCHAR) END AS line
    FROM (
        SELECT
            source, row, digest, package, unit, value,
            hash(
                unit, unit_name, office_code, office_name, fiscal_year, date, channel, rup_code, status, budget, value, pdn, umk
            ) AS told
        FROM placed
        WHERE left_out IS NULL AND package IS NOT NULL
    ) AS placed
    JOIN source ON source.number = placed.source
)
SELECT * EXCLUDE (layout, line, digest, told), coalesce(digest = earlier.digest, told = earlier.told) AS same
FROM (
    SELECT
        kept.*,
        first_value(struct_pack(source := kept.source, row := row, digest := digest, told := told)) OVER (
            PARTITION BY layout, package, line ORDER BY kept.source, row
        ) AS earlier
    FROM kept
    SEMI JOIN (SELECT package FROM kept GROUP BY package HAVING count(*) > 1) USING (package)
)
WHERE source <> earlier.source OR row <> earlier.row
