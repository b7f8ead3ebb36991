"""The sheets of the quarters: published beside known, corrections, and what other sources told."""

from collections.abc import Iterator, Mapping, Sequence

from reports.excel.data import this
from reports.excel.formulas import column, in_row, less, ratio
from reports.excel.page import Chart, Column, Page, Series, Table, Value
from reports.excel.yearly.words import Words
from reports.figures import Measure
from reports.voice import message
from reports.yearly.sources import Sourced
from reports.yearly.told import Told

OWN, UPTO = "Triwulan", "Kumulatif"
"""The names of the tables of the quarters alone, and up to each."""
AMOUNTS: dict[Measure, str] = {
    "value": message("Nilai transaksi"),
    "pdn": message("PDN"),
    "umk": message("UMK"),
}
SHARES: dict[Measure, str] = {
    "pdn_share": message("Persentase PDN"),
    "umk_share": message("Persentase UMK"),
}


def pages(words: Words) -> Iterator[Page]:
    """Return the quarters alone, those up to each, the corrections and the sources."""
    say, quarters = words.say, words.model.quarters
    yield words.page(
        say("Triwulan"),
        say("Realisasi tiap triwulan saja"),
        _table(words, OWN, [q.own for q in quarters]),
    )
    yield words.page(
        say("Kumulatif"),
        say("Realisasi kumulatif s.d. tiap triwulan"),
        _table(words, UPTO, [q.upto for q in quarters]),
        charts=[_chart(words)],
    )
    yield _corrections(words)
    yield _sources(words)


def _chart(words: Words) -> Chart:
    """Draw what is known up to each quarter."""
    say = words.say
    return Chart(
        "line",
        say("Nilai kumulatif s.d. triwulan (rupiah)"),
        say("Diagram garis: nilai transaksi, PDN, dan UMK kumulatif s.d. tiap triwulan."),
        names=0,
        series=tuple(Series(2 + 3 * place, look) for place, look in enumerate(AMOUNTS)),
        rows=len(words.model.quarters),
        style="rupiah",
    )


def _table(words: Words, name: str, told: Sequence[Mapping[Measure, Told]]) -> Table:
    """Return each quarter's amounts as published and as known, and the differences."""
    say = words.say
    columns = [Column(say("Triwulan"), "quarter")]
    rows: list[list[Value]] = [[quarter.number] for quarter in words.model.quarters]
    whole = all(item["value"].known for item in told)
    for measure, part in AMOUNTS.items():
        then, now, gap = (
            say(head, part=say(part))
            for head in (
                message("%(part)s diterbitkan (Rp)"),
                message("%(part)s diketahui (Rp)"),
                message("Selisih %(part)s (Rp)"),
            )
        )
        summed = _until(now, say("Triwulan")) if name == UPTO and whole else ""
        columns += [
            Column(then, "rupiah"),
            Column(now, "rupiah", formula=summed),
            Column(gap, "rupiah", formula=less(*in_row(name, now, then))),
        ]
        for row, item in zip(rows, told, strict=True):
            found = item[measure]
            row += [found.published, found.known, found.change]
    for measure, part in SHARES.items():
        columns.append(Column(say("%(part)s diketahui", part=say(part)), "percent"))
        for row, item in zip(rows, told, strict=True):
            row.append(item[measure].known)
    if name == UPTO:
        columns.append(Column(say("Capaian komitmen"), "percent", mark="bar"))
        for row, quarter in zip(rows, words.model.quarters, strict=True):
            row.append(quarter.attained)
    return Table(columns, rows, name=name)


def _until(heading: str, quarter: str) -> str:
    """Return the sum of the quarters' own amounts up to that of the row."""
    wanted = f'"<="&{this(UPTO, quarter)}'
    return f"ROUND(SUMIFS({column(OWN, heading)},{column(OWN, quarter)},{wanted}),2)"


def _corrections(words: Words) -> Page:
    say = words.say
    names = {
        "value": say("Nilai transaksi (Rp)"),
        "pdn": say("PDN (Rp)"),
        "umk": say("UMK (Rp)"),
        "registered": say("Produk TKDN terdaftar"),
    }
    then, now = say("Diterbitkan"), say("Diketahui")
    columns = (
        Column(say("Triwulan"), "quarter"),
        Column(say("Instansi"), widest=60),
        Column(say("Ukuran")),
        Column(then, "rupiah"),
        Column(now, "rupiah"),
        Column(say("Selisih"), "rupiah", formula=less(*in_row("Koreksi", now, then))),
        Column(say("Sejak laporan triwulan"), "quarter"),
    )
    rows = [
        (
            item.period.quarter,
            item.unit,
            names[item.measure],
            item.told.published,
            item.told.known,
            item.told.change,
            item.since.quarter,
        )
        for item in words.model.corrections
    ]
    untold = _untold(words)
    empty = untold or say("Tidak ada angka yang dikoreksi setelah diterbitkan.")
    return words.page(
        say("Koreksi"),
        say("Koreksi atas angka yang diterbitkan"),
        Table(columns, rows, empty=empty, name="Koreksi"),
        notes=(untold,) if untold and rows else (),
    )


def _untold(words: Words) -> str:
    """Name the published quarters that nothing says anything of any more; '' if there is none."""
    if not words.model.untold:
        return ""
    return words.say(
        "Edisi terakhir tidak memuat %(quarters)s, sehingga tidak diketahui apakah angkanya "
        "dikoreksi.",
        quarters=", ".join(words.head(quarter) for quarter in words.model.untold),
    )


def _sources(words: Words) -> Page:
    say = words.say
    part, whole = say("PDN (Rp)"), say("Penyebut (Rp)")
    columns = (
        Column(say("Data per"), "date"),
        Column(say("Sumber"), widest=60),
        Column(say("Edisi triwulan"), "quarter"),
        Column(part, "rupiah"),
        Column(whole, "rupiah"),
        Column(say("Persentase tercetak"), "percent"),
        Column(
            say("Dihitung ulang"), "percent", formula=ratio(*in_row("Menurut_Sumber", part, whole))
        ),
    )
    rows = [_source(item) for item in words.model.sources]
    note = say(
        "Seperti diterbitkan oleh sumbernya. Penyebut: komitmen atau rencana yang dipakai sumber "
        "itu; penyebut yang berbeda tidak dapat dibandingkan."
    )
    return words.page(
        say("Menurut Sumber"),
        say("Angka sementara dan akhir menurut sumber"),
        Table(columns, rows, name="Menurut_Sumber"),
        notes=(note,),
    )


def _source(item: Sourced) -> tuple[Value, ...]:
    return (
        item.date,
        item.source,
        item.edition.period.quarter if item.edition else None,
        item.pdn,
        item.whole,
        item.share,
        item.again,
    )
