"""The sheet of one unit as a model: its figures, places, gaps and findings, out of the quarter's.

It holds what the quarterly report knows of the unit, and nothing that the report does not.
"""

from dataclasses import dataclass

from reports.exceptions import UnitError
from reports.figures import Figure, Measure, difference
from reports.findings import Finding
from reports.measures.bands import Banded
from reports.measures.compliance import Office
from reports.measures.indicator import Result
from reports.quarterly import QuarterlyReport, Scope
from reports.ranking import Place, Ranking
from reports.unit import Unit


@dataclass(frozen=True, slots=True)
class Rank:
    """A unit's place in one category, and how far the places beside it are."""

    ranking: Ranking
    place: Place | None
    """None if the unit has no place."""
    before: int | None
    """The place up to the quarter before."""
    above: Place | None
    gap: Figure | None
    """What the unit lacks to the place above, in the measure that decides."""
    below: Place | None
    lead: Figure | None
    """What it is ahead of the place below."""

    @property
    def of(self) -> int:
        """How many units have a place in the category."""
        return len(self.ranking.places)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Everything that the sheet of a unit says."""

    report: QuarterlyReport
    unit: Unit
    scope: Scope
    ranks: tuple[Rank, ...]
    result: Result | None
    """The indicator of the Perjanjian Kinerja."""
    bands: Banded | None
    office: Office | None
    """How the unit complies with its duties."""
    findings: tuple[Finding, ...]


def chosen(report: QuarterlyReport, wanted: str) -> tuple[Unit, ...]:
    """Return the units of a code or name, or ``all``; raise UnitError if there is none."""
    units = [unit for level in report.levels for unit in level.units]
    if wanted.lower() == "all":
        return tuple(units)
    asked = wanted.strip().upper()
    found = tuple(unit for unit in units if asked in (unit.code.upper(), unit.name.upper()))
    if not found:
        near = [unit.code for unit in units if asked in unit.name.upper()]
        known = ", ".join((near or [unit.code for unit in units])[:10])
        raise UnitError("E-230", unit=wanted, known=known or "–")
    return found


def scorecard(report: QuarterlyReport, unit: Unit) -> Scorecard:
    """Build the sheet of a unit of the report."""
    level = next(level for level in report.levels if level.name == unit.level)
    parts = report.measures
    return Scorecard(
        report,
        unit,
        level.units[unit],
        tuple(_rank(report, ranking, unit) for ranking in report.rankings_of(unit.level)),
        parts.indicator.offices.get(unit) if parts.indicator else None,
        parts.bands.offices.get(unit) if parts.bands else None,
        parts.compliance.office(unit) if parts.compliance else None,
        findings(report, unit),
    )


def findings(report: QuarterlyReport, unit: Unit) -> tuple[Finding, ...]:
    """Return what was found about a unit."""
    names = (unit.code.upper(), unit.name.upper())
    found = (item for group in report.findings for item in group.findings)
    return tuple(item for item in found if item.unit.upper() in names)


def _rank(report: QuarterlyReport, ranking: Ranking, unit: Unit) -> Rank:
    at = next((at for at, place in enumerate(ranking.places) if place.unit == unit), None)
    before = report.rank_before(ranking, unit)
    if at is None:
        return Rank(ranking, None, before, None, None, None, None)
    own = ranking.places[at]
    better = [place for place in ranking.places if place.rank < own.rank]
    worse = [place for place in ranking.places if place.rank > own.rank]
    above, below = better[-1] if better else None, worse[0] if worse else None
    key = f"{unit.code}.{ranking.category.code}"
    decides = ranking.category.decides
    return Rank(
        ranking,
        own,
        before,
        above,
        _less(f"{key}.gap", decides, above, own),
        below,
        _less(f"{key}.lead", decides, own, below),
    )


def _less(key: str, measure: Measure, first: Place | None, second: Place | None) -> Figure | None:
    if first is None or second is None:
        return None
    by_share = measure.endswith("_share")
    return difference(
        key,
        measure,
        first.share if by_share else first.value,
        second.share if by_share else second.value,
    )
