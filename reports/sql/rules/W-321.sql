-- A published percentage that does not say of what.
SELECT source, row, 'denominator' AS fact, share AS seen, unit_name AS unit
FROM comparison
WHERE share IS NOT NULL AND denominator IS NULL
ORDER BY source, row
