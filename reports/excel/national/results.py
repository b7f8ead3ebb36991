"""The sheets of what was reached: by channel and quarter, against commitments, nation and years."""

from collections.abc import Iterator, Sequence

from reports.excel import programme
from reports.excel.data import Data, Where, this, values
from reports.excel.formulas import in_row, less, ratio
from reports.excel.page import Chart, Column, Computed, Page, Series, Table, Value
from reports.excel.realisation import HEADINGS, heading
from reports.excel.words import Words
from reports.figures import Figure, Measure
from reports.national import NationalMaterial
from reports.national.years import Nation, Year

CHANNELS = "Profil"
QUARTERS = "Perkembangan"
NATION = "Nasional"
YEARS = "Tahun"
"""The names of the tables."""
MEASURES: tuple[Measure, ...] = ("value", "pdn", "pdn_share", "umk", "umk_share")


def pages(words: Words, data: Data, material: NationalMaterial) -> Iterator[Page]:
    """Return a sheet for each part that something was received for."""
    own = speaking(data, material)
    yield _channels(words, data, material, own)
    yield _quarters(words, data, material, own)
    if material.measures.commitments:
        yield programme.commitments(words, data, material.measures.commitments)
    if material.nations:
        yield _nation(words, data, material, own)
    yield _years(words, material)


def speaking(data: Data, material: NationalMaterial) -> Where:
    """Return what the rows of the government meet that the materials are of."""
    unit = material.speaker.unit
    return () if unit is None else (("number", str(data.numbers[unit.code])),)


def measured(words: Words, data: Data, where: Where, total: Where | None) -> tuple[Column, ...]:
    """Return the columns of all measures: of a row by ``where``, of the foot by ``total``."""
    return tuple(
        Column(
            heading(words, measure),
            HEADINGS[measure][1],
            formula=data.measure(measure, where),
            total="" if total is None else data.measure(measure, total),
            mark="bar" if measure.endswith("share") else "",
        )
        for measure in MEASURES
    )


def _channels(words: Words, data: Data, material: NationalMaterial, own: Where) -> Page:
    say, scope = words.say, material.scope
    name, part, whole = say("Kanal"), say("Bagian dari nilai transaksi"), heading(words, "value")
    within = (*data.span, *own)
    columns = (
        Column(name),
        *measured(words, data, (*within, ("channel", this(CHANNELS, name))), within),
        Column(
            part,
            "percent",
            formula=ratio(this(CHANNELS, whole), data.measure("value", within)),
            total=f"SUM({CHANNELS}[{part}])",
        ),
    )
    rows: list[Sequence[Value]] = [
        (channel, *values(amounts, MEASURES), material.channel_shares[channel].value)
        for channel, amounts in scope.channels.items()
    ]
    chart = Chart(
        "bar",
        say("Nilai transaksi menurut kanal (rupiah)"),
        say("Diagram batang mendatar: nilai transaksi menurut kanal pengadaan."),
        names=0,
        series=(Series(1, "pdn"),),
        rows=len(rows),
        style="rupiah",
    )
    if rows:
        rows.append((say("Jumlah"), *values(scope.total, MEASURES), 1))
    return words.page(
        say("Profil"),
        say("Profil Pengadaan %(name)s menurut Kanal", name=material.speaker.name),
        Table(columns, rows, total=bool(rows), name=CHANNELS),
        charts=(chart,) if rows else (),
    )


def _quarters(words: Words, data: Data, material: NationalMaterial, own: Where) -> Page:
    say, reached = words.say, material.scope.cumulative
    name = say("Triwulan")
    where = (*own, ("quarter", f'"<="&{this(QUARTERS, name)}'))
    columns = (Column(name, "quarter"), *measured(words, data, where, None))
    rows = [(number, *values(amounts, MEASURES)) for number, amounts in enumerate(reached, 1)]
    chart = Chart(
        "line",
        say("Nilai kumulatif s.d. triwulan (rupiah)"),
        say("Diagram garis: nilai transaksi, PDN, dan UMK kumulatif s.d. tiap triwulan."),
        names=0,
        series=(Series(1, "value"), Series(2, "pdn"), Series(4, "umk")),
        rows=len(rows),
        style="rupiah",
    )
    return words.page(
        say("Perkembangan"),
        say("Realisasi %(name)s s.d. Tiap Triwulan", name=material.speaker.name),
        Table(columns, rows, name=QUARTERS),
        charts=(chart,) if len(rows) > 1 else (),
    )


