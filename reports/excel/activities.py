"""The sheets of what was done: business matching, small industry, meetings, ITKP, problems."""

from collections.abc import Iterator, Sequence

from reports.excel.formulas import at_foot, column, in_row, ratio, total, total_where
from reports.excel.page import Column, Page, Table, Value
from reports.excel.words import Words
from reports.measures.activities import Events, Problem
from reports.measures.districts import District, Districts
from reports.measures.governance import Governance
from reports.measures.monitoring import Monitoring

MATCHING = "Matching"
DISTRICTS = "TKDN_IK"
MEETINGS = "Monev"
INDEX = "ITKP"
"""The names of the tables."""


def pages(words: Words) -> Iterator[Page]:
    """Return a sheet for each part that something was received for."""
    found = words.report.measures
    if found.matching and found.matching.own:
        yield _matching(words, found.matching.own, words.say("Business Matching"), MATCHING)
    if found.matching and found.matching.national:
        name = words.say("Business Matching Nasional")
        yield _matching(words, found.matching.national, name, "Matching_Nasional")
    if found.districts:
        yield _districts(words, found.districts)
    if found.monitoring:
        yield _meetings(words, found.monitoring)
        yield _spans(words, found.monitoring)
    if found.governance:
        yield _governance(words, found.governance)
    if found.problems:
        yield problems(words, found.problems)


def _matching(words: Words, found: Events, name: str, table: str) -> Page:
    say = words.say
    people, interest = say("Peserta"), say("Nilai ketertarikan (Rp)")
    bought = say("Nilai transaksi (Rp)")
    both = (total_where(table, bought, interest), total_where(table, interest, bought))
    columns = (
        Column(
            say("Tahap"), total=f'COUNTA({column(table, say("Tahap"))})&" "&"{say("kegiatan")}"'
        ),
        Column(say("Tanggal"), "date"),
        Column(say("Tempat"), widest=40),
        Column(people, "count", total=total(table, people)),
        Column(interest, "rupiah", total=total(table, interest), mark="bar"),
        Column(bought, "rupiah", total=total(table, bought)),
        Column(
            say("Menjadi transaksi"),
            "percent",
            formula=ratio(*in_row(table, bought, interest)),
            total=ratio(*both),
        ),
    )
    rows: list[tuple[Value, ...]] = [
        (
            item.stage or None,
            item.date,
            item.place or None,
            item.participants,
            item.interest,
            item.transactions,
            item.realised,
        )
        for item in found.events
    ]
    sums = (found.participants, found.interest, found.transactions, found.realised)
    counted = f"{found.number.value} {say('kegiatan')}"
    rows.append((counted, "", "", *sums))
    return words.page(name, name, Table(columns, rows, total=True, name=table))


def _districts(words: Words, found: Districts) -> Page:
    say = words.say
    registered, target = say("Terdaftar s.d. triwulan"), say("Target")
    certified = say("Bersertifikat")
    own, foot = in_row(DISTRICTS, registered, target), at_foot(DISTRICTS, registered, target)
    quarters = [
        say("Terdaftar TW %(quarter)s", quarter=number)
        for number in range(1, words.report.period.quarter + 1)
    ]
    columns = (
        Column(say("Kecamatan")),
        *(
            Column(name, "count", total=total(DISTRICTS, name, sen=False), mark="heat")
            for name in quarters
        ),
        Column(registered, "count", total=total(DISTRICTS, registered, sen=False)),
        Column(target, "count", total=total(DISTRICTS, target, sen=False)),
        Column(say("Capaian"), "percent", formula=ratio(*own), total=ratio(*foot), mark="bar"),
        Column(certified, "count", total=total(DISTRICTS, certified, sen=False)),
    )
    rows = [_district(item.name, item) for item in found.districts]
    rows.append(_district(say("Jumlah"), found.all))
    return words.page(
        say("TKDN IK"),
        say("Sertifikasi TKDN Industri Kecil per Kecamatan"),
        Table(columns, rows, total=True, name=DISTRICTS),
        notes=(
            say(
                "Tiap kecamatan mendaftarkan %(number)s produk tiap triwulan.",
                number=found.per_quarter,
            ),
        ),
        frozen_columns=1,
        filtered=True,
    )


