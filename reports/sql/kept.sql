-- Every row as facts are kept: the unit that it belongs to, the year and the quarter in which it counts (no quarter: that
-- of the report, since its file has no dates) or the reason why it counts nowhere.
SELECT
    source.file,
    source.sheet,
    placed.row,
    placed.unit,
    coalesce(unit.name, placed.unit_name) AS unit_name,
    placed.government,
    placed.office_code,
    placed.office_name,
    placed.date,
    placed.channel,
    placed.package,
    placed.rup_code,
    placed.status,
    placed.budget::DECIMAL(18, 2) AS budget,
    placed.value::DECIMAL(18, 2) AS value,
    placed.pdn::DECIMAL(18, 2) AS pdn,
    placed.umk::DECIMAL(18, 2) AS umk,
    placed.pdn_planned,
    placed.umk_planned,
    placed.left_out,
    placed.fiscal_year AS year,
    placed.quarter,
    coalesce(unit.level, placed.level) AS level
FROM placed
JOIN source ON source.number = placed.source
LEFT JOIN unit ON unit.unit = placed.unit
ORDER BY year, quarter, level, placed.source, placed.row
