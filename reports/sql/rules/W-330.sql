-- A share above the whole. What is reached of a commitment or target may exceed it; a part of the whole may not.
SELECT source, row, fact, share AS seen, unit
FROM (
    SELECT source, row, 'share' AS fact, share, unit_name AS unit
    FROM comparison
    WHERE measure LIKE 'Persentase%'
        AND NOT regexp_matches(lower(coalesce(denominator, '')), 'komitmen|target|rencana|rup|pagu|anggaran')
    UNION ALL
    SELECT source, row, 'target', target, indicator FROM target WHERE indicator NOT ILIKE 'Capaian%'
    UNION ALL
    SELECT source, row, 'share', share, office_name FROM recap
)
WHERE share > 100
ORDER BY source, row
