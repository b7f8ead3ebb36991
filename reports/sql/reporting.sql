-- The governments whose own workbook says what they realised in a year.
CREATE VIEW reporting AS
SELECT DISTINCT government, year
FROM source
WHERE table_name = 'realisation' AND government IS NOT NULL
