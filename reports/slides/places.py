"""Where we stand: the matrix of all categories, then a slide for each."""

from collections.abc import Iterator, Sequence

from reports.figures import Figure
from reports.national import NationalMaterial
from reports.national.positions import Peer, Position
from reports.presenting import evidence, titles, written
from reports.presenting.origins import index, peers
from reports.slides.page import Chart, Column, Point, Series, Slide, Table, Text
from reports.slides.sources import foot
from reports.slides.theme import MOST_BARS
from reports.slides.words import told
from reports.voice import Voice

FIRST = 3
"""How many from the top are always shown."""
COLOURS = {"A1": "pdn", "A2": "umk", "A3": "pdn", "A4": "umk", "A5": "pdn"}
UNITS = {"value": "rupiah", "share": "share", "index": "index"}


def slides(voice: Voice, material: NationalMaterial) -> Iterator[Slide]:
    """Yield the matrix, then each category in which there is anyone to stand among."""
    if not material.positions:
        return
    yield _matrix(voice, material)
    for found in material.positions:
        if found.peers or found.reason:
            yield _category(voice, material, found)
    if any(found.doubts for found in material.positions):
        yield _firmness(voice, material)


def _matrix(voice: Voice, material: NationalMaterial) -> Slide:
    columns = (
        Column(voice.say("Kategori"), 3.3),
        Column(voice.say("Nilai"), 1.5, number=True),
        Column(voice.say("Data pendukung"), 3.1),
        Column(voice.say("Sumber dan tanggal"), 2.7),
        Column(voice.say("Peringkat"), 1.7),
    )
    rows = [
        (
            titles.head(voice, found.category),
            written(voice, found.value),
            evidence.support(voice, found),
            evidence.origin(voice, found),
            evidence.place(voice, found),
        )
        for found in material.positions
    ]
    topic = voice.say("Matriks kategori penghargaan dan bukti")
    figures = [f for found in material.positions for f in (found.value, *found.support)]
    body = Table(columns, rows, topic)
    return Slide(
        topic, titles.matrix(voice, material), body, foot(voice, index(voice, material)), figures
    )


def _category(voice: Voice, material: NationalMaterial, found: Position) -> Slide:
    points = [*_points(voice, found)]
    body = _chart(voice, found, points) if found.rank else Text(points)
    origins = [*peers(material, found.category)]
    if found.by == "index":
        origins = index(voice, material) + origins
    distances = (found.gap, found.needed, found.lead, found.spare)
    figures = [found.value, *found.support, *(figure for figure in distances if figure)]
    if isinstance(body, Chart):
        figures += [figure for figure in body.series[0].figures if figure]
    topic = titles.head(voice, found.category)
    return Slide(topic, titles.position(voice, found), body, foot(voice, origins), figures)


def _points(voice: Voice, found: Position) -> Iterator[Point]:
    if not found.rank:
        yield Point(written(voice, found.value), voice.say("Nilai:"))
        yield Point(evidence.support(voice, found), voice.say("Data pendukung:"))
        yield Point(evidence.place(voice, found), voice.say("Peringkat:"))
    if found.gap:
        yield Point(evidence.takes(voice, found))
    if found.lead:
        yield Point(evidence.keeps(voice, found))
    yield from map(Point, evidence.cautions(voice, found))


def _chart(voice: Voice, found: Position, points: Sequence[Point]) -> Chart:
    shown = near(found.peers)
    names = [f"{peer.rank}. {peer.name}" for peer in shown]
    values: list[Figure | None] = [peer.value for peer in shown]
    title = voice.say("Peringkat tingkat %(level)s", level=found.level)
    if len(shown) < len(found.peers):
        title = voice.say(
            "Peringkat tingkat %(level)s (%(shown)s dari %(all)s ditampilkan)",
            level=found.level,
            shown=len(shown),
            all=len(found.peers),
        )
    axes = {
        "value": voice.say("Nilai (Rp)"),
        "share": voice.say("Persen dari nilai pengadaan"),
        "index": voice.say("Indeks"),
    }
    return Chart(
        "bars",
        title,
        told(voice, title, names, values),
        names,
        [Series(voice.say("Nilai"), values, COLOURS[found.category])],
        UNITS[found.by],  # type: ignore[arg-type]
        axes[found.by],
        own=next(at for at, peer in enumerate(shown) if peer.own),
        points=points,
    )


def near(found: Sequence[Peer]) -> Sequence[Peer]:
    """Return as many governments as a hall can read: the first ones and those around our own."""
    if len(found) <= MOST_BARS:
        return found
    own = next(at for at, peer in enumerate(found) if peer.own)
    first = FIRST if own > FIRST else 0
    begin = min(max(own - 2, first), len(found) - (MOST_BARS - first))
    return (*found[:first], *found[begin : begin + MOST_BARS - first])


def _firmness(voice: Voice, material: NationalMaterial) -> Slide:
    columns = (
        Column(voice.say("Kategori"), 1.2),
        Column(voice.say("Temuan yang masih terbuka"), 4),
        Column(voice.say("Bila diputuskan lain"), 4.6),
        Column(voice.say("Peringkat"), 2.2),
    )
    rows = [
        (
            found.category,
            evidence.finding(voice, doubt),
            doubt.effect.reads(voice.language),
            evidence.doubt(voice, doubt),
        )
        for found in material.positions
        for doubt in found.doubts
    ]
    topic = voice.say("Keteguhan peringkat")
    body = Table(columns, rows, topic)
    source = (*foot(voice), evidence.alone(voice))
    return Slide(topic, titles.firmness(voice, material), body, source)
