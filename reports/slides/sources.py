"""The source of each slide at its foot, and where every figure came from in the speaker's notes."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reports.figures import INDEX_MEASURE, Figure
from reports.national import NationalMaterial
from reports.presenting import source
from reports.slides.fit import fits
from reports.slides.page import Column, Slide, Table
from reports.slides.theme import SOURCE
from reports.voice import Voice
from reports.wording import MISSING, number


@dataclass(frozen=True, slots=True)
class Origin:
    """Where what a slide shows beside the report's own figures came from."""

    about: str
    source: str
    as_of: datetime.date | None


def foot(voice: Voice, others: Iterable[Origin] = ()) -> tuple[str, ...]:
    """Say the sources and days of a slide, and what the office notes on every page.

    Where they are too long for the foot it says that they are on the slide of sources.
    """
    notice = voice.report.settings.notice
    told = "; ".join([source(voice), *dict.fromkeys(_origin(voice, item) for item in others)])
    lines = tuple(filter(None, (f"{told}.", notice)))
    if fits("\n".join(lines), SOURCE):
        return lines
    short = voice.say("%(source)s; sumber lain pada salindia Sumber.", source=source(voice))
    return tuple(filter(None, (short, notice)))


def _origin(voice: Voice, item: Origin) -> str:
    values = {"about": item.about, "source": item.source or MISSING}
    if item.as_of is None:
        return voice.say("%(about)s: %(source)s", **values)
    return voice.say("%(about)s: %(source)s, per %(date)s", date=voice.date(item.as_of), **values)


def commitments(material: NationalMaterial) -> list[Origin]:
    """Return the origins of commitments and plans."""
    held = material.measures.commitments
    return [Origin(item.name, item.source, item.date) for item in (held.current if held else ())]


def nations(voice: Voice, material: NationalMaterial) -> list[Origin]:
    """Return the origins of the nation's shares."""
    return [
        Origin(voice.say("Nasional %(year)s", year=item.year), item.source, item.as_of)
        for item in material.nations
    ]


def years(voice: Voice, material: NationalMaterial) -> list[Origin]:
    """Return the origins of the figures of other years."""
    return [
        Origin(voice.say("Tahun %(year)s", year=item.year), item.source, item.as_of)
        for item in material.earlier
    ]


def peers(material: NationalMaterial, category: str) -> list[Origin]:
    """Return the origins of the values of other governments in a category."""
    found = material.position(category)
    if found is None or not found.mixed:
        return []
    return [Origin(peer.name, peer.source, peer.as_of) for peer in found.peers if not peer.own]


def index(voice: Voice, material: NationalMaterial) -> list[Origin]:
    """Return the origin of the index of procurement governance."""
    found = material.position("A5")
    return [Origin(voice.say("ITKP"), found.source, found.as_of)] if found else []


def slides(voice: Voice, material: NationalMaterial) -> Iterator[Slide]:
    """Yield the slide that lists every source with its day."""
    own = Origin(voice.say("Realisasi"), voice.report.system, voice.report.as_of)
    places = [item for found in material.positions for item in peers(material, found.category)]
    found = [
        own,
        *commitments(material),
        *nations(voice, material),
        *years(voice, material),
        *places,
        *index(voice, material),
    ]
    columns = (
        Column(voice.say("Angka"), 3.6),
        Column(voice.say("Sumber"), 6),
        Column(voice.say("Tanggal data"), 2.4),
    )
    rows = [
        (item.about, item.source or MISSING, voice.date(item.as_of))
        for item in dict.fromkeys(found)
    ]
    name = voice.say("Sumber dan tanggal data")
    message = voice.say("Setiap angka bersumber dan bertanggal; yang berbeda tidak dijumlahkan.")
    yield Slide(name, message, Table(columns, rows, name), foot(voice))


def notes(voice: Voice, slide: Slide) -> Iterator[str]:
    """Yield the speaker's notes: what is said, then each figure with its provenance."""
    yield from slide.said
    known = {figure.key: figure for figure in slide.figures if figure.value is not None}
    if known:
        yield voice.say("Angka pada salindia ini, dengan kuncinya di figures.json:")
    for figure in known.values():
        values = {"key": figure.key, "value": _exact(voice, figure), "from": _from(voice, figure)}
        yield voice.say("%(key)s = %(value)s: %(from)s", **values)


def _exact(voice: Voice, figure: Figure) -> str:
    if figure.share is not None:
        return voice.share(figure)
    if isinstance(figure.value, int):
        return voice.count(figure.value)
    if figure.measure == INDEX_MEASURE:
        return number(figure.value, voice.language, 2)  # type: ignore[arg-type]
    return voice.rupiah(figure)


def _from(voice: Voice, figure: Figure) -> str:
    first, second = (*figure.parts, "", "")[:2]
    rows = len(figure.rows.at) if figure.rows else 0
    return {
        "cells": voice.say_n("dihitung dari %(number)s sel data", len(figure.cells)),
        "rows": voice.say_n("dijumlahkan dari %(number)s baris yang diterima", rows),
        "settings": voice.say("ditulis di p3dn.toml"),
        "sum": voice.say_n("jumlah %(number)s angka", len(figure.parts)),
        "ratio": voice.say("%(first)s dibagi %(second)s", first=first, second=second),
        "difference": voice.say("%(first)s dikurangi %(second)s", first=first, second=second),
        "product": voice.say("%(first)s dikali %(second)s", first=first, second=second),
    }[figure.how]
