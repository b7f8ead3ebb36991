"""The materials of one government for the national coordination meeting (Rakornas), as a model.

Built from a quarterly report and from what the office wrote into ``p3dn.toml``. Figures of other
sources or days (earlier years, the nation, other governments) carry theirs, and are compared only
where a reader is told of both. A part of which nothing was received is named in ``absent``.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reports.figures import Amounts, Figure, ratio, total
from reports.measures import Measures
from reports.measures.activities import Problem
from reports.national import positions, speaker, years
from reports.national.positions import Position
from reports.national.speaker import Speaker
from reports.national.years import Nation, Year
from reports.quarterly import QuarterlyReport, Scope
from reports.settings.keys import National
from reports.unit import Unit

MOST = 20
"""How many units the annex lists."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A unit of the annex: its order by PDN, its amounts, its part of the PDN that is known."""

    order: int
    unit: Unit
    total: Amounts
    part: Figure


@dataclass(frozen=True, slots=True)
class NationalMaterial:
    """Everything that the materials say."""

    report: QuarterlyReport
    """What they were built from, with the settings of who speaks."""
    speaker: Speaker
    """The government that the materials are of."""
    scope: Scope
    """Its figures: those of all its offices, or of the one unit of the exports."""
    channel_shares: dict[str, Figure]
    """What each channel has of its spending."""
    positions: tuple[Position, ...]
    """Its place in each award category, A1 to A5; one whose value is not known is absent."""
    years: tuple[Year, ...]
    """Official figures of three years, the report's last; each with source and day."""
    nations: tuple[Nation, ...]
    """What the nation came to in these years, the latest first."""
    listed: tuple[Listed, ...]
    """The units with the most PDN: the government's offices, or the governments of its level."""
    listed_part: Figure
    """What they have together of the PDN that is known."""
    units: int
    """How many units the annex chose from: those whose PDN is known."""

    @property
    def written(self) -> National:
        """What the office wrote itself: practices, proposals, plan, the meeting's name."""
        return self.report.settings.national

    @property
    def measures(self) -> Measures:
        """What the own workbook tells; nothing where the figures come from exports."""
        return self.report.measures if self.speaker.unit is None else Measures()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems that the own workbook lists."""
        return self.measures.problems

    @property
    def nation(self) -> Nation | None:
        """The nation's figures of the report's year, the latest of them."""
        year = self.report.period.year
        return next((item for item in self.nations if item.year == year), None)

    @property
    def earlier(self) -> tuple[Year, ...]:
        """The official figures beside those of the report."""
        return tuple(year for year in self.years if not year.own)

    def channel(self, name: str) -> Amounts | None:
        """Return the amounts of a channel, such as e-Katalog or e-Order; None if there are none."""
        return self.scope.channels.get(name)

    def position(self, category: str) -> Position | None:
        """Return the place in a category (A1 to A5); None if its value is not known."""
        return next((item for item in self.positions if item.category == category), None)

    @property
    def absent(self) -> tuple[str, ...]:
        """The names of the parts that nothing was received or written for."""
        return tuple(name for name, there in self._parts() if not there)

    def _parts(self) -> Iterator[tuple[str, object]]:
        yield "commitments", self.measures.commitments
        yield "nation", self.nation
        yield "history", self.earlier
        yield "peers", [item for item in self.positions if item.peers]
        yield "index", self.position("A5")
        yield "practices", self.written.practices or self.measures.matching
        yield "problems", self.problems
        yield "proposals", self.written.proposals
        yield "plan", self.written.plan


def build(report: QuarterlyReport, wanted: str = "") -> NationalMaterial:
    """Build the materials of one government out of a cumulative quarterly report.

    ``wanted`` is its code or name; without it, it is the government of the own workbook, the one
    that the settings name, or the one with the publisher's name. Raises UnitError if none is.
    """
    speaking = speaker.of(report, wanted)
    report = replace(report, settings=speaker.settings(report.settings, speaking))
    unit = speaking.unit
    scope = _scope(report, unit)
    totals = _totals(report, unit)
    listed = _listed(totals)
    return NationalMaterial(
        report=report,
        speaker=speaking,
        scope=scope,
        channel_shares={
            name: ratio(f"national.{name}.share", "share", spent.value, scope.total.value)
            for name, spent in scope.channels.items()
        },
        positions=positions.of(report, speaking, scope),
        years=years.of(report, scope),
        nations=years.nations(report, scope),
        listed=listed,
        listed_part=total("national.listed_part", "share", (item.part for item in listed)),
        units=sum(found.pdn.value is not None for found in totals.values()),
    )


def _scope(report: QuarterlyReport, unit: Unit | None) -> Scope:
    if unit is None:
        return report.all
    return next(level.units[unit] for level in report.levels if unit in level.units)


def _totals(report: QuarterlyReport, unit: Unit | None) -> dict[Unit, Amounts]:
    """Return the amounts of the units that the annex chooses from."""
    return {
        member: scope.total
        for level in report.levels
        for member, scope in level.units.items()
        if unit is None or level.name == unit.level
    }


def _listed(totals: dict[Unit, Amounts]) -> tuple[Listed, ...]:
    """Return the units with the most PDN, and what part each has of the PDN that is known."""
    known = {unit: found for unit, found in totals.items() if found.pdn.value is not None}
    order = sorted(known, key=lambda unit: (-known[unit].pdn.amount, unit.code))
    whole = total("national.units.pdn", "pdn", (found.pdn for found in known.values()))
    return tuple(
        Listed(
            number,
            unit,
            known[unit],
            ratio(f"national.{unit.code}.part", "share", known[unit].pdn, whole),
        )
        for number, unit in enumerate(order[:MOST], 1)
    )
