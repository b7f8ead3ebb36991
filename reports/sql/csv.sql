-- How the door writes facts as CSV, for read_csv.
$paths, header = false, nullstr = '', auto_detect = false,
delim = ',', quote = '"', escape = '"', new_line = '\r\n', max_line_size = 10000000,
columns = {columns}
