"""The first sheets: contents, summary, and the realised spending by unit, quarter and channel."""

from collections.abc import Iterable, Iterator, Sequence

from reports.excel import words
from reports.excel.page import Column, Link, Page, Table, Value
from reports.excel.words import LANGUAGE
from reports.figures import Amounts
from reports.period import ROMAN
from reports.quarterly import QuarterlyReport
from reports.ranking import Ranking
from reports.wording import MISSING, date

UNIT = (Column("Tingkat", widest=24), Column("Instansi"), Column("Kode", widest=24))
AMOUNTS = (
    Column("Nilai transaksi (Rp)", "rupiah"),
    Column("Nilai PDN (Rp)", "rupiah"),
    Column("Persentase PDN", "percent"),
    Column("Kelengkapan data PDN", "percent"),
    Column("Nilai UMK (Rp)", "rupiah"),
    Column("Persentase UMK", "percent"),
    Column("Kelengkapan data UMK", "percent"),
    Column("Jumlah baris", "count"),
)
READING = (
    "Nilai dalam rupiah. Tanda – berarti tidak diketahui, bukan nol. Nilai dan persentase disimpan "
    "tanpa pembulatan; yang tampil dibulatkan. Istilah dan aturannya ada di lembar Metode."
)


def contents(report: QuarterlyReport, pages: Sequence[Page]) -> Page:
    """Say what the workbook is and lead to its other sheets."""
    return Page(
        "Isi",
        report.settings.title,
        words.lines(report),
        (
            Table((Column("Keterangan"), Column("Isi", widest=74)), _identity(report)),
            Table(
                (Column("Lembar", "link"), Column("Memuat", widest=74)),
                [(Link(page.name), page.about) for page in pages],
                title="Daftar isi",
            ),
        ),
        home="",
    )


def pages(report: QuarterlyReport) -> Iterator[Page]:
    """Return the summary and the tables of realised spending."""
    yield _summary(report)
    yield _realised(report)
    yield _quarters(report)
    yield _channels(report)


def amounts(found: Amounts) -> tuple[Value, ...]:
    """Return the values under the headings ``AMOUNTS``."""
    figures = (
        found.value,
        found.pdn,
        found.pdn_share,
        found.pdn_complete,
        found.umk,
        found.umk_share,
        found.umk_complete,
        found.rows,
    )
    return tuple(figure.value for figure in figures)


def _identity(report: QuarterlyReport) -> list[tuple[str, str]]:
    settings = report.settings
    told = {
        "Periode": words.period(report),
        "Status": words.DRAFT,
        "Nomor dokumen": settings.number,
        "Tanggal dokumen": date(settings.date, LANGUAGE),
        "Penerbit": words.publisher(report),
        "Alamat": settings.publisher.address,
        "Sumber data": report.system,
        "Data per": date(report.as_of, LANGUAGE),
        "Catatan": settings.notice,
        "Cara membaca": READING,
    }
    return [(key, text or MISSING) for key, text in told.items()]


def _summary(report: QuarterlyReport) -> Page:
    totals = [(level.name, *amounts(level.all.total)) for level in report.levels]
    return Page(
        "Ringkasan",
        "Ringkasan",
        words.lines(report),
        (
            Table(
                (Column("Tingkat", widest=24), *AMOUNTS),
                [*totals, ("Seluruh tingkat", *amounts(report.all.total))],
                title="Realisasi menurut tingkat",
                total=True,
            ),
            Table(
                (
                    Column("Tingkat", widest=24),
                    Column("Kategori", widest=34),
                    Column("Peringkat pertama", widest=34),
                    Column("Persentase", "percent"),
                    Column("Kelengkapan data", "percent"),
                    Column("Nilai (Rp)", "rupiah"),
                ),
                [row for ranking in report.rankings for row in _leaders(ranking)],
                title="Peringkat pertama tiap kategori",
            ),
        ),
        about="Realisasi menurut tingkat dan peringkat pertama tiap kategori",
    )


def _leaders(ranking: Ranking) -> Iterable[tuple[Value, ...]]:
    category = f"{ranking.category.code} – {ranking.category.name(LANGUAGE)}"
    if not ranking.leaders:
        return [(ranking.level, category, None, None, None, None)]
    return [
        (
            ranking.level,
            category,
            place.unit.name,
            place.share.value,
            place.complete.value,
            place.value.value,
        )
        for place in ranking.leaders
    ]


def _realised(report: QuarterlyReport) -> Page:
    rows = [
        (level.name, unit.name, words.code(unit), *amounts(scope.total))
        for level in report.levels
        for unit, scope in level.units.items()
    ]
    return Page(
        "Realisasi",
        "Realisasi menurut Instansi",
        words.lines(report),
        (Table((*UNIT, *AMOUNTS), rows),),
        about="Nilai transaksi, PDN, dan UMK tiap instansi, dengan persentase dan kelengkapan data",
        frozen_columns=2,
        filtered=True,
    )


def _quarters(report: QuarterlyReport) -> Page:
    def told(found: Amounts) -> tuple[Value, ...]:
        return (found.value.value, found.pdn.value, found.umk.value)

    rows = [
        (level.name, unit.name, words.code(unit), quarter, *told(own), *told(cumulative))
        for level in report.levels
        for unit, scope in level.units.items()
        for quarter, own, cumulative in zip(ROMAN, scope.quarters, scope.cumulative, strict=False)
    ]
    headings = ("Nilai transaksi", "Nilai PDN", "Nilai UMK")
    columns = (
        *UNIT,
        Column("Triwulan", "centred"),
        *(Column(f"{name} triwulan itu (Rp)", "rupiah") for name in headings),
        *(Column(f"{name} s.d. triwulan (Rp)", "rupiah") for name in headings),
    )
    return Page(
        "Realisasi per Triwulan",
        "Realisasi menurut Instansi dan Triwulan",
        words.lines(report),
        (Table(columns, rows),),
        about="Nilai tiap triwulan dan nilai s.d. triwulan, tiap instansi",
        frozen_columns=2,
        filtered=True,
    )


def _channels(report: QuarterlyReport) -> Page:
    rows = [
        (level.name, unit.name, words.code(unit), channel, *amounts(found))
        for level in report.levels
        for unit, scope in level.units.items()
        for channel, found in scope.channels.items()
    ]
    return Page(
        "Kanal",
        "Realisasi menurut Instansi dan Kanal Pengadaan",
        words.lines(report),
        (Table((*UNIT, Column("Kanal"), *AMOUNTS), rows),),
        about="Nilai tiap instansi menurut kanal pengadaan, seperti Tender dan e-Katalog",
        frozen_columns=2,
        filtered=True,
    )
