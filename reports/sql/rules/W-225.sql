-- A unit that the settings name and no row does.
SELECT code AS seen
FROM (SELECT unnest($units::VARCHAR[]) AS code)
WHERE code NOT IN (SELECT unit FROM unit)
ORDER BY code
