-- A code in the notation of large numbers, such as 1.97E+17: its last digits are gone.
SELECT source, row, fact, code AS seen, name AS unit
FROM (
    UNPIVOT (FROM placed WHERE contains(concat(package, rup_code, office_code), '+'))
    ON package, rup_code, office_code INTO NAME fact VALUE code
)
LEFT JOIN unit USING (unit)
WHERE regexp_full_match(code, '[0-9]([.,][0-9]+)?[eE]\+[0-9]+')
ORDER BY source, row, fact
