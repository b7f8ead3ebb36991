-- A recapitulation's gap that is not the difference between budget and announced plan; either sign is in use.
SELECT source, row, 'gap' AS fact, gap AS seen, announced - procurement AS other, office_name AS unit,
    abs(abs(gap) - abs(announced - procurement)) AS amount
FROM recap
WHERE abs(gap) <> abs(announced - procurement)
ORDER BY source, row
