-- An office and channel that has a row already in the same workbook: its amounts would count twice.
SELECT source, row, 'unit_name' AS fact, unit_name || ' / ' || channel AS seen, before.source AS other_source,
    before.row AS other_row, unit_name AS unit, value AS amount
FROM reported
WHERE before.source = source
ORDER BY source, row
