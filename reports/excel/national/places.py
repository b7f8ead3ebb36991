"""The sheets of our places: the matrix with gaps and leads, and all that are compared."""

from collections.abc import Iterator, Sequence

from reports.excel.data import UNKNOWN
from reports.excel.formulas import column, in_row, less
from reports.excel.page import Chart, Column, Page, Series, Table, Value
from reports.excel.words import Words
from reports.figures import Figure
from reports.findings import rule_words
from reports.national import NationalMaterial
from reports.national.positions import Peer, Position
from reports.presenting import category, evidence

PLACES = "Kategori"
STYLES = {"value": "rupiah", "share": "percent", "index": "index"}
MOST_BARS = 20
"""Bars of a chart that fits on a printed page."""


def pages(words: Words, material: NationalMaterial) -> Iterator[Page]:
    """Return the matrix, what parts each place from those beside it, and who is compared."""
    if not material.positions:
        return
    yield _matrix(words, material)
    for kind in ("value", "share", "index"):
        found = [item for item in material.positions if item.by == kind and item.rank]
        if found:
            yield _distances(words, kind, found)
    for item in material.positions:
        if item.peers:
            yield _peers(words, item)
    if any(item.doubts for item in material.positions):
        yield _doubts(words, material)


def _matrix(words: Words, material: NationalMaterial) -> Page:
    say = words.say
    columns = (
        Column(say("Kode")),
        Column(say("Kategori"), widest=36),
        Column(say("Nilai (Rp)"), "rupiah"),
        Column(say("Persentase"), "percent"),
        Column(say("Indeks"), "index"),
        Column(say("Data pendukung"), widest=30),
        Column(say("Sumber"), widest=24),
        Column(say("Tanggal data"), "date"),
        Column(say("Peringkat"), "rank"),
        Column(say("Jumlah yang dibandingkan"), "count"),
        Column(say("Keterangan"), widest=44),
    )
    rows = [_place(words, item) for item in material.positions]
    return words.page(
        say("Matriks"),
        say("Matriks Kategori Penghargaan dan Bukti"),
        Table(columns, rows, name=PLACES),
        frozen_columns=2,
    )


def _place(words: Words, item: Position) -> Sequence[Value]:
    known = [item.value.value if item.by == kind else "" for kind in STYLES]
    voice = words.voice
    cautions = " ".join(evidence.cautions(voice, item)) or evidence.place(voice, item)
    return (
        item.category,
        category(voice, item.category),
        *known,
        evidence.support(voice, item),
        item.source or None,
        item.as_of,
        item.rank,
        len(item.peers),
        cautions,
    )


def _distances(words: Words, kind: str, found: Sequence[Position]) -> Page:
    """Show what parts us from the places beside ours, and what it comes to in rupiah."""
    say = words.say
    table = f"Jarak_{kind}"
    part = {"value": say("Nilai"), "share": say("Persentase"), "index": say("Indeks")}[kind]
    ours, above, below = (
        say("%(part)s kita", part=part),
        say("%(part)s di atas", part=part),
        say("%(part)s di bawah", part=part),
    )
    gap, lead, base = say("Selisih ke atas"), say("Keunggulan"), say("Penyebut (Rp)")
    own = in_row(table, ours, above, below, gap, lead, base)
    digits = 2 if kind == "value" else 12
    apart = "rupiah" if kind == "value" else "points" if kind == "share" else "index"
    columns = [
        Column(say("Kode")),
        Column(say("Peringkat"), "rank"),
        Column(ours, STYLES[kind]),
        Column(say("Instansi di atas")),
        Column(above, STYLES[kind]),
        Column(gap, apart, formula=less(own[1], own[0], digits=digits)),
        Column(say("Instansi di bawah")),
        Column(below, STYLES[kind]),
        Column(lead, apart, formula=less(own[0], own[2], digits=digits)),
    ]
    rows = [_distance(item) for item in found]
    if kind == "share":
        columns += [
            Column(base, "rupiah"),
            Column(
                say("Tambahan yang menyamai (Rp)"),
                "rupiah",
                formula=_rupiah(own[3], own[5], "ROUNDUP"),
            ),
            Column(
                say("Pengurangan yang menyamai (Rp)"),
                "rupiah",
                formula=_rupiah(own[4], own[5], "ROUNDDOWN"),
            ),
        ]
        rows = [
            (*row, item.support[1].value, _known(item.needed), _known(item.spare))
            for row, item in zip(rows, found, strict=True)
        ]
    return words.page(
        say("Jarak %(part)s", part=part),
        say("Jarak ke Peringkat di Atas dan di Bawah: %(part)s", part=part),
        Table(columns, rows, name=table),
        notes=(say("Rupiah dihitung pada nilai pengadaan yang sama."),) if kind == "share" else (),
    )


