-- More certified products of a district than were registered.
SELECT source, row, 'certified' AS fact, certified AS seen, registered::VARCHAR AS other, district AS unit
FROM tkdn_ik
WHERE certified > registered
ORDER BY source, row
