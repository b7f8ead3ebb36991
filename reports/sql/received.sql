-- The rows of one table as they were received, each with its source.
INSERT INTO "{table}"
SELECT source.number AS source, given.* EXCLUDE (filename)
FROM read_csv(
    $paths, header = false, filename = true, nullstr = '', auto_detect = false,
    delim = ',', quote = '"', escape = '"', new_line = '\r\n', max_line_size = 10000000,
    columns = {columns}
) AS given
JOIN source ON source.facts = given.filename
