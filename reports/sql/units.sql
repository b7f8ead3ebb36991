-- The units that the report is about and that any row names.
SELECT unit.unit AS code, name, level
FROM unit
WHERE EXISTS (FROM placed WHERE placed.unit = unit.unit AND left_out IS DISTINCT FROM 'out-of-scope')
ORDER BY code