def _nation(words: Words, data: Data, material: NationalMaterial, own: Where) -> Page:
    say = words.say
    ours, theirs, gap = say("Persentase kita"), say("Persentase nasional"), say("Selisih")
    cells = in_row(NATION, ours, theirs)
    columns = (
        Column(say("Ukuran")),
        Column(say("Tahun"), "year"),
        Column(ours, "percent"),
        Column(theirs, "percent"),
        Column(gap, "points", formula=less(*cells, digits=12)),
        Column(say("Sumber"), widest=50),
        Column(say("Tanggal data"), "date"),
    )
    return words.page(
        say("Nasional"),
        say("Persentase %(name)s dan Nasional", name=material.speaker.name),
        Table(columns, [*_beside(words, data, material, own)], name=NATION),
        notes=(
            say("Persentase kita hanya disandingkan dengan nasional pada tahun yang sama."),
            say(
                "Penyebut angka nasional ialah yang dipakai sumbernya; UMKK nasional termasuk "
                "koperasi, UMK daerah tidak."
            ),
        ),
    )


def _beside(
    words: Words, data: Data, material: NationalMaterial, own: Where
) -> Iterator[Sequence[Value]]:
    spent = material.scope.total
    within = (*data.span, *own)
    for item in material.nations:
        for name, measure, share, gap in _told(words, item):
            ours = Computed(data.measure(measure, within), spent.of(measure).value) if gap else None
            known = gap.value if gap else None
            yield (name, item.year, ours, share.value, known, item.source, item.as_of)


def _told(words: Words, item: Nation) -> Iterator[tuple[str, Measure, Figure, Figure | None]]:
    if item.pdn_share.value is not None:
        yield words.say("Persentase PDN"), "pdn_share", item.pdn_share, item.pdn_gap
    if item.umk_share.value is not None:
        yield (
            words.say("Persentase UMK (nasional: UMKK)"),
            "umk_share",
            item.umk_share,
            item.umk_gap,
        )


def _years(words: Words, material: NationalMaterial) -> Page:
    say = words.say
    pdn, pledge = say("Nilai PDN (Rp)"), say("Nilai komitmen (Rp)")
    columns = (
        Column(say("Tahun"), "year"),
        Column(say("Nilai transaksi (Rp)"), "rupiah"),
        Column(pdn, "rupiah"),
        Column(say("Persentase PDN"), "percent"),
        Column(say("Nilai UMK (Rp)"), "rupiah"),
        Column(say("Persentase UMK"), "percent"),
        Column(say("Pertumbuhan PDN"), "points"),
        Column(say("Komitmen"), widest=34),
        Column(pledge, "rupiah"),
        Column(say("Capaian"), "percent", formula=ratio(*in_row(YEARS, pdn, pledge))),
        Column(say("Sumber"), widest=40),
        Column(say("Tanggal data"), "date"),
    )
    return words.page(
        say("Tahun"),
        say("Angka Resmi %(name)s menurut Tahun dan Sumber", name=material.speaker.name),
        Table(columns, [_year(item) for item in material.years], name=YEARS),
        notes=(
            say(
                "Angka dari sumber yang berbeda tidak dibandingkan; pertumbuhan hanya dihitung "
                "antara baris dari sumber yang sama."
            ),
        ),
    )


def _year(item: Year) -> Sequence[Value]:
    return (
        item.year,
        item.value.value,
        item.pdn.value,
        item.pdn_share.value,
        item.umk.value,
        item.umk_share.value,
        item.growth.value if item.growth else None,
        item.commitment_name or None,
        item.commitment.value,
        item.attained.value,
        item.source or None,
        item.as_of,
    )
