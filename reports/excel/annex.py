"""The last sheets: rows that do not count, findings, sources and method."""

from collections.abc import Iterator

from reports import method
from reports.effects import Effect
from reports.excel import decisions, words
from reports.excel.page import Column, Page, Table, Value
from reports.excel.words import LANGUAGE
from reports.findings import Finding, Group
from reports.quarterly import QuarterlyReport

KIND = {True: "Galat", False: "Peringatan"}


def pages(report: QuarterlyReport) -> Iterator[Page]:
    """Return what lets a reader check the figures."""
    yield _left_out(report)
    yield _findings(report)
    yield _effects(report)
    yield _details(report)
    yield from decisions.pages(report)
    yield _sources(report)
    yield _method(report)


def _left_out(report: QuarterlyReport) -> Page:
    columns = (
        Column("Alasan", widest=60),
        Column("Jumlah baris", "count"),
        Column("Nilai transaksi (Rp)", "rupiah"),
        Column("Nilai PDN (Rp)", "rupiah"),
        Column("Nilai UMK (Rp)", "rupiah"),
    )
    rows = [
        (item.why(LANGUAGE), item.rows, item.value, item.pdn, item.umk) for item in report.left_out
    ]
    return Page(
        "Baris Tidak Dihitung",
        "Baris yang Tidak Dihitung",
        words.lines(report),
        (Table(columns, rows, empty="Semua baris dihitung."),),
        about="Baris masukan yang tidak masuk angka laporan, menurut alasannya",
    )


def _findings(report: QuarterlyReport) -> Page:
    columns = (
        Column("Kode"),
        Column("Sifat"),
        Column("Temuan", widest=60),
        Column("Jumlah temuan", "count"),
        Column("Jumlah baris", "count"),
        Column("Nilai terkait (Rp)", "rupiah"),
    )
    return Page(
        "Temuan",
        "Temuan atas Data Masukan",
        words.lines(report),
        (Table(columns, [_group(group) for group in report.findings], empty="Tidak ada temuan."),),
        about="Hal yang keliru atau meragukan pada data masukan, dikelompokkan",
    )


def _group(group: Group) -> tuple[Value, ...]:
    title = group.title(LANGUAGE)
    return (group.rule, KIND[group.stops], title, len(group.findings), group.rows, group.amount)


def _effects(report: QuarterlyReport) -> Page:
    columns = (
        Column("Kode"),
        Column("Cara baca lain", widest=44),
        Column("Perubahan nilai transaksi (Rp)", "rupiah"),
        Column("Perubahan PDN (Rp)", "rupiah"),
        Column("Perubahan UMK (Rp)", "rupiah"),
        Column("Peringkat yang berubah", widest=72),
    )
    moves = (
        Column("Kode"),
        Column("Cara baca lain", widest=44),
        Column("Peringkat seperti diterima", "count"),
        Column("Peringkat bila dibaca lain", "count"),
        Column("Kategori dan tingkat"),
        Column("Instansi", widest=72),
    )
    rows = [_effect(effect) for effect in report.effects]
    return Page(
        "Pengaruh Temuan",
        "Pengaruh Temuan terhadap Peringkat",
        (*words.lines(report), "Angka laporan memakai data seperti diterima."),
        (
            Table(columns, rows, empty="Tidak ada temuan yang dapat dibaca lain."),
            Table(
                moves,
                [row for effect in report.effects for row in _moves(effect)],
                "Instansi yang berpindah peringkat",
                empty="Tidak ada peringkat yang berubah.",
            ),
        ),
        about="Peringkat yang berubah bila temuan dibaca dengan cara lain",
    )


def _effect(effect: Effect) -> tuple[Value, ...]:
    said = effect.says(LANGUAGE)
    return (effect.rule, effect.reads(LANGUAGE), effect.value, effect.pdn, effect.umk, said)


def _moves(effect: Effect) -> Iterator[tuple[Value, ...]]:
    for shift in effect.moves:
        for change in shift.moved:
            yield (
                effect.rule,
                effect.reads(LANGUAGE),
                change.rank_before,
                change.rank_after,
                f"{shift.category.code} {shift.level}",
                change.unit.name,
            )


def _details(report: QuarterlyReport) -> Page:
    columns = (
        Column("Kode"),
        Column("Sifat"),
        Column("Berkas", widest=26),
        Column("Lembar", widest=22),
        Column("Sel"),
        Column("Instansi", widest=26),
        Column("Temuan", widest=56),
        Column("Tindak lanjut", widest=40),
        Column("Isi sel", widest=20),
        Column("Jumlah baris", "count"),
        Column("Nilai terkait (Rp)", "rupiah"),
    )
    rows = [_finding(finding) for group in report.findings for finding in group.findings]
    return Page(
        "Rincian Temuan",
        "Rincian Temuan atas Data Masukan",
        words.lines(report),
        (Table(columns, rows, empty="Tidak ada temuan."),),
        about="Setiap temuan dengan berkas, lembar, dan selnya, serta tindak lanjutnya",
        filtered=True,
    )


def _finding(finding: Finding) -> tuple[Value, ...]:
    return (
        finding.rule,
        KIND[finding.stops],
        finding.file,
        finding.sheet,
        finding.cell,
        finding.unit,
        finding.what(LANGUAGE),
        finding.todo(LANGUAGE),
        finding.seen,
        finding.rows,
        finding.amount,
    )


def _sources(report: QuarterlyReport) -> Page:
    columns = (
        Column("Berkas", widest=50),
        Column("Lembar", widest=31),
        Column("Jenis ekspor"),
        Column("SHA-256 berkas", widest=64),
        Column("Jumlah baris", "count"),
        Column("Baris yang dihitung", "count"),
    )
    rows = [
        (
            item.source.file,
            item.source.sheet,
            item.source.layout,
            item.source.sha256,
            item.source.rows,
            item.counted,
        )
        for item in report.sources
    ]
    return Page(
        "Sumber",
        "Sumber Data",
        words.lines(report),
        (Table(columns, rows),),
        about="Berkas masukan, jenisnya, sidik SHA-256, dan jumlah barisnya",
    )


def _method(report: QuarterlyReport) -> Page:
    columns = (Column("Pokok", "strong", widest=30), Column("Aturan", widest=72))
    rows = [(paragraph.title, paragraph.text) for paragraph in method.paragraphs(LANGUAGE)]
    return Page(
        "Metode",
        "Metode",
        words.lines(report),
        (Table(columns, rows),),
        about="Istilah, baris yang dihitung, aturan peringkat, dan pembulatan",
    )
