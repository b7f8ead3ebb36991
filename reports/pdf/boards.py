"""The tables of places: which groups share one, and what stands in their rows."""

from collections.abc import Mapping
from dataclasses import dataclass

from reports.figures import Figure
from reports.pdf.prose import group
from reports.pdf.tables import is_nearly_complete
from reports.quarterly import Level, QuarterlyReport
from reports.ranking import Category, Move, Place
from reports.unit import Unit
from reports.voice import Voice

MANY = 20
"""From more units in a group on, each group has one table for all categories."""
BEST = 3
"""Places that win in a category (tiga peringkat terbaik)."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A unit's place in a category and how it got there; None where it has none."""

    category: Category
    place: Place | None
    move: Move | None

    @property
    def few(self) -> bool:
        """Whether the place stands on few data."""
        return self.place is not None and not is_nearly_complete(self.place.complete)


@dataclass(frozen=True, slots=True)
class Row:
    """A unit with its seat in every category, by code."""

    unit: Unit
    seats: Mapping[str, Seat]

    def figure(self, code: str) -> Figure | None:
        """Return what decides the unit's place in a category."""
        place = self.seats[code].place
        if place is None:
            return None
        return place.share if code in ("A3", "A4") else place.value


def compact(report: QuarterlyReport) -> bool:
    """Whether there are so many units that each group has a single table."""
    return any(len(level.units) > MANY for level in report.ranked_levels)


def compared(report: QuarterlyReport) -> list[Level]:
    """Return the ranked levels with several units."""
    return [level for level in report.ranked_levels if len(level.units) > 1]


def alone(voice: Voice) -> str:
    """Name the ranked groups that have one unit only, which nobody is compared with."""
    names = [
        voice.say("%(group)s (%(unit)s)", group=group(voice, level.name), unit=unit.name)
        for level in voice.report.ranked_levels
        for unit in level.units
        if len(level.units) == 1
    ]
    if not names:
        return ""
    return voice.say(
        "Tanpa pembanding, sehingga tidak dicantumkan: %(names)s.", names=voice.joined(names)
    )


def rows(report: QuarterlyReport, level: Level) -> list[Row]:
    """Return a level's units by their place in the first category, those without one behind."""
    seats: dict[Unit, dict[str, Seat]] = {unit: {} for unit in level.units}
    order: dict[Unit, None] = {}
    for ranking in report.rankings_of(level.name):
        places = {place.unit: place for place in ranking.places}
        moves = {move.place.unit: move for move in report.moves_in(ranking)}
        order |= dict.fromkeys(places)
        for unit, found in seats.items():
            found[ranking.category.code] = Seat(ranking.category, places.get(unit), moves.get(unit))
    order |= dict.fromkeys(level.units)
    return [Row(unit, seats[unit]) for unit in order]
