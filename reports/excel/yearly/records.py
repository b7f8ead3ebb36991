"""The last sheets: awards, other years, editions with the hashes of their files."""

from collections.abc import Iterator

from reports.excel.page import Column, Page, Table
from reports.excel.yearly.words import Words


def pages(words: Words) -> Iterator[Page]:
    """Return what is kept of the year beside its figures."""
    yield _years(words)
    yield _awards(words)
    yield _editions(words)
    yield _files(words)


def _years(words: Words) -> Page:
    say = words.say
    columns = (
        Column(say("Tahun"), "rank"),
        Column(say("Sumber"), widest=60),
        Column(say("Data per"), "date"),
        Column(say("PDN (Rp)"), "rupiah"),
        Column(say("UMK (Rp)"), "rupiah"),
        Column(say("Pertumbuhan PDN"), "percent"),
    )
    rows = [
        (item.year, item.source, item.as_of, item.pdn, item.umk, item.growth)
        for item in words.model.years
    ]
    note = say(
        "Pertumbuhan hanya dihitung antara tahun-tahun menurut sumber yang sama; angka dari sumber "
        "yang berbeda tidak dibandingkan."
    )
    return words.page(
        say("Antartahun"),
        say("Realisasi menurut tahun, sumber, dan tanggal"),
        Table(columns, rows, name="Antartahun"),
        notes=(note,),
    )


def _awards(words: Words) -> Page:
    say = words.say
    columns = (
        Column(say("Penghargaan"), widest=60),
        Column(say("Pemberi"), widest=60),
        Column(say("Tanggal"), "date"),
        Column(say("Tempat penyerahan")),
        Column(say("Peringkat"), "rank"),
    )
    rows = [(a.name, a.giver, a.date, a.place, a.rank) for a in words.model.awards]
    empty = say("Penghargaan dan insentif tahun ini belum dicatat pada pengaturan (awards).")
    return words.page(
        say("Penghargaan"),
        say("Penghargaan dan insentif tahun %(year)s", year=words.model.year),
        Table(columns, rows, empty=empty, name="Penghargaan"),
    )


def _editions(words: Words) -> Page:
    say = words.say
    columns = (
        Column(say("Folder")),
        Column(say("Periode")),
        Column(say("Edisi"), "rank"),
        Column(say("Bahasa")),
        Column(say("Status")),
        Column(say("Dirangkum")),
        Column(say("Alasan penggantian"), widest=60),
    )
    rows = [
        (
            item.place,
            item.period,
            item.number,
            item.language,
            say("diganti oleh edisi %(number)s", number=item.replaced_by)
            if item.replaced_by
            else say("berlaku"),
            say("ya") if item.used else say("tidak"),
            item.reason,
        )
        for item in words.model.editions
    ]
    return words.page(
        say("Edisi"),
        say("Edisi final tahun %(year)s", year=words.model.year),
        Table(columns, rows, name="Edisi"),
    )


def _files(words: Words) -> Page:
    say = words.say
    columns = (
        Column(say("Folder")),
        Column(say("Berkas"), widest=44),
        Column("SHA-256", widest=70),
    )
    rows = [
        (item.place, name, digest)
        for item in words.model.editions
        for name, digest in item.files.items()
    ]
    return words.page(
        say("Sidik Digital"),
        say("Edisi dan Sidik Digital"),
        Table(columns, rows, name="Sidik_Digital"),
        filtered=True,
    )
