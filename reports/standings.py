"""Who leads, from kept facts alone: the places of a period, for an office or for the nation.

One pass over the facts gives the cube; every category, level and quarter is added up from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.figures import Cell, amounts
from reports.kept import Kept
from reports.period import Period
from reports.ranking import Ranking, rankings_of
from reports.settings import Settings
from reports.unit import Unit

if TYPE_CHECKING:  # what only a whole report has is not waited for
    from reports.decided import Decided
    from reports.effects import Effect
    from reports.findings import Group

UNDATED = 0
"""The quarter of rows that count in whichever is asked for."""


@dataclass(frozen=True, slots=True)
class Standings:
    """The places of a period; what is doubtful is told where the facts were kept."""

    period: Period
    cumulative: bool
    rankings: tuple[Ranking, ...]
    findings: tuple[Group, ...] = ()
    effects: tuple[Effect, ...] = ()
    decisions: tuple[Decided, ...] = ()


def build(
    kept: Kept, period: Period, settings: Settings, *, quarter_only: bool = False
) -> Standings:
    """Rank the units of every level in every category, cumulative unless told otherwise."""
    cells, members = kept.cells(period.year, UNDATED, channels=False), kept.members()
    return placed(cells, members, period, settings, quarter_only=quarter_only)


def placed(
    cells: Iterable[Cell],
    members: Iterable[Unit],
    period: Period,
    settings: Settings,
    *,
    quarter_only: bool = False,
) -> Standings:
    """Rank units by the cube of a year, of which other quarters may be asked, too."""
    last = period.quarter
    span = {UNDATED, *range(last if quarter_only else 1, last + 1)}
    own: dict[str, list[Cell]] = {}
    for cell in cells:
        if cell.quarter in span:
            own.setdefault(cell.unit, []).append(cell)
    results = {unit: amounts(unit.code, own.get(unit.code, ())) for unit in members}
    return Standings(period, not quarter_only, rankings_of(results, settings.ranking.groups))
