-- Kept facts of one year, as the cube reads them: a row without a quarter counts in that of the report.
CREATE OR REPLACE TEMP VIEW placed AS
SELECT unit, coalesce(quarter, {quarter}) AS quarter, {channel} AS channel, value, pdn, umk, pdn_planned, umk_planned, left_out
FROM fact
WHERE year = {year} AND {scope}
