-- What one field of one row holds.
SELECT "{field}" FROM "{table}" WHERE source = $source AND row = $row
