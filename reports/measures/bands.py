"""Spending by the bands of domestic content (TKDN) that the Ministry of Industry reports in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from reports.figures import Figure, Rows, ratio, total
from reports.measures.own import Own, Row
from reports.unit import Unit

Band = Literal["tkdn_40", "tkdn_25", "tkdn_below_25", "pdn_without_tkdn", "imported"]
BANDS: tuple[Band, ...] = ("tkdn_40", "tkdn_25", "tkdn_below_25", "pdn_without_tkdn", "imported")
"""TKDN >= 40 (or with BMP), 25 to under 40, under 25, PDN without TKDN, imported."""
PARTS = (*BANDS, "unbanded")
"""The bands, and what no band is known of."""


@dataclass(frozen=True, slots=True)
class Banded:
    """The spending of an office, a group or all by band, cumulative."""

    name: str
    value: Figure
    amounts: Mapping[str, Figure]
    """By band, and ``unbanded``: the spending of rows whose bands are not all known."""
    shares: Mapping[str, Figure]
    """The same as shares of the whole spending."""


@dataclass(frozen=True, slots=True)
class Bands:
    """The spending of all, of each group of offices and of each office by band."""

    all: Banded
    groups: Mapping[str, Banded]
    offices: Mapping[Unit, Banded]


def of(own: Own, units: Mapping[str, Unit]) -> Bands | None:
    """Return the spending by band up to the quarter; None if no row knows its bands."""
    rows = [r for r in own.facts.rows("union") if r["told_quarter"] == own.period.quarter]
    if all(row["tkdn_40"] is None for row in rows):
        return None
    found = {units[row["unit"]]: _received(units[row["unit"]], row) for row in rows}
    offices = dict(sorted(found.items(), key=lambda pair: pair[0].name))
    members: dict[str, list[Banded]] = {}
    for unit, item in offices.items():
        members.setdefault(unit.level, []).append(item)
    groups = {name: _summed(name, items) for name, items in sorted(members.items())}
    return Bands(_summed("all", list(offices.values())), groups, offices)


def _received(unit: Unit, row: Row) -> Banded:
    at = tuple(zip(row["sources"], row["rows"], strict=True))

    def figure(name: str, field: str) -> Figure:
        rows = Rows("realisation", field, at)
        return Figure(f"bands.{unit.code}.{name}", name, row[name], how="rows", rows=rows)

    amounts = {band: figure(band, band) for band in BANDS} | {
        "unbanded": figure("unbanded", "value")
    }
    return _banded(unit.code, unit.name, figure("value", "value"), amounts)


def _summed(name: str, members: list[Banded]) -> Banded:
    def sum_of(part: str) -> Figure:
        return total(f"bands.{name}.{part}", part, (item.amounts[part] for item in members))

    value = total(f"bands.{name}.value", "value", (item.value for item in members))
    return _banded(name, name, value, {part: sum_of(part) for part in PARTS})


def _banded(key: str, name: str, value: Figure, amounts: Mapping[str, Figure]) -> Banded:
    shares = {
        part: ratio(f"bands.{key}.{part}_share", "share", figure, value)
        for part, figure in amounts.items()
    }
    return Banded(name, value, amounts, shares)
