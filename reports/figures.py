"""Figures: the numbers that are printed, each with its meaning and what it was computed from.

A figure comes from one of three places, and whoever has these can compute it again: from cells of
the cube (one unit's rows of one quarter in one channel) by the formula of its measure in
``FORMULAS``; from fields of received rows, which are added up; or from other figures, as their sum,
ratio or difference.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter
from typing import Any, Literal

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

BASES: dict[str, tuple[str, str | None]] = {
    "pdn_base": ("pdn_base", None),
    "umk_base": ("umk_base", None),
}
"""The denominators of shares, where one is told by itself."""


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
SUMMED = attrgetter(*SUMS)
"""What is summed of a cell."""


Value = Decimal | Fraction | int
"""An exact number: rupiah or an index as Decimal, a share as Fraction, a count as int."""

How = Literal["cells", "rows", "settings", "edition", "sum", "ratio", "difference", "product"]
"""What a figure was computed from: cells of the cube, rows as received, a key of the settings, the
figure of an edition, or other figures."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A field of some received rows: the table, the field, and source and number of each row."""

    table: str
    field: str
    at: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that will be printed.

    ``value`` is exact; None when unknown. ``how`` says which of the others holds what it was
    computed from: the keys of ``cells`` by the formula of its measure, the field of ``rows`` that
    was added up, or the keys of the figures (or of the settings) that are its ``parts``, in order.
    """

    key: str
    measure: str
    value: Value | None
    cells: tuple[str, ...] = ()
    how: How = "cells"
    rows: Rows | None = None
    parts: tuple[str, ...] = ()

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
    columns = zip(*map(SUMMED, members), strict=True) if members else [()] * len(SUMS)
    sums = {name: sum(column, Decimal()) for name, column in zip(SUMS, columns, strict=True)}
    return Amounts(
        **{
            measure: Figure(f"{scope}.{measure}", measure, _value(measure, sums), keys)
            for measure in FORMULAS
        }
    )


def base(scope: str, part: Literal["pdn", "umk"], cells: Iterable[Cell]) -> Figure:
    """Return the spending over which PDN or UMK is known: the denominator of its share."""
    members = tuple(cells)
    name = f"{part}_base"
    value = sum((getattr(cell, name) for cell in members), Decimal())
    return Figure(f"{scope}.{name}", name, value, tuple(cell.key for cell in members))


INDEX_MEASURE = "index"
"""The measure of what is no rupiah: an index and its components."""


def received(
    key: str, field: str, table: str, rows: Iterable[Mapping[str, Any]], measure: str = ""
) -> Figure:
    """Return the sum of a field over received rows; unknown if no row knows it.

    Its measure is called after the field unless another is given.
    """
    known = [row for row in rows if row[field] is not None]
    value = sum((row[field] for row in known[1:]), known[0][field]) if known else None
    at = tuple((row["source"], row["row"]) for row in known)
    return Figure(key, measure or field, value, how="rows", rows=Rows(table, field, at))


def percentage_points(key: str, field: str, table: str, row: Mapping[str, Any]) -> Figure:
    """Return a percentage as a row holds it (80 is 80 percent) as a share."""
    found = received(key, field, table, [row])
    return replace(found, value=Fraction(found.value) / 100) if found.value is not None else found


def total(key: str, measure: str, figures: Iterable[Figure]) -> Figure:
    """Return the sum of those figures that are known; unknown if none is."""
    known = [figure for figure in figures if figure.value is not None]
    value: Any = sum(figure.value for figure in known) if known else None
    return Figure(key, measure, value, how="sum", parts=tuple(figure.key for figure in known))


def ratio(key: str, measure: str, above: Figure, below: Figure) -> Figure:
    """Return the exact share of one figure in another; unknown if a part is or nothing is shared.

    It may pass 1 where the measure is an attainment.
    """
    known = above.value is not None and below.value is not None and below.value > 0
    value = Fraction(above.value) / Fraction(below.value) if known else None  # type: ignore[arg-type]
    return Figure(key, measure, value, how="ratio", parts=(above.key, below.key))


def told(key: str, measure: str, value: Value | None, setting: str = "") -> Figure:
    """Return a figure that ``p3dn.toml`` tells under a ``setting`` such as ``history.1.pdn``, which
    is its key, too, where none is given."""
    return Figure(key, measure, value, how="settings", parts=(setting or key,))


def product(key: str, measure: str, share: Figure, whole: Figure, *, up: bool) -> Figure:
    """Return a share of an amount in whole rupiah, rounded up or down; unknown if one of them is.

    It says what it would take: a rupiah less than one rounded up is not enough.
    """
    exact = None if share.share is None else share.share * Fraction(whole.amount)
    value = None if exact is None else Decimal(-(-exact // 1) if up else exact // 1)
    return Figure(key, measure, value, how="product", parts=(share.key, whole.key))


def difference(key: str, measure: str, first: Figure, second: Figure) -> Figure:
    """Return the first figure less the second; unknown if one of them is."""
    known = first.value is not None and second.value is not None
    value: Any = first.value - second.value if known else None  # type: ignore[operator]
    return Figure(key, measure, value, how="difference", parts=(first.key, second.key))


def _value(measure: Measure, sums: dict[str, Decimal]) -> Value | None:
    """Compute a measure; None is unknown: an amount without a known row, a share of nothing."""
    above, below = FORMULAS[measure]
    if measure == "rows":
        return int(sums["rows"])
    if measure in ("pdn_planned", "umk_planned"):
        return sums[above]
    if below is None:
        return sums[above] if sums[f"{above}_rows"] else None
    return _shared(sums[above], sums[below]) if sums[below] > 0 else None


def _shared(above: Decimal, below: Decimal) -> Fraction:
    """Return the exact share of one amount in another; reduced once, since there are many."""
    (over, by), (under, at) = above.as_integer_ratio(), below.as_integer_ratio()
    return Fraction(over * at, by * under)
