-- The sheets that came through the door; facts is the file that holds a sheet's rows. A file that does not hold a
-- field at all (has_...) is another thing than one that leaves it empty. The office's own workbook says its period,
-- government, as-of date and the system that its figures come from; other files do not.
CREATE TABLE source (
    number INTEGER, facts VARCHAR, file VARCHAR, sheet VARCHAR, layout VARCHAR, table_name VARCHAR, dated BOOLEAN,
    has_year BOOLEAN, has_pdn BOOLEAN, has_umk BOOLEAN,
    year SMALLINT, quarter SMALLINT, government VARCHAR, government_name VARCHAR, as_of DATE, system VARCHAR
)
