"""The charts of the national materials, drawn for a hall: printed 280 mm wide, their letters are
14 points high. Each says its own sources at its foot."""

from collections.abc import Iterable, Sequence

from charts import style
from charts.bars import ranked_bars
from charts.model import Axis, Bar, Notes
from reports.figures import Figure
from reports.national import NationalMaterial
from reports.national.positions import Peer, Position
from reports.national.years import Nation, Year
from reports.pdf import charted, pictures
from reports.pdf.fonts import legible
from reports.pdf.pictures import Picture, drawn, picture, scale, ticks
from reports.presenting import category, source, written
from reports.voice import Voice

MOST = 7
"""Most governments that a page can show beside what is said of ours."""
LOW = 165.0
"""The height of the lines over the quarters, in points of the chart."""
ROWS, BESIDE, HIGHEST = 180.0, 100.0, 26.0
"""What the rows of a chart share on a page of their own and beside other things, and the highest
row, in the same points."""


def channels(voice: Voice, material: NationalMaterial) -> Picture | None:
    """Draw the spending through each channel, the largest first."""
    order = sorted(material.scope.channels.items(), key=lambda item: -(item[1].value.value or 0))
    rows = [
        (name, spent.value, f"{voice.short(spent.value)} ({_part(voice, material, name)})")
        for name, spent in order
    ]
    title = voice.say("Nilai pengadaan menurut kanal")
    return _amounts(voice, title, rows, source(voice))


def _part(voice: Voice, material: NationalMaterial, name: str) -> str:
    return voice.share(material.channel_shares[name], 1)


def commitments(voice: Voice, material: NationalMaterial) -> Picture | None:
    """Draw what was realised of each commitment and plan."""
    held = material.measures.commitments
    return charted.commitments(voice, ROWS / max(4, len(held.current))) if held else None


def growth(voice: Voice, material: NationalMaterial) -> Picture | None:
    """Draw PDN over the quarters, against the commitment where there is one."""
    known = [found for found in material.scope.cumulative if found.pdn.value is not None]
    if len(known) < 2:  # noqa: PLR2004 - one point is no growth
        return None
    return (charted.growth(voice) if material.measures.commitments else None) or pictures.quarters(
        voice, material.scope, LOW
    )


def nation(voice: Voice, material: NationalMaterial, told: Nation) -> Picture | None:
    """Draw our shares beside the nation's."""
    spent, name = material.scope.total, material.speaker.name
    national = voice.say("Nasional %(year)s", year=told.year)
    pairs = (
        ("PDN", spent.pdn_share, "PDN", told.pdn_share),
        ("UMK", spent.umk_share, "UMKK", told.umk_share),
    )
    bars = [
        Bar(legible(f"{part}: {who}"), drawn(share), voice.share(share, 1), highlight=ours)
        for part, own, theirs, other in pairs
        for part, who, share, ours in ((part, name, own, True), (theirs, national, other, False))
        if other.value is not None and own.value is not None
    ]
    sources = voice.say(
        "%(own)s. Nasional: %(nation)s", own=source(voice), nation=day_of(voice, told)
    )
    title = voice.say("Persentase PDN dan UMK, daerah dan nasional")
    return _bars(voice, title, bars, _percent(voice), sources, BESIDE) if bars else None


def trend(voice: Voice, material: NationalMaterial) -> Picture | None:
    """Draw the PDN of three years, each row with its source and day."""
    known = [year for year in material.years if year.pdn.value is not None]
    if len(known) < 2:  # noqa: PLR2004 - one year is no trend
        return None
    size, unit = scale(voice, [year.pdn for year in known])
    bars = [
        Bar(
            legible(f"{year.year}: {day_of(voice, year)}"),
            drawn(year.pdn),
            voice.short(year.pdn),
            highlight=year.own,
        )
        for year in known
    ]
    axis = Axis(voice.say("Realisasi PDN (%(unit)s)", unit=unit), ticks(voice, size))
    title = voice.say("Realisasi PDN menurut tahun dan sumber")
    return _bars(
        voice, title, bars, axis, voice.say("Sumber: seperti disebut pada tiap batang"), BESIDE
    )


def peers(voice: Voice, found: Position) -> Picture | None:
    """Draw the governments that are compared in one category, ours in the other colour."""
    if len(found.peers) < 2:  # noqa: PLR2004 - one bar compares nothing
        return None
    shown = _around(found.peers)
    bars = [_peer(voice, peer) for peer in shown]
    values = [peer.value for peer in shown]
    if found.by == "value":
        size, unit = scale(voice, values)
        axis = Axis(voice.say("Nilai (%(unit)s)", unit=unit), ticks(voice, size))
    elif found.by == "share":
        axis = _percent(voice)
    else:
        axis = Axis(voice.say("Indeks"), ticks(voice, 1))
    title = category(voice, found.category)
    return _bars(voice, title, bars, axis, _sources(voice, found.peers), BESIDE)


def _around(peers: Sequence[Peer]) -> Sequence[Peer]:
    """Return the first places, and ours with those beside it if it is farther down."""
    at = next((number for number, peer in enumerate(peers) if peer.own), 0)
    if at < MOST:
        return peers[:MOST]
    return [*peers[: MOST - 3], *peers[at - 1 : at + 2]]


def _peer(voice: Voice, peer: Peer) -> Bar:
    return Bar(
        legible(peer.name),
        drawn(peer.value),
        written(voice, peer.value),
        place=f"{peer.rank}.",
        highlight=peer.own,
    )


def _sources(voice: Voice, found: Iterable[Peer]) -> str:
    """Name every source once, with its day."""
    told = dict.fromkeys(day_of(voice, peer) for peer in found)
    return voice.say("Sumber: %(names)s", names="; ".join(told))


def day_of(voice: Voice, told: Peer | Year | Nation) -> str:
    """Name a source and its day, if that is known."""
    name = told.source or voice.say("sumber tidak disebut")
    if told.as_of is None:
        return name
    return voice.say("%(name)s, per %(date)s", name=name, date=voice.date(told.as_of))


def _amounts(
    voice: Voice, title: str, rows: Iterable[tuple[str, Figure, str]], sources: str
) -> Picture | None:
    known = [row for row in rows if drawn(row[1]) is not None]
    if len(known) < 2:  # noqa: PLR2004 - one bar compares nothing
        return None
    size, unit = scale(voice, [figure for _, figure, _ in known])
    bars = [Bar(legible(name), drawn(figure), text) for name, figure, text in known]
    axis = Axis(voice.say("Nilai pengadaan (%(unit)s)", unit=unit), ticks(voice, size))
    return _bars(voice, title, bars, axis, sources)


def _percent(voice: Voice) -> Axis:
    return Axis(voice.say("Persentase (persen)"), ticks(voice, 0.01), reach=1)


def _bars(
    voice: Voice, title: str, bars: Sequence[Bar], axis: Axis, sources: str, room: float = ROWS
) -> Picture:
    said = "; ".join(f"{bar.place} {bar.name} {bar.text}".strip() for bar in bars)
    alt = voice.say("Diagram batang %(title)s: %(said)s.", title=title, said=said)
    row = max(style.ROW, min(HIGHEST, room / len(bars)))
    svg = ranked_bars(bars, axis, Notes(legible(sources), legible(alt)), row)
    return picture(svg, alt, title)
