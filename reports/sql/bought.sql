-- Every transaction as it was received, from every table that holds some, with what its sheet says of it, and with its
-- year: that of its row if the file has one, else that of the workbook or of its date.
CREATE VIEW bought AS
SELECT
    source.dated,
    source.has_pdn,
    source.has_umk,
    source.government,
    source.table_name,
    source.year AS workbook_year,
    CASE WHEN has_year THEN fiscal_year ELSE coalesce(source.year, year(date)) END AS year,
    given.*
FROM (
    SELECT * EXCLUDE (package_name) FROM "transaction"
    UNION ALL BY NAME
    SELECT * EXCLUDE (quantity, unit_price, shipping, package_total) FROM order_line
    UNION ALL BY NAME
    FROM realised
) AS given
JOIN source ON source.number = given.source
