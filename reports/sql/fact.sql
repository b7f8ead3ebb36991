-- Every row of every input as it was received, with its source and row, and the unit it belongs to.
-- A unit is known by its code, however that is cased; a row without a code joins the one coded unit of the same name.
CREATE TABLE fact AS
WITH received AS (
    SELECT
        source.number AS source,
        source.dated,
        given.* EXCLUDE (sheet, filename, unit_code),
        upper(unit_code) AS unit_code,
        regexp_replace(upper(trim(unit_name)), '^PEMERINTAH (DAERAH )?', '') AS plain_name
    FROM read_csv(
        $paths, header = false, filename = true, nullstr = '', auto_detect = false,
        delim = ',', quote = '"', escape = '"', new_line = '\r\n', max_line_size = 10000000,
        columns = {
            'sheet': 'VARCHAR', 'row': 'BIGINT', 'cancelled': 'BOOLEAN', 'digest': 'VARCHAR',
            'fiscal_year': 'SMALLINT', 'unit_code': 'VARCHAR', 'unit_name': 'VARCHAR',
            'level': 'VARCHAR', 'package': 'VARCHAR', 'channel': 'VARCHAR', 'status': 'VARCHAR',
            'date': 'DATE', 'budget': 'DECIMAL(18, 2)', 'value': 'DECIMAL(18, 2)',
            'pdn': 'DECIMAL(18, 2)', 'umk': 'DECIMAL(18, 2)'
        }
    ) AS given
    JOIN source ON source.facts = given.filename AND source.sheet = coalesce(given.sheet, '')
),
coded AS (
    SELECT plain_name, min(unit_code) AS code
    FROM received
    WHERE unit_code IS NOT NULL AND plain_name IS NOT NULL
    GROUP BY plain_name
    HAVING count(DISTINCT unit_code) = 1
)
SELECT
    received.* EXCLUDE (level, plain_name),
    coalesce(unit_code, coded.code, unit_name) AS unit,
    CASE
        WHEN level IS NOT NULL THEN upper(level[1]) || lower(level[2:])
        WHEN regexp_matches(plain_name, '^(KEMENTERIAN|PROVINSI|KABUPATEN|KOTA) ')
            THEN plain_name[1] || lower(split_part(plain_name, ' ', 1)[2:])
        WHEN regexp_matches(
            plain_name,
            '^(ARSIP|BADAN|DEWAN|KEJAKSAAN|KEPOLISIAN|KOMISI|LEMBAGA|MAHKAMAH|MAJELIS|OMBUDSMAN'
            '|OTORITA|PERPUSTAKAAN|PUSAT|SEKRETARIAT) '
        ) THEN 'Lembaga'
        WHEN plain_name IS NOT NULL THEN 'Lainnya'
    END AS level
FROM received
LEFT JOIN coded USING (plain_name)
