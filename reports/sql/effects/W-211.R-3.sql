-- A row dated before its fiscal year does not count.
SELECT * REPLACE (NULL AS quarter)
FROM placed
WHERE left_out IS NULL AND dated AND date < make_date(fiscal_year, 1, 1)
