"""The last sheets: units with the most PDN, what was written, and where every figure comes from."""

from collections.abc import Iterator, Sequence

from reports.excel.activities import problems
from reports.excel.data import Data, this, values
from reports.excel.national.results import MEASURES, measured
from reports.excel.page import Column, Page, Table, Value
from reports.excel.words import Words
from reports.figures import Figure
from reports.national import NationalMaterial
from reports.presenting import practice
from reports.presenting.origins import everything, exact, provenance

LISTED = "Rekapitulasi"


def pages(words: Words, data: Data, material: NationalMaterial) -> Iterator[Page]:
    """Return the sheets behind those that are shown."""
    if material.listed:
        yield _listed(words, data, material)
    texts = [*_texts(words, material)]
    if texts:
        yield _written(words, texts)
    if material.problems:
        yield problems(words, material.problems)
    yield _origins(words, material)
    yield _provenance(words, material)


def _listed(words: Words, data: Data, material: NationalMaterial) -> Page:
    say = words.say
    number, part = say("Nomor"), say("Bagian dari PDN yang diketahui")
    where = (*data.span, ("number", this(LISTED, number)))
    columns = (
        Column(say("Urutan"), "rank"),
        Column(number, "count"),
        Column(say("Instansi")),
        *measured(words, data, where, None),
        Column(part, "percent"),
    )
    rows = [
        (
            item.order,
            data.numbers[item.unit.code],
            item.unit.name,
            *values(item.total, MEASURES),
            item.part.value,
        )
        for item in material.listed
    ]
    return words.page(
        say("Rekapitulasi"),
        say("Instansi dengan Nilai PDN Terbesar"),
        Table(columns, rows, name=LISTED),
        frozen_columns=3,
    )


def _texts(words: Words, material: NationalMaterial) -> Iterator[tuple[str, str]]:
    say, told = words.say, material.written
    for name, text in practice.told(words.voice, material):
        yield say("Praktik baik"), f"{name}: {text}"
    parts = (
        (say("Praktik baik"), told.practices),
        (say("Usulan kebijakan"), told.proposals),
        (say("Rencana aksi"), told.plan),
    )
    yield from ((name, text) for name, texts in parts for text in texts)


def _written(words: Words, texts: Sequence[tuple[str, str]]) -> Page:
    columns = (
        Column(words.say("Bagian"), "strong", widest=24),
        Column(words.say("Isi"), widest=90),
    )
    return words.page(
        words.say("Praktik dan Rencana"),
        words.say("Praktik Baik, Usulan Kebijakan, dan Rencana Aksi"),
        Table(columns, texts, name="Praktik"),
    )


def _origins(words: Words, material: NationalMaterial) -> Page:
    say = words.say
    columns = (
        Column(say("Angka"), "strong", widest=40),
        Column(say("Sumber"), widest=70),
        Column(say("Tanggal data"), "date"),
    )
    rows = [
        (item.about, item.source or None, item.as_of) for item in everything(words.voice, material)
    ]
    return words.page(
        say("Sumber Angka"), say("Sumber dan Tanggal Data"), Table(columns, rows, name="Asal")
    )


def _provenance(words: Words, material: NationalMaterial) -> Page:
    say = words.say
    columns = (
        Column(say("Kunci"), widest=50),
        Column(say("Nilai"), widest=30),
        Column(say("Asal"), widest=70),
    )
    figures = {figure.key: figure for figure in shown(material) if figure.value is not None}
    rows: list[tuple[Value, ...]] = [
        (figure.key, exact(words.voice, figure), provenance(words.voice, figure))
        for figure in figures.values()
    ]
    return words.page(
        say("Asal Angka"),
        say("Asal Tiap Angka pada Bahan Ini"),
        Table(columns, rows, name="Kunci"),
        about=say("Kunci tiap angka di figures.json, nilainya, dan dari apa dihitung"),
        filtered=True,
    )


def shown(material: NationalMaterial) -> Iterator[Figure]:
    """Yield the figures that are shown: of spending, commitments, places, years and the nation."""
    spent, held = material.scope.total, material.measures.commitments
    yield from (spent.of(measure) for measure in MEASURES)
    for name, channel in material.scope.channels.items():
        yield from (channel.value, material.channel_shares[name])
    for commitment in held.current if held else ():
        told = (commitment.value, commitment.realised, commitment.attained, commitment.gap)
        yield from (figure for figure in told if figure)
    for found in material.positions:
        yield from (found.value, *found.support)
        beside = (found.gap, found.needed, found.lead, found.spare)
        yield from (figure for figure in beside if figure)
        yield from (peer.value for peer in found.peers)
    for year in material.years:
        yield from (year.value, year.pdn, year.umk, year.pdn_share, year.umk_share)
        yield from (figure for figure in (year.commitment, year.attained, year.growth) if figure)
    for nation in material.nations:
        told_shares = (nation.pdn_share, nation.umk_share, nation.pdn_gap, nation.umk_gap)
        yield from (figure for figure in told_shares if figure)
