"""Figures: the numbers that are printed, each with its meaning and the cells that it was summed
from.

A cell is one unit's rows of one quarter in one channel, as the cube holds them. Whoever has the
cells can compute every figure again: ``FORMULAS`` says how.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from decimal import Decimal
from fractions import Fraction
from typing import Literal

Measure = Literal[
    "value",
    "pdn",
    "umk",
    "pdn_share",
    "umk_share",
    "pdn_complete",
    "umk_complete",
    "pdn_planned",
    "umk_planned",
    "rows",
]

FORMULAS: dict[Measure, tuple[str, str | None]] = {
    "value": ("value", None),
    "pdn": ("pdn", None),
    "umk": ("umk", None),
    "pdn_share": ("pdn_part", "pdn_base"),
    "umk_share": ("umk_part", "umk_base"),
    "pdn_complete": ("pdn_base", "value"),
    "umk_complete": ("umk_base", "value"),
    "pdn_planned": ("pdn_planned", None),
    "umk_planned": ("umk_planned", None),
    "rows": ("rows", None),
}
"""What each measure sums over its cells: an amount, or numerator and denominator of a share."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The sums and counts of one unit, quarter and channel. Amounts are exact rupiah.

    ``*_base`` and ``*_part`` are the denominator and numerator of a share, summed over the rows in
    which both are known; ``*_planned`` is the value of the rows whose PDN or UMK was taken from the
    flags of their plan (RUP).
    """

    unit: str
    quarter: int
    channel: str
    rows: int
    value_rows: int
    pdn_rows: int
    umk_rows: int
    value: Decimal
    pdn: Decimal
    umk: Decimal
    pdn_base: Decimal
    pdn_part: Decimal
    umk_base: Decimal
    umk_part: Decimal
    pdn_planned: Decimal
    umk_planned: Decimal

    @property
    def key(self) -> str:
        """Name the cell: unit, quarter and channel."""
        return f"{self.unit}/TW{self.quarter}/{self.channel}"


SUMS = tuple(item.name for item in fields(Cell))[3:]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that will be printed.

    ``value`` is exact: rupiah as Decimal, a share as Fraction, a count as int; None when unknown.
    ``cells`` are the keys of the cells that it was computed from, by the formula of its measure.
    """

    key: str
    measure: Measure
    value: Decimal | Fraction | int | None
    cells: tuple[str, ...] = ()

    @property
    def amount(self) -> Decimal:
        """The rupiah of a figure that is known to be an amount."""
        if not isinstance(self.value, Decimal):
            raise TypeError(self.key)
        return self.value

    @property
    def share(self) -> Fraction | None:
        """The fraction of a figure that is a share; None when unknown."""
        return self.value if isinstance(self.value, Fraction) else None


@dataclass(frozen=True, slots=True)
class Amounts:
    """All figures of one scope: a unit, a level or everything, in one quarter or up to one."""

    value: Figure
    pdn: Figure
    umk: Figure
    pdn_share: Figure
    umk_share: Figure
    pdn_complete: Figure
    umk_complete: Figure
    pdn_planned: Figure
    umk_planned: Figure
    rows: Figure

    def of(self, measure: Measure) -> Figure:
        """Return the figure of a measure."""
        figure: Figure = getattr(self, measure)
        return figure


def amounts(scope: str, cells: Iterable[Cell]) -> Amounts:
    """Compute every measure over some cells; ``scope`` begins the figures' keys."""
    members = tuple(cells)
    keys = tuple(cell.key for cell in members)
    sums = {name: sum((getattr(cell, name) for cell in members), Decimal()) for name in SUMS}
    return Amounts(
        **{
            measure: Figure(f"{scope}.{measure}", measure, _value(measure, sums), keys)
            for measure in FORMULAS
        }
    )


def _value(measure: Measure, sums: dict[str, Decimal]) -> Decimal | Fraction | int | None:
    """Compute a measure; None is unknown: an amount without a known row, a share of nothing."""
    above, below = FORMULAS[measure]
    if measure == "rows":
        return int(sums["rows"])
    if measure in ("pdn_planned", "umk_planned"):
        return sums[above]
    if below is None:
        return sums[above] if sums[f"{above}_rows"] else None
    return Fraction(sums[above]) / Fraction(sums[below]) if sums[below] > 0 else None
