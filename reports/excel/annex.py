"""The last sheets: rows that do not count, findings, sources and method."""

from collections.abc import Iterator

from reports import method
from reports.effects import Effect
from reports.excel import decisions
from reports.excel.page import WITH_CELLS, Column, Outside, Page, Table, Value
from reports.excel.words import Words
from reports.findings import Finding, Group
from reports.voice import message

KIND = {True: message("Galat"), False: message("Peringatan")}
MOST_LINKS = 60_000
"""Excel refuses a sheet with more than 65,530."""


def pages(words: Words) -> Iterator[Page]:
    """Return what lets a reader check the figures."""
    yield _left_out(words)
    yield _findings(words)
    yield from _effects(words)
    yield _details(words)
    yield from decisions.pages(words)
    yield sources(words)
    yield _method(words)


def _left_out(words: Words) -> Page:
    columns = (
        Column(words.say("Alasan"), widest=60),
        Column(words.say("Jumlah baris"), "count"),
        Column(words.say("Nilai transaksi (Rp)"), "rupiah"),
        Column(words.say("Nilai PDN (Rp)"), "rupiah"),
        Column(words.say("Nilai UMK (Rp)"), "rupiah"),
    )
    rows = [
        (item.why(words.language), item.rows, item.value, item.pdn, item.umk)
        for item in words.report.left_out
    ]
    return words.page(
        words.say("Baris Tidak Dihitung"),
        words.say("Baris yang Tidak Dihitung"),
        Table(columns, rows, empty=words.say("Semua baris dihitung."), name="Tidak_Dihitung"),
        about=words.say("Baris masukan yang tidak masuk angka laporan, menurut alasannya"),
    )


def _findings(words: Words) -> Page:
    columns = (
        Column(words.say("Kode")),
        Column(words.say("Sifat")),
        Column(words.say("Temuan"), widest=60),
        Column(words.say("Jumlah temuan"), "count"),
        Column(words.say("Jumlah baris"), "count"),
        Column(words.say("Nilai terkait (Rp)"), "rupiah"),
    )
    return words.page(
        words.say("Temuan"),
        words.say("Temuan atas Data Masukan"),
        Table(
            columns,
            [_group(words, group) for group in words.report.findings],
            empty=words.say("Tidak ada temuan."),
            name="Temuan",
        ),
        about=words.say("Hal yang keliru atau meragukan pada data masukan, dikelompokkan"),
    )


def _group(words: Words, group: Group) -> tuple[Value, ...]:
    title = group.title(words.language)
    return (
        group.rule,
        words.say(KIND[group.stops]),
        title,
        len(group.findings),
        group.rows,
        group.amount,
    )


def _effects(words: Words) -> Iterator[Page]:
    columns = (
        Column(words.say("Kode")),
        Column(words.say("Cara baca lain"), widest=44),
        Column(words.say("Perubahan nilai transaksi (Rp)"), "rupiah"),
        Column(words.say("Perubahan PDN (Rp)"), "rupiah"),
        Column(words.say("Perubahan UMK (Rp)"), "rupiah"),
        Column(words.say("Peringkat yang berubah"), widest=72),
    )
    moves = (
        Column(words.say("Kode")),
        Column(words.say("Cara baca lain"), widest=44),
        Column(words.say("Peringkat seperti diterima"), "count"),
        Column(words.say("Peringkat bila dibaca lain"), "count"),
        Column(words.say("Kategori dan tingkat")),
        Column(words.say("Instansi"), widest=72),
    )
    rows = [_effect(words, effect) for effect in words.report.effects]
    yield words.page(
        words.say("Pengaruh Temuan"),
        words.say("Pengaruh Temuan terhadap Peringkat"),
        Table(
            columns,
            rows,
            empty=words.say("Tidak ada temuan yang dapat dibaca lain."),
            name="Pengaruh",
        ),
        about=words.say("Peringkat yang berubah bila temuan dibaca dengan cara lain"),
        notes=(words.say("Angka laporan memakai data seperti diterima."),),
    )
    moved = [row for effect in words.report.effects for row in _moves(words, effect)]
    if moved:
        yield words.page(
            words.say("Peringkat Berpindah"),
            words.say("Instansi yang Berpindah Peringkat Bila Temuan Dibaca Lain"),
            Table(moves, moved, name="Berpindah"),
            filtered=True,
        )


