"""The sheets of what own workbooks tell beside the cube; a part without data has no sheet."""

from collections.abc import Iterator, Sequence

from reports.excel import words
from reports.excel.page import Column, Page, Table, Value
from reports.excel.words import LANGUAGE
from reports.figures import Figure
from reports.measures.activities import Events, Matching, Problem
from reports.measures.bands import PARTS, Banded, Bands
from reports.measures.commitment import Commitment, Commitments
from reports.measures.compliance import Compliance, Office
from reports.measures.districts import District, Districts
from reports.measures.governance import Governance
from reports.measures.indicator import Indicator, Result
from reports.measures.monitoring import Monitoring
from reports.period import ROMAN
from reports.quarterly import QuarterlyReport
from reports.unit import Unit
from reports.wording import date

STATUS = {
    "reached": "✓ tercapai",
    "close": "△ mendekati",
    "behind": "✗ belum tercapai",
    None: None,
}
BANDS = {
    "tkdn_40": "TKDN ≥ 40%",
    "tkdn_25": "TKDN 25% s.d. < 40%",
    "tkdn_below_25": "TKDN < 25%",
    "pdn_without_tkdn": "PDN non-TKDN",
    "imported": "Impor",
    "unbanded": "Tidak diketahui",
}
SAID = {True: "Ya", False: "Tidak", None: None}
ORGANISERS = {"own": "Daerah", "national": "Nasional"}


def pages(report: QuarterlyReport) -> Iterator[Page]:
    """Return a sheet for each part that something was received for."""
    found = report.measures
    if found.commitments:
        yield _commitments(report, found.commitments)
    if found.indicator:
        yield _indicator(report, found.indicator)
    if found.bands:
        yield _bands(report, found.bands)
    if found.compliance:
        yield _compliance(report, found.compliance)
    if found.matching:
        yield _matching(report, found.matching)
    if found.districts:
        yield _districts(report, found.districts)
    if found.monitoring:
        yield _monitoring(report, found.monitoring)
    if found.governance:
        yield _governance(report, found.governance)
    if found.problems:
        yield _problems(report, found.problems)


def _page(report: QuarterlyReport, name: str, title: str, tables: Sequence[Table]) -> Page:
    """Make a sheet of a part; its title also describes it in the table of contents."""
    return Page(name, title, words.lines(report), tuple(tables), about=title)


def _commitments(report: QuarterlyReport, found: Commitments) -> Page:
    columns = (
        Column("Komitmen atau rencana", widest=40),
        Column("Tahun anggaran", "centred"),
        Column("Nilai (Rp)", "rupiah"),
        Column("Realisasi (Rp)", "rupiah"),
        Column("Capaian", "percent"),
        Column("Sisa (Rp)", "rupiah"),
        Column("Sumber", widest=50),
        Column("Tanggal sumber"),
    )
    tables = [Table(columns, [_commitment(item) for item in (*found.current, *found.earlier)])]
    if found.progress:
        rows = [
            (f"s.d. Triwulan {roman}", share.value)
            for roman, share in zip(ROMAN, found.progress, strict=False)
        ]
        title = "Realisasi PDN terhadap komitmen menurut triwulan"
        tables.append(Table((Column("Triwulan"), Column("Capaian", "percent")), rows, title))
    if found.allocation:
        title = "RUP UMKK terhadap anggaran belanja barang/jasa"
        tables.append(Table((Column("Alokasi", "percent"),), [(found.allocation.value,)], title))
    return _page(report, "Komitmen", "Komitmen, Rencana, dan Capaiannya", tables)


def _commitment(item: Commitment) -> tuple[Value, ...]:
    return (
        item.name,
        str(item.year),
        item.value.value,
        _value(item.realised),
        _value(item.attained),
        _value(item.gap),
        item.source,
        date(item.date, LANGUAGE),
    )


def _indicator(report: QuarterlyReport, found: Indicator) -> Page:
    columns = (
        Column("Kelompok", widest=24),
        Column("Perangkat Daerah"),
        Column("Belanja yang diketahui (Rp)", "rupiah"),
        Column("Bersertifikat TKDN, PDN, dan/atau UMKK (Rp)", "rupiah"),
        Column("Persentase", "percent"),
        Column("Target", "percent"),
        Column("Selisih", "percent"),
        Column("Status"),
    )
    wanted = _value(found.target)
    rows = [_result(unit, item, wanted) for unit, item in found.offices.items()]
    rows.append(_result(None, found.all, wanted))
    title = "Indikator Perjanjian Kinerja menurut Perangkat Daerah"
    return _page(report, "Indikator PK", title, [Table(columns, rows, total=True)])


def _result(unit: Unit | None, item: Result, wanted: Value) -> tuple[Value, ...]:
    name = (unit.level, unit.name) if unit else ("Jumlah", "Seluruh Perangkat Daerah")
    amounts = (item.base.value, item.union.value, item.share.value)
    return (*name, *amounts, wanted, _value(item.gap), STATUS[item.status])


def _bands(report: QuarterlyReport, found: Bands) -> Page:
    columns = (
        Column("Kelompok", widest=24),
        Column("Perangkat Daerah"),
        Column("Nilai realisasi (Rp)", "rupiah"),
        *(Column(f"{BANDS[part]} (Rp)", "rupiah") for part in PARTS),
        *(Column(f"{BANDS[part]} (%)", "percent") for part in PARTS),
    )
    rows = [_banded(unit.level, unit.name, item) for unit, item in found.offices.items()]
    rows.append(_banded("Jumlah", "Seluruh Perangkat Daerah", found.all))
    title = "Nilai Realisasi menurut TKDN"
    return _page(report, "TKDN", title, [Table(columns, rows, total=True)])


