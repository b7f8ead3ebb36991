-- The rows of one government, $government, each of the office that its export names; rows of others are out of scope.
-- A row that names no office is the government's own; what its own workbook speaks for is no office of the exports.
CREATE TABLE placed AS
SELECT * REPLACE (
    CASE
        WHEN NOT its THEN unit
        WHEN left_out = 'in-workbook' THEN NULL
        WHEN government IS NULL THEN coalesce(office_code, office_name, unit)
        ELSE unit
    END AS unit,
    CASE WHEN its AND government IS NULL THEN coalesce(office_name, unit_name) ELSE unit_name END AS unit_name,
    CASE WHEN its OR unit IS NULL THEN left_out ELSE 'out-of-scope' END AS left_out,
    CASE WHEN its THEN quarter END AS quarter
)
FROM (SELECT *, coalesce(government, unit) IS NOT DISTINCT FROM $government AS its FROM memory.placed)