def _effect(words: Words, effect: Effect) -> tuple[Value, ...]:
    said = effect.says(words.language)
    return (effect.rule, effect.reads(words.language), effect.value, effect.pdn, effect.umk, said)


def _moves(words: Words, effect: Effect) -> Iterator[tuple[Value, ...]]:
    for shift in effect.moves:
        for change in shift.moved:
            yield (
                effect.rule,
                effect.reads(words.language),
                change.rank_before,
                change.rank_after,
                f"{shift.category.code} {shift.level}",
                change.unit.name,
            )


def _details(words: Words) -> Page:
    """List every finding, in columns that are narrow enough to be read in print; all are warnings,
    since an error stops the report."""
    columns = (
        Column(words.say("Kode")),
        Column(words.say("Berkas"), widest=18),
        Column(words.say("Lembar"), widest=14),
        Column(words.say("Sel"), widest=10),
        Column(words.say("Instansi"), widest=18),
        Column(words.say("Temuan"), widest=36),
        Column(words.say("Tindak lanjut"), widest=28),
        Column(words.say("Isi sel"), widest=12),
        Column(words.say("Jumlah baris"), "count"),
        Column(words.say("Nilai terkait (Rp)"), "rupiah"),
    )
    found = [finding for group in words.report.findings for finding in group.findings]
    rows = [_finding(words, item, linked=at < MOST_LINKS) for at, item in enumerate(found)]
    return words.page(
        words.say("Rincian Temuan"),
        words.say("Rincian Temuan atas Data Masukan"),
        Table(columns, rows, empty=words.say("Tidak ada temuan."), name="Rincian_Temuan"),
        about=words.say("Setiap temuan dengan berkas, lembar, dan selnya, serta tindak lanjutnya"),
        filtered=True,
    )


def _finding(words: Words, finding: Finding, *, linked: bool) -> tuple[Value, ...]:
    return (
        finding.rule,
        finding.file,
        finding.sheet,
        _cell(words, finding) if linked else finding.cell,
        finding.unit,
        finding.what(words.language),
        finding.todo(words.language),
        finding.seen,
        finding.rows,
        finding.amount,
    )


def _cell(words: Words, finding: Finding) -> Value:
    """Lead to the cell in the input, where the file is one that a link leads into."""
    if not finding.cell or not finding.file.lower().endswith(WITH_CELLS):
        return finding.cell
    sheet = finding.sheet.replace("'", "''")
    return Outside(f"{words.folder}{finding.file}#'{sheet}'!{finding.cell}", finding.cell)


def sources(words: Words) -> Page:
    """List every input sheet with its hash and how many of its rows count."""
    columns = (
        Column(words.say("Nomor"), "rank"),
        Column(words.say("Berkas"), widest=50),
        Column(words.say("Lembar"), widest=31),
        Column(words.say("Jenis ekspor")),
        Column(_hashed(words), widest=64),
        Column(words.say("Jumlah baris"), "count"),
        Column(words.say("Baris yang dihitung"), "count"),
    )
    rows = [
        (
            item.source.number + 1,
            item.source.file,
            item.source.sheet,
            item.source.layout,
            item.source.sha256,
            item.source.rows,
            item.counted,
        )
        for item in words.report.sources
    ]
    return words.page(
        words.say("Sumber"),
        words.say("Sumber Data"),
        Table(columns, rows, name="Sumber"),
        about=words.say("Berkas masukan, jenisnya, sidik SHA-256, dan jumlah barisnya"),
    )


def _hashed(words: Words) -> str:
    if words.report.from_table:
        return words.say("SHA-256 baris dari tabel")
    return words.say("SHA-256 berkas")


def _method(words: Words) -> Page:
    columns = (
        Column(words.say("Pokok"), "strong", widest=30),
        Column(words.say("Aturan"), widest=72),
    )
    rows = [(paragraph.title, paragraph.text) for paragraph in method.paragraphs(words.language)]
    return words.page(
        words.say("Metode"),
        words.say("Metode"),
        Table(columns, rows, name="Metode"),
        about=words.say("Istilah, baris yang dihitung, aturan peringkat, dan pembulatan"),
    )
