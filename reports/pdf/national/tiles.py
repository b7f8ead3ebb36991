"""The boxes of figures on the pages of the national materials: a name, a figure, what it is of."""

from collections.abc import Iterator
from typing import NamedTuple

from reports.figures import Amounts, Figure
from reports.national import NationalMaterial
from reports.national.positions import Position
from reports.presenting import practice, written
from reports.voice import Voice

MOST = 9
"""Most boxes that the summary's page holds."""


class Tile(NamedTuple):
    """A box: what it tells, the figure as text if it has one, and what stands below."""

    name: str
    figure: str
    beside: str = ""


def summary(voice: Voice, material: NationalMaterial) -> list[Tile]:
    """Return the key figures, only those that are known."""
    known = (
        *_spent(voice, material),
        *_placed(voice, material),
        *_held(voice, material),
        *_bought(voice, material),
    )
    return list(known[:MOST])


def _spent(voice: Voice, material: NationalMaterial) -> Iterator[Tile]:
    spent = material.scope.total
    until = voice.say("s.d. %(date)s", date=voice.date(voice.report.until))
    yield Tile(voice.say("Realisasi pengadaan"), voice.short(spent.value), until)
    for name, share, amount in (
        ("PDN", spent.pdn_share, spent.pdn),
        ("UMK", spent.umk_share, spent.umk),
    ):
        if amount.value is not None:
            yield Tile(
                voice.say("Persentase %(name)s", name=name),
                voice.share(share, 1),
                voice.say("%(value)s dari nilai pengadaan", value=voice.short(amount)),
            )


def _placed(voice: Voice, material: NationalMaterial) -> Iterator[Tile]:
    for found in material.positions:
        if found.rank is not None:
            yield Tile(
                voice.say("Peringkat %(code)s", code=found.category),
                str(found.rank),
                voice.say("dari %(of)s daerah yang nilainya diketahui", of=len(found.peers)),
            )


def _held(voice: Voice, material: NationalMaterial) -> Iterator[Tile]:
    held = material.measures.commitments
    for item in held.current if held else ():
        if item.measure in ("pdn", "umk") and item.attained and item.attained.share is not None:
            beside = voice.say("dari %(value)s", value=voice.short(item.value))
            yield Tile(item.name, voice.share(item.attained, 1), beside)


def _bought(voice: Voice, material: NationalMaterial) -> Iterator[Tile]:
    for name in ("e-Katalog", "e-Order"):
        spent: Amounts | None = material.channel(name)
        if spent is not None and spent.value.value is not None:
            share = voice.share(material.channel_shares[name], 1)
            beside = voice.say("%(share)s dari nilai pengadaan", share=share)
            yield Tile(name, voice.short(spent.value), beside)


def practices(voice: Voice, material: NationalMaterial) -> list[Tile]:
    """Return what worked, by the data: boxes without a figure of their own."""
    return [Tile(name, "", said) for name, said in practice.told(voice, material)]


def position(voice: Voice, found: Position) -> list[Tile]:
    """Return the place in a category, the distances, and what they come to."""
    return list(_position(voice, found))


def _position(voice: Voice, found: Position) -> Iterator[Tile]:
    of = voice.say("dari %(of)s daerah", of=len(found.peers))
    rank = found.rank if found.rank is not None else "–"
    yield Tile(voice.say("Peringkat"), str(rank), of)
    yield Tile(voice.say("Nilai"), written(voice, found.value), found.source)
    if found.gap and found.above:
        yield _apart(voice, voice.say("Jarak ke atas"), found.gap, found.above.name)
    if found.lead and found.below:
        yield _apart(voice, voice.say("Keunggulan"), found.lead, found.below.name)


def _apart(voice: Voice, name: str, figure: Figure, other: str) -> Tile:
    if figure.share is None:
        return Tile(name, written(voice, figure), other)
    return Tile(name, voice.say("%(points)s poin", points=voice.points(figure)), other)