def _banded(group: str, name: str, item: Banded) -> tuple[Value, ...]:
    parts = (item.amounts, item.shares)
    return (group, name, item.value.value, *(each[p].value for each in parts for p in PARTS))


def _compliance(report: QuarterlyReport, found: Compliance) -> Page:
    columns = (
        Column("Perangkat Daerah"),
        Column("Tim P3DN", "centred"),
        Column("Keputusan", widest=44),
        Column("Indikator dalam PK", "centred"),
        Column("Paket", "count"),
        Column("PDN dalam KAK", "count"),
        Column("Persentase KAK", "percent"),
        Column("PDN dalam kontrak", "count"),
        Column("Persentase kontrak", "percent"),
    )
    totals = (
        f"Jumlah ({found.number.value})",
        str(found.teams.value),
        "",
        str(found.indicators.value),
        found.packages.value,
        found.in_terms.value,
        found.terms_share.value,
        found.in_contract.value,
        found.contract_share.value,
    )
    rows = [*map(_office, found.offices), totals]
    title = "Kepatuhan Perangkat Daerah terhadap Kewajiban P3DN"
    return _page(report, "Kepatuhan", title, [Table(columns, rows, total=True)])


def _office(item: Office) -> tuple[Value, ...]:
    return (
        item.name,
        SAID[item.team],
        item.decree or None,
        SAID[item.indicator],
        item.packages.value,
        item.in_terms.value,
        item.terms_share.value,
        item.in_contract.value,
        item.contract_share.value,
    )


def _matching(report: QuarterlyReport, found: Matching) -> Page:
    columns = (
        Column("Penyelenggara"),
        Column("Tahap"),
        Column("Tanggal"),
        Column("Tempat", widest=40),
        Column("Peserta", "count"),
        Column("Nilai ketertarikan (Rp)", "rupiah"),
        Column("Nilai transaksi (Rp)", "rupiah"),
    )
    tables = [
        Table(columns, list(_events(organiser, events)), title=organiser, total=True)
        for name, organiser in ORGANISERS.items()
        if (events := getattr(found, name))
    ]
    return _page(report, "Business Matching", "Business Matching P3DN", tables)


def _events(organiser: str, found: Events) -> Iterator[tuple[Value, ...]]:
    for item in found.events:
        amounts = (item.participants, item.interest, item.transactions)
        told = (item.stage or None, date(item.date, LANGUAGE), item.place or None)
        yield (organiser, *told, *(figure.value for figure in amounts))
    sums = (found.participants, found.interest, found.transactions)
    yield (f"Jumlah ({found.number.value})", "", "", "", *(figure.value for figure in sums))


def _districts(report: QuarterlyReport, found: Districts) -> Page:
    columns = (
        Column("Kecamatan"),
        *(Column(f"Terdaftar TW {roman}", "count") for roman in ROMAN[: report.period.quarter]),
        Column("Terdaftar s.d. triwulan", "count"),
        Column("Target", "count"),
        Column("Capaian", "percent"),
        Column("Bersertifikat", "count"),
    )
    rows = [_district(item.name, item) for item in found.districts]
    rows.append(_district("Jumlah", found.all))
    title = "Sertifikasi TKDN Industri Kecil per Kecamatan"
    return _page(report, "TKDN IK", title, [Table(columns, rows, total=True)])


def _district(name: str, item: District) -> tuple[Value, ...]:
    sums = (item.registered, item.target, item.attained, item.certified)
    return (name, *map(_value, item.quarters), *(figure.value for figure in sums))


def _monitoring(report: QuarterlyReport, found: Monitoring) -> Page:
    meetings = Table(
        (
            Column("Tanggal"),
            Column("Agenda", widest=50),
            Column("Hadir", "count"),
            Column("Tindak lanjut", widest=60),
        ),
        [
            (date(item.date, LANGUAGE), item.agenda, item.attendance.value, item.follow_up or None)
            for item in found.meetings
        ],
    )
    spans = Table(
        (Column("Mulai"), Column("Sampai dengan"), Column("Pertemuan", "count")),
        [
            (date(span.first, LANGUAGE), date(span.last, LANGUAGE), len(span.meetings))
            for span in found.spans
        ],
        title=f"Pertemuan dalam setiap {found.days} hari",
    )
    return _page(report, "Monev", "Monitoring dan Evaluasi P3DN", [meetings, spans])


def _governance(report: QuarterlyReport, found: Governance) -> Page:
    items = (*found.components, *((found.index,) if found.index else ()), *found.earlier)
    columns = (
        Column("Komponen", widest=44),
        Column("Tahun", "centred"),
        Column("Nilai", "index"),
        Column("Sumber", widest=60),
    )
    rows = [(item.name, str(item.year), item.value.value, item.source) for item in items]
    return _page(report, "ITKP", "Indeks Tata Kelola Pengadaan (ITKP)", [Table(columns, rows)])


def _problems(report: QuarterlyReport, found: Sequence[Problem]) -> Page:
    columns = (
        Column("Kendala", widest=50),
        Column("Penyebab", widest=50),
        Column("Tindak lanjut", widest=50),
        Column("Penanggung jawab", widest=34),
        Column("Tenggat"),
    )
    rows = [
        (
            item.problem,
            item.cause or None,
            item.follow_up or None,
            item.responsible or None,
            date(item.due, LANGUAGE),
        )
        for item in found
    ]
    return _page(report, "Kendala", "Kendala dan Tindak Lanjut", [Table(columns, rows)])


def _value(figure: Figure | None) -> Value:
    return figure.value if figure else None
