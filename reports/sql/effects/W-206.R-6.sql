-- Of the rows with one package code only the last counts.
WITH last AS (
    SELECT layout, package, max((source, row)) AS place
    FROM (SELECT repeated.*, layout FROM repeated JOIN source ON source.number = repeated.source)
    GROUP BY layout, package
    HAVING bool_or(NOT same)
)
SELECT placed.* REPLACE (NULL AS quarter)
FROM placed
JOIN source ON source.number = placed.source
JOIN last ON last.layout = source.layout AND last.package = placed.package
WHERE left_out IS NULL AND (placed.source, row) <> place
