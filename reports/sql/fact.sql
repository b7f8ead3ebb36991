-- Every transaction as it was received, with its source and row, the unit it belongs to, and its PDN and UMK.
-- A unit is known by its code, however that is cased; a row without a code joins the one coded unit of the same name.
-- Files that do not hold PDN or UMK at all take the flags of the plan (RUP) of the same code, where it is given.
-- Names, of which there are few, are looked at once each; to keep the rows costs more than to read them, so that only
-- `placed` keeps them.
CREATE VIEW fact AS
WITH name AS MATERIALIZED (
    SELECT unit_name, plain_name(unit_name) AS plain_name, level_of(unit_name) AS level
    FROM (SELECT DISTINCT unit_name FROM bought)
),
received AS NOT MATERIALIZED (
    SELECT
        bought.* EXCLUDE (unit_code, fiscal_year, level, left_out, channel, table_name, year, workbook_year),
        coalesce(channel, 'Tidak Disebutkan') AS channel, -- told by W-227
        CASE
            WHEN bought.left_out IS NOT NULL THEN bought.left_out
            WHEN bought.government IS NULL AND whole.government IS NOT NULL THEN 'in-workbook'
            WHEN table_name = 'transaction' AND own.government IS NOT NULL THEN 'detail'
        END AS left_out,
        bought.year AS fiscal_year,
        upper(unit_code) AS unit_code,
        CASE
            WHEN table_name = 'realisation' THEN bought.level
            WHEN bought.government IS NOT NULL THEN 'Perangkat Daerah'
            WHEN bought.level IS NOT NULL THEN upper(bought.level[1]) || lower(bought.level[2:])
            ELSE name.level
        END AS level,
        name.plain_name
    FROM bought
    LEFT JOIN name USING (unit_name)
    -- a government's own workbook speaks for it; exports and details of the same year are compared with it only
    LEFT JOIN reporting AS whole ON whole.government = upper(bought.unit_code) AND whole.year = coalesce(fiscal_year, year(date))
    LEFT JOIN reporting AS own ON own.government = bought.government AND own.year = workbook_year
),
coded AS (
    SELECT plain_name, min(unit_code) AS code
    FROM received
    WHERE unit_code IS NOT NULL AND plain_name IS NOT NULL
    GROUP BY plain_name
    HAVING count(DISTINCT unit_code) = 1
),
planned AS (
    SELECT
        rup_code AS code,
        bool_and(lower(pdn_flag) = 'pdn') AS pdn,
        bool_and(lower(umk_flag) IN ('ukm', 'umk')) AS umk
    FROM plan
    WHERE left_out IS NULL AND rup_code IS NOT NULL
    GROUP BY rup_code
    HAVING count(DISTINCT lower(pdn_flag)) <= 1 AND count(DISTINCT lower(umk_flag)) <= 1
),
flagged AS (
    SELECT
        source,
        row,
        CASE WHEN count(pdn) = count(*) AND min(pdn) = max(pdn) THEN min(pdn) END AS is_pdn,
        CASE WHEN count(umk) = count(*) AND min(umk) = max(umk) THEN min(umk) END AS is_umk
    FROM (
        SELECT source, row, trim(unnest(string_split(rup_code, ';'))) AS code
        FROM received
        WHERE (NOT has_pdn OR NOT has_umk) AND EXISTS (FROM plan)
    )
    LEFT JOIN planned USING (code)
    GROUP BY source, row
)
SELECT
    received.* EXCLUDE (plain_name, pdn, umk, has_pdn, has_umk),
    CASE WHEN has_pdn THEN pdn WHEN is_pdn THEN value WHEN NOT is_pdn AND value IS NOT NULL THEN 0 END AS pdn,
    CASE WHEN has_umk THEN umk WHEN is_umk THEN value WHEN NOT is_umk AND value IS NOT NULL THEN 0 END AS umk,
    NOT has_pdn AND is_pdn IS NOT NULL AND value IS NOT NULL AS pdn_planned,
    NOT has_umk AND is_umk IS NOT NULL AND value IS NOT NULL AS umk_planned,
    coalesce(unit_code, coded.code, unit_name) AS unit
FROM received
LEFT JOIN coded USING (plain_name)
LEFT JOIN flagged USING (source, row)
UNION ALL BY NAME
SELECT -- facts of a table are told already: nothing is read into them
    * EXCLUDE (year, quarter) REPLACE (
        hash(
            unit, unit_name, government, office_code, office_name, date, channel, package, rup_code, status, budget,
            value, pdn, umk, pdn_planned, umk_planned, year, quarter, level
        )::VARCHAR AS digest,
        coalesce(channel, 'Tidak Disebutkan') AS channel,
        coalesce(pdn_planned, false) AS pdn_planned,
        coalesce(umk_planned, false) AS umk_planned
    ),
    year AS fiscal_year,
    quarter AS told_quarter,
    unit AS unit_code,
    false AS dated
FROM kept_fact
