"""What charts have in common: the scale of values, its numbers, and the lines at the foot."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matplotlib.ticker import MaxNLocator

from charts import style
from charts.exceptions import ChartError
from charts.model import Axis, Notes, Number
from charts.sheet import Sheet, text_width, wrap

Tick = tuple[float, str]


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from zero to `top` over a length in points."""

    top: float
    length: float

    def points(self, value: Number) -> float:
        """Give a value's distance from zero in points."""
        return float(value) / self.top * self.length if self.top else 0.0


def top_of(values: Iterable[Number | None], axis: Axis) -> float:
    """Find where an axis ends; a value that cannot stand on an axis from zero is an error."""
    return max([*from_zero(values), float(axis.reach), *from_zero([axis.mark])])


def from_zero(values: Iterable[Number | None]) -> list[float]:
    """Give the known values; one that cannot be a length from zero is an error."""
    known = [float(value) for value in values if value is not None]
    for value in known:
        if not math.isfinite(value) or value < 0:
            raise ChartError(f"A chart from zero cannot show {value}: leave the value out.")
    return known


def same_length(what: str, expected: Sequence[object], *others: Sequence[object]) -> None:
    """Refuse sequences that differ in length."""
    for other in others:
        if len(other) != len(expected):
            raise ChartError(f"{what}: {len(expected)} were expected, {len(other)} given.")


def ticks(axis: Axis, scale: Scale, *, upright: bool = False) -> list[Tick]:
    """Choose as many round values as have room for their texts, at most seven."""
    for count in range(6, 0, -1) if scale.top else ():
        locator = MaxNLocator(count, steps=[1, 2, 2.5, 5, 10])
        values = [float(value) for value in locator.tick_values(0, scale.top)]
        chosen = [(value, axis.tick_text(value)) for value in values if 0 <= value <= scale.top]
        if _roomy(chosen, scale, upright=upright):
            return chosen
    return [(0.0, axis.tick_text(0.0))]


def _roomy(chosen: Sequence[Tick], scale: Scale, *, upright: bool) -> bool:
    if len({text for _, text in chosen}) < len(chosen):
        return False
    sizes = [2 * style.LEADING if upright else text_width(text) for _, text in chosen]
    places = [scale.points(value) for value, _ in chosen]
    return all(
        places[i + 1] - places[i] >= (sizes[i] + sizes[i + 1]) / 2 + 2 * style.GAP
        for i in range(len(chosen) - 1)
    )


def foot(sheet: Sheet, y: float, notes: Notes) -> str:
    """Write the source below y and give the finished SVG."""
    for line in wrap(notes.source, style.WIDTH, "italic"):
        y += style.LEADING
        sheet.text((0, y), line, slant="italic", colour=style.QUIET)
    return sheet.svg(y + style.LEADING * 0.6, notes.alt)


def end_of_text(begin: float, end: float, width: float, lines: Iterable[float]) -> float | None:
    """Find where a text ends inside a bar: at its end, or before a line across it; None if nowhere.

    All are points from the left; a text rather stands on a line than leaves its bar.
    """
    needed = width + 2 * style.GAP
    ends = [end, *sorted((x for x in lines if end - needed < x < end), reverse=True)]
    return next((x - style.GAP for x in reversed(ends) if begin + needed <= x), None)
