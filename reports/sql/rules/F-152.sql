-- A part above the whole in the office's own workbook.
SELECT source, row, fact, part AS seen, value AS other, unit_name AS unit, part - value AS amount
FROM (
    UNPIVOT reported ON pdn, umk, "union", tkdn_40, tkdn_25, tkdn_below_25, pdn_without_tkdn, imported
    INTO NAME fact VALUE part
)
WHERE part > value
ORDER BY source, row, fact
