-- One sheet that came through the door.
INSERT INTO source VALUES (
    $number, $facts, $file, $sheet, $layout, $table, $dated, $has_year, $has_pdn, $has_umk,
    $year, $quarter, $government, $government_name, $as_of, $system
)
