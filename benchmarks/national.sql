-- Transactions of the nation by number: $rows of $units units in the year $year, drawn by $seed.
WITH drawn AS (
    SELECT
        i,
        hash(i, $seed) AS h,
        hash(i, $seed + 1) AS g,
        (hash(i, $seed + 2) % 1000003) / 1000003 AS a,
        (hash(i, $seed + 3) % 1000003 + 1) / 1000004 AS b,
        -- a file is of one unit; the largest has a hundred times the rows of the smallest
        floor($units * pow(i / $rows, 1.6))::INTEGER AS number
    FROM range($rows) AS given(i)
),
bought AS (
    SELECT
        *,
        -- units of all sizes on every level
        (number * 397) % $units AS place,
        CASE WHEN h % 100 < 45 THEN 4 WHEN h % 100 < 70 THEN 3 WHEN h % 100 < 90 THEN 2 ELSE 1 END AS quarter,
        (h >> 8) % 6 AS way,
        greatest(50000, round(exp(16.5 + 0.4 * ((h >> 8) % 6) + 1.7 * sqrt(-2 * ln(b)) * cos(6.283185307 * a)),
            CASE WHEN g % 10 = 0 THEN 2 ELSE 0 END)) AS spent
    FROM drawn
),
given AS (
    SELECT
        *,
        CASE WHEN (g >> 4) % 40 < 28 THEN spent WHEN (g >> 4) % 40 < 36 THEN round(spent * a, 0) ELSE 0 END AS domestic,
        CASE WHEN (g >> 12) % 10 < 4 THEN spent WHEN (g >> 12) % 10 < 6 THEN round(spent * b, 0) ELSE 0 END AS small
    FROM bought
)
SELECT
    'unit-' || number || '.xlsx' AS file,
    'Data' AS sheet,
    i AS row,
    'D' || lpad(place::VARCHAR, 3, '0') AS unit,
    levels.level || ' ' || place AS unit_name,
    NULL::VARCHAR AS government,
    make_date($year, 3 * quarter - (g % 3)::INTEGER, 1 + (g % 28)::INTEGER) AS date,
    ['Tender', 'Non Tender', 'Pencatatan', 'Swakelola', 'e-Katalog', 'Toko Daring'][1 + way::INTEGER] AS channel,
    'P' || CASE WHEN g % 200 = 0 THEN i - 1 ELSE i END AS package, -- given twice
    CASE WHEN (h >> 20) % 200 = 0 THEN NULL ELSE spent END::DECIMAL(18, 2) AS value,
    CASE
        WHEN (h >> 28) % 25 = 0 THEN NULL
        WHEN (h >> 34) % 60 = 0 THEN 100 * a -- a percentage
        WHEN (h >> 34) % 400 = 1 THEN spent * 1.11 -- with taxes
        ELSE domestic
    END::DECIMAL(18, 2) AS pdn,
    CASE WHEN number % 40 = 7 OR (h >> 40) % 12 = 0 THEN NULL ELSE small END::DECIMAL(18, 2) AS umk,
    way = 4 AND g % 3 = 0 AS pdn_planned,
    way = 4 AND g % 3 = 0 AS umk_planned,
    CASE WHEN (h >> 46) % 50 = 0 THEN 'cancelled' WHEN (h >> 46) % 300 = 1 THEN 'no-date' END AS left_out,
    $year AS year,
    CASE WHEN (h >> 46) % 50 > 0 AND (h >> 46) % 300 <> 1 THEN quarter END AS quarter,
    levels.level
FROM given
JOIN levels ON place >= levels.first AND place < levels.last
ORDER BY row
