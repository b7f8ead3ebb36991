-- The sheets that came through the door; facts is the CSV file that holds a sheet's rows. A file that does not hold a
-- field at all (has_...) is another thing than one that leaves it empty.
CREATE TABLE source (
    number INTEGER, facts VARCHAR, layout VARCHAR, table_name VARCHAR, dated BOOLEAN,
    has_year BOOLEAN, has_pdn BOOLEAN, has_umk BOOLEAN
)
