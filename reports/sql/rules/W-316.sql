-- A recapitulation's announced plan that is not the sum of providers' and self-managed packages.
SELECT source, row, 'announced' AS fact, announced AS seen, parts AS other, office_name AS unit,
    abs(announced - parts) AS amount
FROM (SELECT *, provider + self_managed AS parts FROM recap)
WHERE announced <> parts
ORDER BY source, row
