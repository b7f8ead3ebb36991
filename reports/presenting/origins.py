"""Where the figures of the materials come from: sources with their days, and what was computed."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from reports.figures import INDEX_MEASURE, Figure
from reports.national import NationalMaterial
from reports.voice import Voice
from reports.wording import number


@dataclass(frozen=True, slots=True)
class Origin:
    """Where what a slide shows beside the report's own figures came from."""

    about: str
    source: str
    as_of: datetime.date | None


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
    if found is None:
        return []
    return [Origin(voice.say("ITKP %(year)s", year=found.year), found.source, found.as_of)]


def everything(voice: Voice, material: NationalMaterial) -> list[Origin]:
    """Return the origin of every figure, each once: our own first."""
    places = [item for found in material.positions for item in peers(material, found.category)]
    found = [
        Origin(voice.say("Realisasi"), voice.report.system, voice.report.as_of),
        *commitments(material),
        *nations(voice, material),
        *years(voice, material),
        *places,
        *index(voice, material),
    ]
    return list(dict.fromkeys(found))


def exact(voice: Voice, figure: Figure) -> str:
    """Write a figure in full: whole rupiah, a share with two decimals, an index, a count."""
    if figure.share is not None:
        return voice.share(figure)
    if isinstance(figure.value, int):
        return voice.count(figure.value)
    if figure.measure == INDEX_MEASURE and isinstance(figure.value, Decimal):
        return number(figure.value, voice.language, 2)
    return voice.rupiah(figure)


def provenance(voice: Voice, figure: Figure) -> str:
    """Say what a figure was computed from, so that it can be computed again."""
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
