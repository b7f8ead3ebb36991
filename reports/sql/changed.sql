-- What decisions put into one field, as exact text; an empty text is not known.
UPDATE "{table}"
SET "{field}" = CAST(nullif(given.value, '') AS {kind})
FROM (SELECT unnest($sources) AS source, unnest($rows) AS row, unnest($values) AS value) AS given
WHERE "{table}".source = given.source AND "{table}".row = given.row
