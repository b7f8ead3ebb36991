-- What the name of a government says: the name without "Pemerintah Daerah" before it, and its level.
CREATE MACRO plain_name(name) AS regexp_replace(upper(trim(name)), '^PEMERINTAH (DAERAH )?', '');

CREATE MACRO level_of(name) AS CASE
    WHEN regexp_matches(plain_name(name), '^(KEMENTERIAN|PROVINSI|KABUPATEN|KOTA) ')
        THEN plain_name(name)[1] || lower(split_part(plain_name(name), ' ', 1)[2:])
    WHEN regexp_matches(
        plain_name(name),
        '^(ARSIP|BADAN|DEWAN|KEJAKSAAN|KEPOLISIAN|KOMISI|LEMBAGA|MAHKAMAH|MAJELIS|OMBUDSMAN'
        '|OTORITA|PERPUSTAKAAN|PUSAT|SEKRETARIAT) '
    ) THEN 'Lembaga'
    WHEN name IS NOT NULL THEN 'Lainnya'
END;

-- Whether a row of published values is their total.
CREATE MACRO is_total(name) AS regexp_matches(lower(trim(name)), '^(jumlah|total)\b');
