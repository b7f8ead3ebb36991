-- Published percentages of other governments with the amounts that they were published with.
SELECT source, row, unit_name AS unit, share, value AS part, denominator AS whole
FROM comparison
WHERE share IS NOT NULL AND denominator IS NOT NULL AND measure <> 'ITKP'
ORDER BY source, row
