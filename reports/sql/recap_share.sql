-- The shares of a recapitulation with their amounts.
SELECT source, row, office_name AS unit, share, announced AS part, procurement AS whole
FROM recap
WHERE share IS NOT NULL AND announced IS NOT NULL AND procurement > 0
ORDER BY source, row
