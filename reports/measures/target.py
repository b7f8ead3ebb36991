"""Targets, and how a result stands to them."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from reports.figures import Figure, percentage_points
from reports.measures.own import Own

Status = Literal["reached", "close", "behind"]
INDICATOR = "Indikator Perjanjian Kinerja"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What the office may set about judging its results."""

    close: Fraction = Fraction(5, 100)
    """A result that misses its target by no more than this is close to it."""
    umk: Fraction = Fraction(40, 100)
    """The least share of the budget for micro and small enterprises (Perpres 12/2021 Pasal 65)."""
    meeting_days: int = 14
    """A monitoring meeting is due in every span of so many days."""
    district_products: int = 10
    """How many products each kecamatan registers for TKDN in a quarter, where its sheet does not
    say."""


@dataclass(frozen=True, slots=True)
class Target:
    """The target of an indicator up to the end of a quarter, as a share."""

    indicator: str
    quarter: int
    value: Figure


def of(own: Own) -> tuple[Target, ...]:
    """Return the targets of the workbook, by indicator and quarter."""
    rows = [row for row in own.rows("target") if row["target"] is not None]
    found = [
        Target(
            row["indicator"],
            row["quarter"],
            percentage_points(
                f"target.{row['indicator']}.TW{row['quarter']}", "target", "target", row
            ),
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda item: (item.indicator, item.quarter)))


def due(targets: tuple[Target, ...], indicator: str, quarter: int) -> Figure | None:
    """Return the target of an indicator for a quarter; None if none was set for it."""
    found = (t.value for t in targets if (t.indicator, t.quarter) == (indicator, quarter))
    return next(found, None)


def status(result: Figure, wanted: Figure | None, close: Fraction) -> Status | None:
    """Say how a share stands to its target; None if one of them is not known."""
    if wanted is None or wanted.share is None or result.share is None:
        return None
    if result.share >= wanted.share:
        return "reached"
    return "close" if wanted.share - result.share <= close else "behind"
