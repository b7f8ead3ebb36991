-- What the office's own workbooks report, cumulative as it stands in them, with the same office's and channel's row of
-- the workbook of the quarter before that was given.
CREATE OR REPLACE TEMP VIEW reported AS
SELECT
    realisation.*,
    source.file,
    government,
    year,
    quarter,
    coalesce(upper(unit_code), upper(unit_name)) AS office,
    lower(channel) AS way,
    lag(struct_pack(source := realisation.source, row := row)) OVER earlier AS before
FROM realisation
JOIN source ON source.number = realisation.source
WHERE left_out IS NULL
WINDOW earlier AS (
    PARTITION BY government, year, coalesce(upper(unit_code), upper(unit_name)), lower(channel)
    ORDER BY quarter, realisation.source, row
)
