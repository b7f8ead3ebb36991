-- What each reading changes in the cube: the rows that it reads otherwise, as read, less the same rows as they count.
WITH reading AS MATERIALIZED ({readings}),
changed AS (
    SELECT rule, code, 1 AS sign, unit, quarter, channel, value, pdn, umk
    FROM reading
    UNION ALL
    SELECT rule, code, -1, placed.unit, placed.quarter, placed.channel, placed.value, placed.pdn, placed.umk
    FROM reading
    JOIN placed USING (source, row)
    WHERE left_out IS NULL
)
SELECT
    rule,
    code,
    unit,
    quarter,
    channel,
    sum(sign) AS rows,
    coalesce(sum(sign) FILTER (WHERE value IS NOT NULL), 0) AS value_rows,
    coalesce(sum(sign) FILTER (WHERE pdn IS NOT NULL), 0) AS pdn_rows,
    coalesce(sum(sign) FILTER (WHERE umk IS NOT NULL), 0) AS umk_rows,
    coalesce(sum(sign * value), 0) AS value,
    coalesce(sum(sign * pdn), 0) AS pdn,
    coalesce(sum(sign * umk), 0) AS umk,
    coalesce(sum(sign * value) FILTER (WHERE pdn IS NOT NULL), 0) AS pdn_base,
    coalesce(sum(sign * pdn) FILTER (WHERE value IS NOT NULL), 0) AS pdn_part,
    coalesce(sum(sign * value) FILTER (WHERE umk IS NOT NULL), 0) AS umk_base,
    coalesce(sum(sign * umk) FILTER (WHERE value IS NOT NULL), 0) AS umk_part,
    0::DECIMAL(38, 2) AS pdn_planned, -- what is said beside a place moves no place
    0::DECIMAL(38, 2) AS umk_planned
FROM changed
WHERE quarter BETWEEN $first AND $last
GROUP BY rule, code, unit, quarter, channel
ORDER BY rule, code, unit, quarter, channel