def _rupiah(share: str, base: str, function: str) -> str:
    """Return a difference of shares as rupiah of a base, in whole rupiah."""
    return f"IF(ISNUMBER({share}),{function}({share}*{base},0),{UNKNOWN})"


def _distance(item: Position) -> tuple[Value, ...]:
    above, below = item.above, item.below
    return (
        item.category,
        item.rank,
        item.value.value,
        above.name if above else None,
        above.value.value if above else None,
        _known(item.gap),
        below.name if below else None,
        below.value.value if below else None,
        _known(item.lead),
    )


def _known(figure: Figure | None) -> Value:
    return figure.value if figure else None


def _peers(words: Words, item: Position) -> Page:
    say = words.say
    table = f"Peringkat_{item.category}"
    part = {"value": say("Nilai (Rp)"), "share": say("Persentase"), "index": say("Indeks")}[item.by]
    (own,) = in_row(table, part)
    columns = (
        Column(say("Peringkat"), "rank", formula=f"_xlfn.RANK.EQ({own},{column(table, part)},0)"),
        Column(say("Pemerintah")),
        Column(part, STYLES[item.by], mark="bar"),
        Column(say("Kita")),
        Column(say("Sumber"), widest=50),
        Column(say("Tanggal data"), "date"),
    )
    title = say("%(code)s: Peringkat Tingkat %(level)s", code=item.category, level=item.level)
    chart = Chart(
        "bar",
        title,
        say("Diagram batang mendatar: %(title)s.", title=title),
        names=1,
        series=(Series(2, "umk" if item.category in ("A2", "A4") else "pdn"),),
        rows=min(len(item.peers), MOST_BARS),
        style=STYLES[item.by],
    )
    return words.page(
        say("Peringkat %(code)s", code=item.category),
        title,
        Table(columns, [_peer(words, peer) for peer in item.peers], name=table),
        notes=(say("Nilai dari sumber dan tanggal yang berbeda hanya dapat dibandingkan kasar."),)
        if item.mixed
        else (),
        charts=(chart,),
    )


def _peer(words: Words, peer: Peer) -> Sequence[Value]:
    ours = words.say("ya") if peer.own else ""
    return (peer.rank, peer.name, peer.value.value, ours, peer.source or None, peer.as_of)


def _doubts(words: Words, material: NationalMaterial) -> Page:
    say = words.say
    columns = (
        Column(say("Kode")),
        Column(say("Aturan")),
        Column(say("Temuan yang masih terbuka"), widest=50),
        Column(say("Jumlah temuan"), "count"),
        Column(say("Bila diputuskan lain"), widest=60),
        Column(say("Peringkat"), "rank"),
        Column(say("Peringkat bila diputuskan lain"), "rank"),
    )
    rows = [
        (
            item.category,
            doubt.effect.rule,
            rule_words(doubt.effect.rule, words.language)["title"],
            doubt.findings,
            doubt.effect.reads(words.language),
            doubt.before,
            doubt.after,
        )
        for item in material.positions
        for doubt in item.doubts
    ]
    return words.page(
        say("Keteguhan"),
        say("Temuan Terbuka yang Akan Mengubah Peringkat"),
        Table(columns, rows, name="Keteguhan"),
    )
