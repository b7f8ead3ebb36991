-- The columns that some of the Parquet files have, but not all of them.
SELECT name
FROM parquet_schema($files)
WHERE num_children IS NULL
GROUP BY name
HAVING count(DISTINCT file_name) < (SELECT count(DISTINCT file_name) FROM parquet_schema($files))
