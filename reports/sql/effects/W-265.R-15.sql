-- A line is worth quantity times price plus shipping.
SELECT placed.* EXCLUDE (product) REPLACE (
    product AS value,
    CASE WHEN pdn_planned AND pdn = value THEN product ELSE pdn END AS pdn,
    CASE WHEN umk_planned AND umk = value THEN product ELSE umk END AS umk
)
FROM (
    SELECT placed.*, (quantity * unit_price + coalesce(shipping, 0))::DECIMAL(34, 2) AS product
    FROM placed
    JOIN (SELECT source, row, quantity, unit_price, shipping FROM order_line) USING (source, row)
    WHERE placed.left_out IS NULL AND abs(placed.value - product) > 1
) AS placed
