-- The rows of one table as they were received, each with its source.
INSERT INTO "{table}"
SELECT source.number AS source, given.* EXCLUDE (filename)
FROM {rows} AS given
JOIN source ON source.facts = given.filename
