"""The first sheets: cover, contents and notes on how the workbook is read and tried out."""

import datetime
from collections.abc import Sequence

from reports.excel import changed
from reports.excel.page import Column, Link, Page, Table
from reports.excel.words import Words, publisher
from reports.voice import message
from reports.wording import MISSING

NOTES = (
    (
        message("Satuan"),
        message(
            "Nilai dalam rupiah penuh; persentase dihitung dari nilai eksak dan dibulatkan satu "
            "kali pada saat ditampilkan."
        ),
    ),
    (
        message("Tanda –"),
        message("Tidak diketahui atau tidak ada. Yang tidak diketahui bukan nol."),
    ),
    (
        message("Rumus"),
        message(
            "Jumlah, persentase, peringkat, selisih, dan status ialah rumus atas lembar Data dan "
            "lembar bagiannya. Ubah satu sel untuk melihat akibatnya; angka resmi ialah angka "
            "pada berkas yang diterbitkan."
        ),
    ),
    (
        message("Urutan"),
        message(
            "Baris peringkat disusun menurut peringkat pada saat diterbitkan. Sesudah mencoba "
            "angka lain, urutkan kembali menurut kolom Peringkat."
        ),
    ),
    (
        message("Nama sel"),
        message(
            "Nilai_TW1, PDN_TW1, UMK_TW1, dan seterusnya ialah nilai triwulan itu; Nilai_sd_TW1 "
            "dan seterusnya nilai s.d. triwulan. Nama itu dapat dipakai pada rumus sendiri."
        ),
    ),
    (
        message("Sumber"),
        message(
            "Kolom Sumber menyebut berkas, lembar, dan baris asal angka; lembar Sumber memuat "
            "sidik SHA-256 tiap berkas."
        ),
    ),
    (
        message("Tanda status"),
        message("✓ tercapai, △ mendekati, ✗ belum tercapai; warna hanya mengulang tandanya."),
    ),
)

LIVE = ("Rumus", "Urutan", "Nama sel")
"""The notes on what a workbook without formulas does not have."""


def cover(words: Words, title: str) -> Page:
    """Say what the workbook is, whose it is, of which day, and whom to ask."""
    say = words.say
    return Page(
        say("Sampul"),
        title,
        (words.report.settings.notice,) if words.report.settings.notice else (),
        (
            Table(
                (Column(say("Keterangan"), "strong", widest=30), Column(say("Isi"), widest=74)),
                _identity(words),
            ),
        ),
        about=say("Judul, periode, tanggal data, status, penerbit, dan kontak"),
        foot=words.foot,
    )


def contents(words: Words, pages: Sequence[Page]) -> Page:
    """Lead to every sheet."""
    say = words.say
    columns = (Column(say("Lembar"), "link"), Column(say("Memuat"), widest=74))
    rows = [(Link(page.name), page.about) for page in pages]
    return Page(
        words.contents, say("Daftar Isi"), words.lines, (Table(columns, rows),), foot=words.foot
    )


def notes(words: Words, *, names: bool = True) -> Page:
    """Say how the workbook is read; and of its ``names`` for cells, where it has any."""
    say = words.say
    columns = (Column(say("Pokok"), "strong", widest=30), Column(say("Catatan"), widest=90))
    left_out = () if words.live else LIVE
    left_out = left_out if names else (*left_out, "Nama sel")
    told = [item for item in NOTES if item[0] not in left_out]
    return words.page(
        say("Catatan"),
        say("Cara Membaca Buku Kerja Ini"),
        Table(columns, [*((say(name), say(text)) for name, text in told), *changed.note(words)]),
        about=say("Satuan, tanda, rumus, dan nama sel"),
    )


def described(words: Words, title: str) -> dict[str, object]:
    """Describe the document. Its date is the report's, never the clock's."""
    report, say = words.report, words.say
    settings = report.settings
    language = say("Bahasa: Indonesia (id).")
    comments = (settings.notice, language, say("Status: %(status)s.", status=words.status))
    day = settings.date or report.as_of or report.period.end
    return {
        "title": title,
        "subject": words.period,
        "author": publisher(report),
        "company": settings.publisher.government,
        "keywords": f"P3DN, PDN, UMK, {report.period}",
        "comments": " ".join(filter(None, comments)),
        "created": datetime.datetime.combine(day, datetime.time(), datetime.UTC),
    }


def _identity(words: Words) -> list[tuple[str, str]]:
    report, say = words.report, words.say
    settings, date = report.settings, words.voice.date
    told = {
        say("Periode"): words.period,
        say("Data per"): date(report.as_of),
        say("Sumber data"): report.system,
        say("Status"): words.status,
        **({say("Alasan penggantian"): report.revision.reason} if report.revision else {}),
        say("Nomor dokumen"): settings.number,
        say("Tanggal dokumen"): date(settings.date),
        say("Penerbit"): publisher(report),
        say("Alamat"): settings.publisher.address,
        say("Kontak"): settings.publisher.contact,
        say("Ketentuan pemakaian"): settings.publisher.licence,
        say("Bahasa"): say("Indonesia (id)"),
    }
    return [(key, text or MISSING) for key, text in told.items()]
