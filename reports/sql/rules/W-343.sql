-- More packages whose terms or contract demand PDN than there are packages.
SELECT source, row, fact, amount AS seen, packages::VARCHAR AS other, unit_name AS unit
FROM (UNPIVOT compliance ON packages_kak, packages_contract INTO NAME fact VALUE amount)
WHERE amount > packages
ORDER BY source, row, fact
