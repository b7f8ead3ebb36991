-- Of each office, up to each quarter that a workbook tells: the amounts behind the indicator of the Perjanjian
-- Kinerja and the bands of TKDN, over the rows that know them, with those rows. All are cumulative, as received.
SELECT
    unit,
    told_quarter,
    coalesce(sum(placed_value) FILTER (WHERE "union" IS NOT NULL), 0) AS union_base,
    sum("union") FILTER (WHERE placed_value IS NOT NULL) AS "union",
    sum(placed_value) AS value,
    sum(tkdn_40) FILTER (WHERE banded) AS tkdn_40,
    sum(tkdn_25) FILTER (WHERE banded) AS tkdn_25,
    sum(tkdn_below_25) FILTER (WHERE banded) AS tkdn_below_25,
    sum(pdn_without_tkdn) FILTER (WHERE banded) AS pdn_without_tkdn,
    sum(imported) FILTER (WHERE banded) AS imported,
    sum(placed_value) FILTER (WHERE NOT banded) AS unbanded,
    list(source ORDER BY source, row) AS sources,
    list(row ORDER BY source, row) AS rows
FROM (
    SELECT
        placed.unit,
        placed.told_quarter,
        realisation.value AS placed_value,
        tkdn_40 + tkdn_25 + tkdn_below_25 + pdn_without_tkdn + imported IS NOT NULL AS banded,
        realisation.*
    FROM placed
    JOIN realisation USING (source, row)
    WHERE placed.left_out IS NULL AND placed.told_quarter IS NOT NULL
)
GROUP BY unit, told_quarter
ORDER BY unit, told_quarter
