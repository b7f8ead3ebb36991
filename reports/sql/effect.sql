-- What each reading changes in the sums of a unit: the rows that it reads otherwise, as read, less the same rows as they
-- count. The many rows are added up once, kept apart by what is missing in them, before the two sides part.
WITH placed AS NOT MATERIALIZED (
    SELECT *, CASE WHEN left_out IS NULL THEN struct_pack(unit, quarter, value, pdn, umk) END AS counted
    FROM main.placed
),
reading AS NOT MATERIALIZED ({readings}),
summed AS MATERIALIZED (
    SELECT
        rule, code, unit, quarter,
        counted IS NOT NULL AS counts,
        counted.unit AS old_unit, counted.quarter AS old_quarter,
        count(*) AS rows, sum(value) AS value, sum(pdn) AS pdn, sum(umk) AS umk,
        sum(counted.value)::DECIMAL(32, 2) AS old_value, -- leaves room beside it for what is read finer
        sum(counted.pdn)::DECIMAL(32, 2) AS old_pdn,
        sum(counted.umk)::DECIMAL(32, 2) AS old_umk
    FROM reading
    GROUP BY
        rule, code, unit, quarter, counts, old_unit, old_quarter,
        reading.value IS NULL, reading.pdn IS NULL, reading.umk IS NULL, counted.value IS NULL, counted.pdn IS NULL, counted.umk IS NULL
),
changed AS (
    SELECT rule, code, unit, quarter, rows, value, pdn, umk
    FROM summed
    UNION ALL
    SELECT rule, code, old_unit, old_quarter, -rows, -old_value, -old_pdn, -old_umk
    FROM summed
    WHERE counts
)
SELECT
    rule,
    code,
    unit,
    sum(rows) AS rows,
    coalesce(sum(rows) FILTER (WHERE value IS NOT NULL), 0) AS value_rows,
    coalesce(sum(rows) FILTER (WHERE pdn IS NOT NULL), 0) AS pdn_rows,
    coalesce(sum(rows) FILTER (WHERE umk IS NOT NULL), 0) AS umk_rows,
    coalesce(sum(value), 0) AS value,
    coalesce(sum(pdn), 0) AS pdn,
    coalesce(sum(umk), 0) AS umk,
    coalesce(sum(value) FILTER (WHERE pdn IS NOT NULL), 0) AS pdn_base,
    coalesce(sum(pdn) FILTER (WHERE value IS NOT NULL), 0) AS pdn_part,
    coalesce(sum(value) FILTER (WHERE umk IS NOT NULL), 0) AS umk_base,
    coalesce(sum(umk) FILTER (WHERE value IS NOT NULL), 0) AS umk_part,
    0::DECIMAL(38, 2) AS pdn_planned, -- what is said beside a place moves no place
    0::DECIMAL(38, 2) AS umk_planned
FROM changed
WHERE quarter BETWEEN $first AND $last
GROUP BY rule, code, unit
ORDER BY rule, code, unit
