-- Where each row counts: the quarter of the fiscal year, or the reason why it counts nowhere.
CREATE OR REPLACE TABLE placed AS
SELECT
    *,
    CASE
        WHEN left_out IS NOT NULL THEN NULL
        WHEN NOT dated THEN $quarter
        WHEN date < make_date($year, 1, 1) THEN 1
        ELSE quarter(date)
    END AS quarter
FROM (
    SELECT
        *,
        CASE
            WHEN unit IS NULL THEN 'no-unit'
            WHEN len($units) > 0 AND NOT list_contains($units, unit) THEN 'out-of-scope'
            WHEN cancelled THEN 'cancelled'
            WHEN fiscal_year IS NULL THEN 'no-year'
            WHEN fiscal_year <> $year THEN 'other-year'
            WHEN dated AND date IS NULL THEN 'no-date'
            WHEN dated AND date > make_date($year, 12, 31) THEN 'late'
        END AS left_out
    FROM fact
)
