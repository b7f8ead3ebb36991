-- The index of procurement governance (ITKP) of a year with the components that were received.
SELECT source, max(row) FILTER (WHERE whole) AS row, max(value) FILTER (WHERE whole) AS total,
    list(value) FILTER (WHERE NOT whole) AS parts
FROM (SELECT *, lower(component) = 'nilai itkp' AS whole FROM itkp)
GROUP BY source, year
HAVING count(*) FILTER (WHERE whole) = 1 AND count(*) FILTER (WHERE NOT whole) >= 3
ORDER BY source, row
