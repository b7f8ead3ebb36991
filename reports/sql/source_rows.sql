-- How many rows of each source count in the report, which covers the quarters $first to $last.
SELECT source, count(*) FILTER (WHERE left_out IS NULL AND quarter BETWEEN $first AND $last) AS counted
FROM placed
GROUP BY source
ORDER BY source
