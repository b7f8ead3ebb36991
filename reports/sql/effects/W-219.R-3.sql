-- A row dated after the day of the data does not count.
SELECT * REPLACE (NULL AS quarter)
FROM placed
WHERE left_out IS NULL AND date > $as_of