def _district(name: str, item: District) -> tuple[Value, ...]:
    sums = (item.registered, item.target, item.attained, item.certified)
    return (name, *item.quarters, *sums)


def _meetings(words: Words, found: Monitoring) -> Page:
    say = words.say
    columns = (
        Column(say("Tanggal"), "date"),
        Column(say("Agenda"), widest=50),
        Column(say("Hadir"), "count"),
        Column(say("Tindak lanjut"), widest=60),
    )
    rows = [
        (item.date, item.agenda, item.attendance, item.follow_up or None) for item in found.meetings
    ]
    title = say("Monitoring dan Evaluasi P3DN")
    return words.page(say("Monev"), title, Table(columns, rows, name=MEETINGS))


def _spans(words: Words, found: Monitoring) -> Page:
    say, table = words.say, "Masa_Monev"
    first, last, number = say("Mulai"), say("Sampai dengan"), say("Pertemuan")
    held, missed = say("✓ diadakan"), say("✗ tidak diadakan")
    start, end, own = in_row(table, first, last, number)
    days = column(MEETINGS, say("Tanggal"))
    columns = (
        Column(first, "date"),
        Column(last, "date"),
        Column(
            number,
            "count",
            formula=f'COUNTIFS({days},">="&{start},{days},"<="&{end})',
            total=f"SUM({column(table, number)})",
        ),
        Column(
            say("Status"),
            formula=f'IF({own}>0,"{held}","{missed}")',
            total=f'COUNTIFS({column(table, number)},">0")&" / "&ROWS({column(table, number)})',
            mark="signal",
        ),
    )
    rows: list[tuple[Value, ...]] = [
        (span.first, span.last, len(span.meetings), held if span.meetings else missed)
        for span in found.spans
    ]
    inside = sum(len(span.meetings) for span in found.spans)
    kept = f"{found.held.value} / {found.due.value}"
    rows.append((say("Jumlah"), "", inside, kept))
    title = say("Pertemuan Monitoring dan Evaluasi Tiap %(days)s Hari", days=found.days)
    return words.page(say("Masa Monev"), title, Table(columns, rows, total=True, name=table))


def _governance(words: Words, found: Governance) -> Page:
    say = words.say
    part, whole, past = say("Komponen"), say("Indeks"), say("Indeks tahun lain")
    kind, amount = say("Jenis"), say("Nilai")
    told = [(part, item) for item in found.components]
    told += [(whole, found.index)] if found.index else []
    told += [(past, item) for item in found.earlier]
    summed = f'SUMIFS({column(INDEX, amount)},{column(INDEX, kind)},"{part}")'
    columns = (
        Column(kind),
        Column(say("Uraian"), widest=44),
        Column(say("Tahun"), "year"),
        Column(amount, "index", total=f"ROUND({summed},6)"),
        Column(say("Sumber"), widest=60),
    )
    rows: list[tuple[Value, ...]] = [
        (name, item.name, item.year, item.value, item.source) for name, item in told
    ]
    if found.sum.value is not None:
        rows.append((say("Jumlah komponen"), "", "", found.sum, ""))
    title = say("Indeks Tata Kelola Pengadaan (ITKP)")
    return words.page(
        say("ITKP"), title, Table(columns, rows, total=found.sum.value is not None, name=INDEX)
    )


def problems(words: Words, found: Sequence[Problem]) -> Page:
    """Return the sheet of problems, of a report or of materials made of it."""
    say = words.say
    columns = (
        Column(say("Kendala"), widest=50),
        Column(say("Penyebab"), widest=50),
        Column(say("Tindak lanjut"), widest=50),
        Column(say("Penanggung jawab"), widest=34),
        Column(say("Tenggat"), "date"),
    )
    rows = [
        (
            item.problem,
            item.cause or None,
            item.follow_up or None,
            item.responsible or None,
            item.due,
        )
        for item in found
    ]
    return words.page(
        say("Kendala"), say("Kendala dan Tindak Lanjut"), Table(columns, rows, name="Kendala")
    )
