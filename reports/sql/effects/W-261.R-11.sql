-- Orders count whether they are finished and verified or not.
SELECT * REPLACE (
    CASE WHEN NOT dated THEN $quarter WHEN date < make_date(fiscal_year, 1, 1) THEN 1 ELSE quarter(date) END AS quarter
)
FROM placed
WHERE left_out = 'unfinished' AND fiscal_year = $year AND (NOT dated OR date <= make_date(fiscal_year, 12, 31))
