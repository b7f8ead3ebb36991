-- The one aggregation from which every figure rolls up: sums, counts and how much is known.
-- *_base and *_part are the two parts of a share, over the rows in which both are known: the sum of all rows less the
-- few in which the other is not, which costs less than to ask every row.
SELECT
    unit,
    quarter,
    channel,
    count(*) AS rows,
    count(value) AS value_rows,
    count(pdn) AS pdn_rows,
    count(umk) AS umk_rows,
    coalesce(sum(value), 0) AS value,
    coalesce(sum(pdn), 0) AS pdn,
    coalesce(sum(umk), 0) AS umk,
    coalesce(sum(value), 0) - coalesce(sum(value) FILTER (WHERE pdn IS NULL), 0) AS pdn_base,
    coalesce(sum(pdn), 0) - coalesce(sum(pdn) FILTER (WHERE value IS NULL), 0) AS pdn_part,
    coalesce(sum(value), 0) - coalesce(sum(value) FILTER (WHERE umk IS NULL), 0) AS umk_base,
    coalesce(sum(umk), 0) - coalesce(sum(umk) FILTER (WHERE value IS NULL), 0) AS umk_part,
    coalesce(sum(value) FILTER (WHERE pdn_planned), 0) AS pdn_planned,
    coalesce(sum(value) FILTER (WHERE umk_planned), 0) AS umk_planned
FROM placed
WHERE left_out IS NULL
GROUP BY unit, quarter, channel
ORDER BY unit, quarter, channel
