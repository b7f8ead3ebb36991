-- A row without a fiscal year is of the report's year.
SELECT * REPLACE (CASE WHEN dated THEN quarter(date) ELSE $quarter END AS quarter)
FROM placed
WHERE left_out = 'no-year' AND (NOT dated OR year(date) = $year)
