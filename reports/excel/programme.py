"""The sheets of commitments, the indicator, TKDN and duties; a part without data has no sheet."""

from collections.abc import Iterator

from reports.excel import tkdn
from reports.excel.data import UNKNOWN, Data
from reports.excel.formulas import at_foot, in_row, less, ratio, total, total_where
from reports.excel.page import Chart, Column, Computed, Page, Series, Table, Value
from reports.excel.realisation import COMMITMENTS
from reports.excel.words import Words
from reports.measures.commitment import Commitment, Commitments
from reports.measures.compliance import Compliance, Office
from reports.measures.indicator import Indicator, Result
from reports.measures.target import Status
from reports.voice import message
from reports.wording import MISSING

INDICATOR = "Indikator"
DUTIES = "Kepatuhan"
"""The names of the tables."""

STATUS = {
    "reached": message("✓ tercapai"),
    "close": message("△ mendekati"),
    "behind": message("✗ belum tercapai"),
}


def pages(words: Words, data: Data) -> Iterator[Page]:
    """Return a sheet for each part that something was received for."""
    found = words.report.measures
    if found.commitments:
        yield commitments(words, data, found.commitments)
    if found.indicator:
        yield _indicator(words, found.indicator)
    if found.bands:
        yield from tkdn.pages(words, found.bands)
    if found.compliance:
        yield _compliance(words, found.compliance)


def commitments(words: Words, data: Data, found: Commitments) -> Page:
    """Show each commitment and plan, what was realised of it, and where it was told."""
    say = words.say
    amount, realised = say("Nilai (Rp)"), say("Realisasi (Rp)")
    own = in_row(COMMITMENTS, amount, realised)
    columns = (
        Column(say("Komitmen atau rencana"), widest=40),
        Column(say("Tahun anggaran"), "year"),
        Column(amount, "rupiah"),
        Column(realised, "rupiah"),
        Column(say("Capaian"), "percent", formula=ratio(own[1], own[0]), mark="bar"),
        Column(say("Sisa (Rp)"), "rupiah", formula=less(*own)),
        Column(say("Sumber"), widest=50),
        Column(say("Tanggal sumber"), "date"),
    )
    rows = [_commitment(data, item) for item in (*found.current, *found.earlier)]
    title = say("Capaian terhadap komitmen dan rencana")
    drawn = tuple(item for item in found.current if item.attained and item.attained.share)
    chart = Chart(
        "bar",
        title,
        say("Diagram batang mendatar: %(title)s; 100%% ialah seluruh komitmen.", title=title),
        names=0,
        series=(Series(4, "pdn"),),
        rows=len(drawn),
        style="percent",
    )
    return words.page(
        say("Komitmen"),
        say("Komitmen, Rencana, dan Capaiannya"),
        Table(columns, rows, name=COMMITMENTS),
        charts=(chart,) if drawn == found.current[: len(drawn)] and drawn else (),
    )


def _commitment(data: Data, item: Commitment) -> tuple[Value, ...]:
    realised: Value = None
    if item.realised and item.measure:
        realised = Computed(data.measure(item.measure, ()), item.realised)
    return (
        item.name,
        item.year,
        item.value,
        realised,
        item.attained,
        item.gap,
        item.source,
        item.date,
    )


