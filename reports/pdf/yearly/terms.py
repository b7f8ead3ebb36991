"""The glossary of the summary: what its words mean."""

from reports.voice import Voice


def glossary(voice: Voice) -> list[tuple[str, str]]:
    """Return the terms with their meanings, in alphabetical order of the Indonesian ones."""
    say = voice.say
    return [
        (
            "A1–A4",
            say(
                "kategori Anugerah Pengadaan LKPP: A1 nilai PDN, A2 nilai UMK, A3 persentase "
                "PDN, A4 persentase UMK"
            ),
        ),
        (say("Edisi final"), say("laporan triwulan yang telah terbit; tidak pernah ditimpa")),
        (
            say("Edisi perbaikan"),
            say("edisi final yang menggantikan edisi sebelumnya, dengan alasan dan perubahannya"),
        ),
        (say("Kelengkapan"), say("bagian nilai transaksi yang PDN atau UMK-nya diketahui")),
        (
            say("Komitmen PDN"),
            say(
                "belanja PDN yang dijanjikan pemerintah daerah; namanya, sumbernya, "
                "dan tanggalnya selalu disebut karena beberapa komitmen dipakai "
                "berdampingan"
            ),
        ),
        (
            say("Koreksi"),
            say(
                "selisih antara angka yang diterbitkan dan angka yang diketahui menurut "
                "edisi terakhir tahun itu"
            ),
        ),
        (
            say("Kumulatif, s.d. Triwulan"),
            say("sejak 1 Januari sampai akhir triwulan; berbeda dari nilai triwulan itu saja"),
        ),
        ("PDN", say("Produk Dalam Negeri")),
        ("P3DN", say("Peningkatan Penggunaan Produk Dalam Negeri")),
        ("RUP", say("Rencana Umum Pengadaan")),
        (
            say("Sidik digital SHA-256"),
            say("deret yang berubah bila satu bita saja dari berkas berubah"),
        ),
        ("TKDN", say("Tingkat Komponen Dalam Negeri")),
        ("UMK", say("Usaha Mikro dan Usaha Kecil, bukan Upah Minimum Kota/Kabupaten")),
    ]
