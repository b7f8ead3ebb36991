"""The sheets of other governments' published values: the places, and published percentages."""

from collections.abc import Iterator

from reports.excel import words
from reports.excel.page import Column, Page, Table, Value
from reports.excel.words import LANGUAGE
from reports.measures.comparison import SHARES, Entry, Published, Standing
from reports.measures.governance import AWARD
from reports.quarterly import QuarterlyReport
from reports.wording import date

VERDICTS = {
    "follows": "sesuai",
    "fraction": "TIDAK SESUAI: pecahan tercetak sebagai persen",
    "twice": "TIDAK SESUAI: dibulatkan dua kali",
    "differs": "TIDAK SESUAI",
}


def pages(report: QuarterlyReport) -> Iterator[Page]:
    """Return the two sheets, each only if there is anything to show."""
    if report.measures.standings:
        yield _standings(report)
    if report.measures.published:
        yield _published(report)


def _standings(report: QuarterlyReport) -> Page:
    return Page(
        "Posisi Nasional",
        "Posisi di antara Pemerintah Lain",
        words.lines(report),
        tuple(_table(item) for item in report.measures.standings),
        about="Peringkat menurut nilai yang dipublikasikan, dengan sumber dan tanggalnya",
    )


def _table(item: Standing) -> Table:
    columns = (
        Column("Peringkat", "centred"),
        Column("Sebelumnya", "centred"),
        Column("Pemerintah"),
        Column("Tingkat"),
        Column(item.measure, _style(item.measure)),
        Column("Peringkat terpublikasi", "centred"),
        Column("Sumber", widest=50),
        Column("Tanggal data"),
    )
    title = f"{item.measure}, {item.level or 'semua tingkat'}"
    return Table(columns, [_entry(entry) for entry in item.entries], title=title)


def _style(measure: str) -> str:
    if measure in SHARES:
        return "percent"
    return "index" if measure == AWARD else "rupiah"


def _entry(entry: Entry) -> tuple[Value, ...]:
    return (
        str(entry.rank),
        str(entry.before) if entry.before else None,
        entry.name,
        entry.level,
        entry.value.value,
        str(entry.published_rank) if entry.published_rank else None,
        entry.source or None,
        date(entry.date, LANGUAGE),
    )


def _published(report: QuarterlyReport) -> Page:
    columns = (
        Column("Pemerintah"),
        Column("Ukuran"),
        Column("Nilai terpublikasi (Rp)", "rupiah"),
        Column("Penyebut (Rp)", "rupiah"),
        Column("Persentase terpublikasi", "percent"),
        Column("Hitung ulang", "percent"),
        Column("Batas bawah", "percent"),
        Column("Batas atas", "percent"),
        Column("Kesimpulan", widest=34),
        Column("Sumber", widest=50),
        Column("Tanggal data"),
    )
    return Page(
        "Uji Konsistensi",
        "Uji Konsistensi Persentase yang Dipublikasikan",
        words.lines(report),
        (Table(columns, [_checked(item) for item in report.measures.published]),),
        about="Persentase terpublikasi yang dihitung ulang dari nilainya sendiri",
    )


def _checked(item: Published) -> tuple[Value, ...]:
    return (
        item.unit,
        item.measure,
        item.part.value,
        item.whole.value,
        item.share.value,
        item.recomputed.value,
        item.low,
        item.high,
        VERDICTS[item.verdict],
        item.source,
        date(item.date, LANGUAGE),
    )
