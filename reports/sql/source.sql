-- The sheets that came through the door; facts is the CSV file that holds a sheet's rows.
CREATE TABLE source (
    number INTEGER, facts VARCHAR, sheet VARCHAR, layout VARCHAR, dated BOOLEAN
)
