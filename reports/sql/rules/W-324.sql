-- Workbooks that are added up although their figures come from other systems, or were taken on other days.
WITH book AS (
    SELECT min(number) AS source, year, quarter, system, as_of
    FROM source
    WHERE government IS NOT NULL
    GROUP BY file, year, quarter, system, as_of
)
SELECT source, concat_ws(', ', system, as_of) AS seen, concat_ws(', ', first.system, first.as_of) AS other
FROM (
    SELECT *, first_value(struct_pack(quarter := quarter, system := system, as_of := as_of)) OVER (
        PARTITION BY year ORDER BY quarter DESC, source
    ) AS first
    FROM book
)
WHERE lower(system) <> lower(first.system) OR (quarter = first.quarter AND as_of <> first.as_of)
ORDER BY source
