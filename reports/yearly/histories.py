"""How the places of the year came about: each ranking up to every quarter, as it was published and
as the last edition knows it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports import quarterly
from reports.quarterly import QuarterlyReport
from reports.ranking import Category, Ranking
from reports.unit import Unit
from reports.yearly.told import QUARTERS, Quarter, told_of

Places = tuple[int | None, ...]
"""A unit's place up to each of the four quarters; None where it has none, or nothing tells it."""


@dataclass(frozen=True, slots=True)
class Course:
    """A unit's way to its final place."""

    unit: Unit
    published: Places
    known: Places

    @property
    def corrected(self) -> tuple[int, ...]:
        """The quarters whose published place is no longer the one that is known."""
        both = zip(QUARTERS, self.published, self.known, strict=True)
        return tuple(q for q, then, now in both if then and now and then != now)


@dataclass(frozen=True, slots=True)
class History:
    """A final ranking and how its units got there, in the order of the final places."""

    final: Ranking
    courses: tuple[Course, ...]

    @property
    def category(self) -> Category:
        """The award category."""
        return self.final.category

    @property
    def level(self) -> str:
        """The level or group whose units are ranked."""
        return self.final.level

    def course(self, code: str) -> Course | None:
        """Return the course of a unit by its code; None if it is not ranked here."""
        return next((item for item in self.courses if item.unit.code == code), None)


def of(quarters: Sequence[Quarter], last: QuarterlyReport) -> tuple[History, ...]:
    """Return the history of every ranking of the last edition."""
    published = {q.number: _places(q.first.rankings) for q in quarters if q.first}
    known = {
        q: _places(quarterly.ranked_until(last.levels, q, last.settings))
        for q in QUARTERS
        if told_of(last, q)
    }
    return tuple(_history(ranking, published, known) for ranking in last.rankings)


Table = Mapping[tuple[str, str, str], int]
"""Places by category, level and code of the unit."""


def _places(rankings: tuple[Ranking, ...]) -> Table:
    return {
        (ranking.category.code, ranking.level, place.unit.code): place.rank
        for ranking in rankings
        for place in ranking.places
    }


def _history(final: Ranking, published: Mapping[int, Table], known: Mapping[int, Table]) -> History:
    def course(unit: Unit) -> Course:
        at = (final.category.code, final.level, unit.code)
        then, now = (
            tuple(tables[q].get(at) if q in tables else None for q in QUARTERS)
            for tables in (published, known)
        )
        return Course(unit, then, now)

    units = (*(p.unit for p in final.places), *(item.unit for item in final.unranked))
    return History(final, tuple(map(course, units)))
