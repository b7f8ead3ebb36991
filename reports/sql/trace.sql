-- The rows behind each cell of the cube, as ranges such as 2-14,20.
WITH island AS (
    SELECT unit, quarter, channel, source, min(row) AS low, max(row) AS high
    FROM (
        SELECT
            unit, quarter, channel, source, row,
            row - row_number() OVER (PARTITION BY unit, quarter, channel, source ORDER BY row) AS gap
        FROM placed
        WHERE left_out IS NULL
    )
    GROUP BY unit, quarter, channel, source, gap
)
SELECT
    unit,
    quarter,
    channel,
    source,
    string_agg(CASE WHEN low = high THEN low::VARCHAR ELSE low || '-' || high END, ',' ORDER BY low) AS rows
FROM island
GROUP BY unit, quarter, channel, source
ORDER BY unit, quarter, channel, source
