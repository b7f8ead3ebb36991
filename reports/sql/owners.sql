-- The government that each of some rows is of, by source and row.
SELECT source, row, coalesce(government, unit) AS government
FROM placed
SEMI JOIN (SELECT unnest($sources::INTEGER[]) AS source, unnest($rows::BIGINT[]) AS row) USING (source, row)
