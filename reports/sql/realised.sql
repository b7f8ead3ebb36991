-- What the office's own workbooks say was realised, as each quarter's own amount: a workbook holds the amounts from
-- 1 January to its quarter, so those of the quarter before it that was given are taken off. What was not known
-- before is first known in this quarter.
CREATE VIEW realised AS
SELECT
    realisation.source,
    row,
    left_out,
    digest,
    year AS fiscal_year,
    quarter AS told_quarter,
    unit_code,
    unit_name,
    coalesce("group", 'Perangkat Daerah') AS level,
    channel,
    value - coalesce(lag(CASE WHEN left_out IS NULL THEN value END IGNORE NULLS) OVER earlier, 0) AS value,
    pdn - coalesce(lag(CASE WHEN left_out IS NULL THEN pdn END IGNORE NULLS) OVER earlier, 0) AS pdn,
    umk - coalesce(lag(CASE WHEN left_out IS NULL THEN umk END IGNORE NULLS) OVER earlier, 0) AS umk
FROM realisation
JOIN source ON source.number = realisation.source
WINDOW earlier AS (
    PARTITION BY government, year, coalesce(upper(unit_code), upper(unit_name)), lower(channel)
    ORDER BY quarter, realisation.source, row
)
