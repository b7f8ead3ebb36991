-- Every transaction received, in the order of the inputs, with the reason where it does not count in the report.
SELECT
    origin.file,
    origin.sheet,
    placed.row,
    placed.unit,
    coalesce(unit.name, placed.unit_name) AS unit_name,
    coalesce(unit.level, placed.level) AS level,
    office_code,
    office_name,
    fiscal_year,
    CASE WHEN left_out IS NULL THEN quarter END AS quarter,
    date,
    channel,
    package,
    rup_code,
    status,
    budget::DECIMAL(38, 2) AS budget,
    value::DECIMAL(38, 2) AS value,
    pdn::DECIMAL(38, 2) AS pdn,
    umk::DECIMAL(38, 2) AS umk,
    pdn_planned,
    umk_planned,
    coalesce(left_out, CASE WHEN quarter > origin.last THEN 'after-period' END) AS left_out
FROM placed
JOIN origin ON origin.number = placed.source
LEFT JOIN unit ON unit.unit = placed.unit
ORDER BY placed.source, placed.row
