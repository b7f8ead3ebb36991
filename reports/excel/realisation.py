"""The sheets of realised spending: by quarter, channel, group and office, all from Data."""

from collections.abc import Iterator, Mapping

from reports.excel.data import Data, Where, this, values
from reports.excel.page import TRACE, Chart, Column, Page, Series, Table, Value
from reports.excel.trace import trace
from reports.excel.words import Words
from reports.figures import Amounts, Measure
from reports.voice import message

OFFICES = "Instansi"
GROUPS = "Kelompok"
CHANNELS = "Kanal"
COMMITMENTS = "Komitmen"
"""The names of the tables."""

MEASURES: tuple[Measure, ...] = (
    "value",
    "pdn",
    "pdn_share",
    "pdn_complete",
    "umk",
    "umk_share",
    "umk_complete",
    "rows",
)
HEADINGS: Mapping[Measure, tuple[str, str]] = {
    "value": (message("Nilai transaksi (Rp)"), "rupiah"),
    "pdn": (message("Nilai PDN (Rp)"), "rupiah"),
    "pdn_share": (message("Persentase PDN"), "percent"),
    "pdn_complete": (message("Kelengkapan data PDN"), "percent"),
    "umk": (message("Nilai UMK (Rp)"), "rupiah"),
    "umk_share": (message("Persentase UMK"), "percent"),
    "umk_complete": (message("Kelengkapan data UMK"), "percent"),
    "rows": (message("Jumlah baris"), "count"),
}
MARKED = ("pdn_share", "umk_share")
"""What is drawn as a bar in its cell."""
MOST_BARS = 20
"""Bars of a chart that fits on a printed page."""


def heading(words: Words, measure: Measure) -> str:
    """Return the heading of a measure's column."""
    return words.say(HEADINGS[measure][0])


def pages(words: Words, data: Data) -> Iterator[Page]:
    """Return the sheets of realised spending."""
    yield _groups(words, data)
    yield _offices(words, data)
    yield _channels(words, data)


def _measured(words: Words, data: Data, where: Where) -> tuple[Column, ...]:
    """Return the columns of all measures: of a row by ``where``, at the foot of everything."""
    return tuple(
        Column(
            heading(words, measure),
            HEADINGS[measure][1],
            formula=data.measure(measure, (*data.span, *where)),
            total=data.measure(measure, data.span),
            mark="bar" if measure in MARKED else "",
        )
        for measure in MEASURES
    )


def _all(words: Words) -> tuple[Value, ...]:
    return values(words.report.all.total, MEASURES)


def _groups(words: Words, data: Data) -> Page:
    levels, say = words.report.levels, words.say
    where = (("group", this(GROUPS, words.group)),)
    columns = (
        Column(words.group, widest=24),
        Column(say("Jumlah instansi"), "count", total=f"SUM({GROUPS}[{say('Jumlah instansi')}])"),
        *_measured(words, data, where),
    )
    rows = [(level.name, len(level.units), *values(level.all.total, MEASURES)) for level in levels]
    rows.append((say("Jumlah"), sum(len(level.units) for level in levels), *_all(words)))
    title = (
        say("Realisasi menurut Kelompok")
        if words.report.government
        else say("Realisasi menurut Tingkat")
    )
    shares = _shares(words, len(levels), first=0, umk=7, pdn=4)
    return words.page(
        say("Realisasi per Kelompok") if words.report.government else say("Realisasi per Tingkat"),
        title,
        Table(columns, rows, total=True, name=GROUPS),
        charts=shares if len(levels) > 1 else (),
    )


def _shares(words: Words, rows: int, *, first: int, pdn: int, umk: int) -> list[Chart]:
    said = (
        ("pdn", pdn, words.say("Persentase PDN"), words.report.all.total.pdn_share),
        ("umk", umk, words.say("Persentase UMK"), words.report.all.total.umk_share),
    )
    return [
        Chart(
            "bar",
            title,
            words.say(
                "Diagram batang mendatar: %(title)s. Seluruhnya %(share)s.",
                title=title,
                share=words.voice.share(whole),
            ),
            names=first,
            series=(Series(column, look),),
            rows=rows,
            style="percent",
            most=1,
        )
        for look, column, title, whole in said
    ]


def _offices(words: Words, data: Data) -> Page:
    report, say = words.report, words.say
    number = say("Nomor")
    columns = (
        Column(number, "count"),
        Column(words.group, widest=24),
        Column(say("Instansi")),
        Column(say("Kode"), widest=24),
        *_measured(words, data, (("number", this(OFFICES, number)),)),
        Column(say("Sumber (nomor pada lembar Sumber)"), TRACE, widest=40),
    )
    rows: list[tuple[Value, ...]] = [
        (
            data.numbers[unit.code],
            level.name,
            unit.name,
            unit.code,
            *values(scope.total, MEASURES),
            trace(words, scope.total),
        )
        for level in report.levels
        for unit, scope in level.units.items()
    ]
    rows.append(("", "", say("Seluruh instansi"), "", *_all(words), ""))
    return words.page(
        say("Realisasi per Instansi"),
        say("Realisasi menurut Instansi"),
        Table(columns, rows, total=True, name=OFFICES),
        about=say("Nilai transaksi, PDN, dan UMK tiap instansi, kelengkapan, dan sumbernya"),
        frozen_columns=3,
        filtered=True,
    )


def _channels(words: Words, data: Data) -> Page:
    found: Mapping[str, Amounts] = words.report.all.channels
    say = words.say
    part, whole = say("Bagian dari nilai transaksi"), heading(words, "value")
    name = say("Kanal")
    columns = (
        Column(name),
        *_measured(words, data, (("channel", this(CHANNELS, name)),)),
        Column(
            part,
            "percent",
            formula=f"{this(CHANNELS, whole)}/{data.measure('value', data.span)}",
            total=f"SUM({CHANNELS}[{part}])",
        ),
    )
    shares = words.report.channel_shares
    rows = [
        (channel, *values(amounts, MEASURES), shares[channel]) for channel, amounts in found.items()
    ]
    rows.append((say("Jumlah"), *_all(words), 1))
    chart = Chart(
        "bar",
        say("Nilai transaksi menurut kanal (rupiah)"),
        say("Diagram batang mendatar: nilai transaksi menurut kanal pengadaan."),
        names=0,
        series=(Series(1, "pdn"),),
        rows=len(found),
        style="rupiah",
    )
    return words.page(
        say("Kanal"),
        say("Realisasi menurut Kanal Pengadaan"),
        Table(columns, rows, total=True, name=CHANNELS),
        charts=(chart,),
    )
