-- More bought at a business matching than was asked for.
SELECT source, row, 'transactions' AS fact, transactions AS seen, interest AS other, place AS unit, transactions - interest AS amount
FROM matching
WHERE transactions > interest
ORDER BY source, row
