"""The indicator of the Perjanjian Kinerja: how much of the spending is TKDN-certified, PDN and/or a
product of micro and small enterprises of domestic production.

Its numerator is a union in which each package counts once, so it is received as such and never
added up from PDN and UMK. It is cumulative: s.d. Triwulan.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from reports.figures import Figure, Rows, difference, ratio, total
from reports.measures.own import Own, Row
from reports.measures.target import INDICATOR, Status, Target, Thresholds, due, status
from reports.unit import Unit


@dataclass(frozen=True, slots=True)
class Result:
    """The indicator of an office, of a group of offices or of all."""

    name: str
    union: Figure
    base: Figure
    """The spending over which the union is known."""
    share: Figure
    status: Status | None
    gap: Figure | None
    """The share less the target; None without a target for the quarter."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """The indicator of every office against the target of the quarter."""

    target: Figure | None
    all: Result
    groups: Mapping[str, Result]
    """The offices of each group together."""
    offices: Mapping[Unit, Result]
    quarters: tuple[Result | None, ...]
    """All offices up to each quarter; None where no workbook tells."""

    @property
    def ordered(self) -> tuple[tuple[Unit, Result], ...]:
        """The offices whose share is known, highest first."""
        known = [
            (unit, item) for unit, item in self.offices.items() if item.share.share is not None
        ]
        return tuple(sorted(known, key=lambda pair: (-(pair[1].share.share or 0), pair[0].name)))

    @property
    def missed(self) -> tuple[tuple[Unit, Result], ...]:
        """The offices that have not reached the target, lowest first."""
        return tuple(pair for pair in self.ordered[::-1] if pair[1].status in ("close", "behind"))

    @property
    def unknown(self) -> tuple[Unit, ...]:
        """The offices whose share is not known."""
        return tuple(unit for unit, item in self.offices.items() if item.share.share is None)

    def with_status(self, wanted: Status) -> tuple[Unit, ...]:
        """Return the offices with a status, by name."""
        return tuple(unit for unit, item in self.offices.items() if item.status == wanted)

    def number(self, group: str, wanted: Status | None) -> int:
        """Return how many offices of a group have a status; None counts those without one."""
        members = (item for unit, item in self.offices.items() if unit.level == group)
        return sum(item.status == wanted for item in members)


def of(
    own: Own, units: Mapping[str, Unit], targets: tuple[Target, ...], thresholds: Thresholds
) -> Indicator | None:
    """Return the indicator of every office; None if no row of the workbook knows the union."""
    rows = own.facts.rows("union")
    last = own.period.quarter
    if all(row["union"] is None for row in rows if row["told_quarter"] == last):
        return None
    wanted = {q: due(targets, INDICATOR, q) for q in range(1, last + 1)}
    by_quarter: dict[int, dict[Unit, Result]] = {}
    for row in rows:
        quarter, unit = row["told_quarter"], units[row["unit"]]
        key = f"indicator.{unit.code}.sd-TW{quarter}"
        found = _result(key, unit.name, _parts(key, row), (wanted[quarter], thresholds.close))
        by_quarter.setdefault(quarter, {})[unit] = found
    quarters = [
        _together(f"all.sd-TW{q}", by_quarter[q].values(), (wanted[q], thresholds.close))
        if q in by_quarter
        else None
        for q in wanted
    ]
    latest = quarters[-1]
    if latest is None:
        return None
    offices = dict(sorted(by_quarter[last].items(), key=lambda pair: pair[0].name))
    members: dict[str, list[Result]] = {}
    for unit, item in offices.items():
        members.setdefault(unit.level, []).append(item)
    groups = {
        name: _together(f"group.{name}.sd-TW{last}", items, (wanted[last], thresholds.close), name)
        for name, items in sorted(members.items())
    }
    return Indicator(wanted[last], latest, groups, offices, tuple(quarters))


def _parts(key: str, row: Row) -> tuple[Figure, Figure]:
    at = tuple(zip(row["sources"], row["rows"], strict=True))
    union = Figure(
        f"{key}.union", "union", row["union"], how="rows", rows=Rows("realisation", "union", at)
    )
    base = row["union_base"] if row["union"] is not None else None
    return union, Figure(
        f"{key}.base", "value", base, how="rows", rows=Rows("realisation", "value", at)
    )


def _together(
    scope: str,
    offices: Iterable[Result],
    against: tuple[Figure | None, Fraction],
    name: str = "",
) -> Result:
    key, members = f"indicator.{scope}", tuple(offices)
    union = total(f"{key}.union", "union", (item.union for item in members))
    base = total(f"{key}.base", "value", (item.base for item in members))
    return _result(key, name, (union, base), against)


def _result(
    key: str, name: str, parts: tuple[Figure, Figure], against: tuple[Figure | None, Fraction]
) -> Result:
    union, base = parts
    wanted, close = against
    share = ratio(f"{key}.share", "share", union, base)
    gap = difference(f"{key}.gap", "gap", share, wanted) if wanted else None
    return Result(name, union, base, share, status(share, wanted, close), gap)
