-- Of identical rows only the first counts.
SELECT * REPLACE (NULL AS quarter)
FROM placed
SEMI JOIN (FROM repeated WHERE same) USING (source, row)
