-- Where each row counts: the quarter of the fiscal year, or the reason why it counts nowhere.
-- Where no year was told every row stands in its own.
CREATE OR REPLACE TABLE placed AS
SELECT
    * RENAME (why AS left_out),
    CASE
        WHEN why IS NOT NULL THEN NULL
        WHEN told_quarter IS NOT NULL THEN told_quarter
        WHEN NOT dated THEN $quarter
        WHEN date < make_date(fiscal_year, 1, 1) THEN 1
        ELSE quarter(date)
    END AS quarter
FROM (
    SELECT
        * EXCLUDE (left_out),
        CASE
            WHEN left_out = 'decided' THEN left_out
            WHEN unit IS NULL THEN 'no-unit'
            WHEN len($units) > 0 AND NOT list_contains($units, coalesce(government, unit)) THEN 'out-of-scope'
            WHEN left_out IS NOT NULL THEN left_out
            WHEN fiscal_year IS NULL THEN 'no-year'
            WHEN fiscal_year <> $year::SMALLINT THEN 'other-year'
            WHEN dated AND date IS NULL THEN 'no-date'
            WHEN dated AND date > make_date(fiscal_year, 12, 31) THEN 'late'
        END AS why
    FROM fact
)