def _indicator(words: Words, found: Indicator) -> Page:
    say = words.say
    base, union = (
        say("Belanja yang diketahui (Rp)"),
        say("Bersertifikat TKDN, PDN, dan/atau UMKK (Rp)"),
    )
    share, wanted, gap = say("Persentase"), say("Target"), say("Selisih")
    own = in_row(INDICATOR, union, base, share, wanted, gap)
    foot = at_foot(INDICATOR, union, base, share, wanted, gap)
    columns = (
        Column(words.group, widest=24),
        Column(say("Instansi")),
        Column(base, "rupiah", total=total(INDICATOR, base)),
        Column(union, "rupiah", total=total(INDICATOR, union)),
        Column(
            share,
            "percent",
            formula=ratio(own[0], own[1]),
            total=ratio(foot[0], foot[1]),
            mark="bar",
        ),
        Column(wanted, "percent"),
        Column(
            gap,
            "points",
            formula=less(own[2], own[3], digits=12),
            total=less(foot[2], foot[3], digits=12),
        ),
        Column(
            say("Status"),
            formula=status(words, own[4]),
            total=status(words, foot[4]),
            mark="signal",
        ),
    )
    target = found.target
    rows = [
        (unit.level, unit.name, *_result(words, item, target))
        for unit, item in found.offices.items()
    ]
    rows.append(("", say("Seluruh instansi"), *_result(words, found.all, target)))
    return words.page(
        say("Indikator PK"),
        say("Indikator Perjanjian Kinerja menurut Instansi"),
        Table(columns, rows, total=True, name=INDICATOR),
        notes=(
            say(
                "Gabungan: tiap paket dihitung satu kali walaupun bersertifikat TKDN, PDN, dan "
                "UMKK sekaligus."
            ),
        ),
        frozen_columns=2,
        filtered=True,
    )


def status(words: Words, gap: str) -> str:
    """Return the formula of a status from the gap to the target, with its sign."""
    close = f"{-float(words.report.thresholds.close):.15g}"
    reached, near, behind = (words.say(STATUS[key]) for key in ("reached", "close", "behind"))
    judged = f'IF({gap}>=0,"{reached}",IF({gap}>={close},"{near}","{behind}"))'
    return f"IF(ISNUMBER({gap}),{judged},{UNKNOWN})"


def _result(words: Words, item: Result, wanted: Value) -> tuple[Value, ...]:
    amounts = (item.base, item.union, item.share)
    return (*amounts, wanted, item.gap, standing(words, item.status))


def standing(words: Words, found: Status | None) -> str:
    """Say how a result stands to its target, with the sign of it."""
    return words.say(STATUS[found]) if found else MISSING


def _compliance(words: Words, found: Compliance) -> Page:
    say = words.say
    packages, terms, contract = say("Paket"), say("PDN dalam KAK"), say("PDN dalam kontrak")
    known = (packages, terms, contract)
    own, foot = in_row(DUTIES, *known), at_foot(DUTIES, *known)
    team, indicator = say("Tim P3DN"), say("Indikator dalam PK")
    yes = say("Ya")

    def counted(heading: str) -> Column:
        return Column(heading, "count", total=total_where(DUTIES, heading, *known))

    def said(heading: str) -> Column:
        return Column(heading, "centred", total=f'COUNTIF({DUTIES}[{heading}],"{yes}")')

    columns = (
        Column(say("Instansi")),
        said(team),
        Column(say("Keputusan"), widest=44),
        said(indicator),
        counted(packages),
        counted(terms),
        Column(
            say("Persentase KAK"),
            "percent",
            formula=ratio(own[1], own[0]),
            total=ratio(foot[1], foot[0]),
            mark="bar",
        ),
        counted(contract),
        Column(
            say("Persentase kontrak"),
            "percent",
            formula=ratio(own[2], own[0]),
            total=ratio(foot[2], foot[0]),
            mark="bar",
        ),
    )
    rows = [_office(words, office) for office in found.offices]
    rows.append(
        (
            say("Jumlah yang memenuhi"),
            found.teams,
            "",
            found.indicators,
            found.packages,
            found.in_terms,
            found.terms_share,
            found.in_contract,
            found.contract_share,
        )
    )
    return words.page(
        say("Kepatuhan"),
        say("Kepatuhan Perangkat Daerah terhadap Kewajiban P3DN"),
        Table(columns, rows, total=True, name=DUTIES),
        frozen_columns=1,
        filtered=True,
    )


def _office(words: Words, item: Office) -> tuple[Value, ...]:
    said = {True: words.say("Ya"), False: words.say("Tidak"), None: None}
    return (
        item.name,
        said[item.team],
        item.decree or None,
        said[item.indicator],
        item.packages,
        item.in_terms,
        item.terms_share,
        item.in_contract,
        item.contract_share,
    )
