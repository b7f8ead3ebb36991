"""Rows of horizontal bars: names at the left, the axis below, lines across, the key of looks."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol

from charts import style
from charts.exceptions import ChartError
from charts.frame import Scale, ticks
from charts.model import Axis, Number
from charts.placing import spread
from charts.sheet import Sheet, text_width, wrap
from charts.style import Look

SWATCH = 16.0
TICK = 2.5


class Named(Protocol):
    """What stands in a row: it has a place, which may be empty, and a name."""

    @property
    def name(self) -> str:
        """Give the name."""

    @property
    def place(self) -> str:
        """Give the place that stands before the name, as "1."."""


@dataclass(frozen=True, slots=True)
class Column:
    """The column of names: the place and the lines of each, where names begin and bars begin."""

    places: list[str]
    names: list[list[str]]
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Rows:
    """Where the rows stand: the middle of each, where the bars begin, tops and bottoms.

    `spans` holds a top and a bottom for each run of rows without a break.
    """

    middles: list[float]
    left: float
    spans: list[tuple[float, float]]

    @property
    def top(self) -> float:
        """Give the top of the first row."""
        return self.spans[0][0]

    @property
    def bottom(self) -> float:
        """Give the bottom of the last row."""
        return self.spans[-1][1]


def column(units: Sequence[Named], below: Sequence[str] = ()) -> Column:
    """Break the names of units, each with a text below it if `below` is given."""
    if not units:
        raise ChartError("A chart needs at least one bar.")
    wrapped = [wrap(unit.name, style.NAME_WIDTH) for unit in units]
    for lines, text in zip(wrapped, below, strict=False):
        lines.extend(wrap(text, style.NAME_WIDTH))
    places = max(text_width(unit.place) for unit in units)
    start = places + style.GAP if places else 0.0
    widest = max(text_width(line) for lines in wrapped for line in lines)
    return Column([unit.place for unit in units], wrapped, start, start + widest + 1.5 * style.GAP)


def names(
    sheet: Sheet,
    column: Column,
    top: float,
    breaks: Collection[int] = (),
    gap: float = style.ROW,
    row: float = style.ROW,
) -> Rows:
    """Write the places and names from `top` down, with a gap after the rows numbered in `breaks`.

    A row is `row` high at least; a name of two lines may make it higher, not its bar.
    """
    wrapped = column.names
    heights = [max(row, style.ROW + style.LEADING * (len(lines) - 1)) for lines in wrapped]
    steps = [high + (gap if number in breaks else 0) for number, high in enumerate(heights)]
    tops = list(accumulate(steps, initial=top))
    middles = [edge + height / 2 for edge, height in zip(tops, heights, strict=False)]
    for place, lines, middle in zip(column.places, wrapped, middles, strict=True):
        if place:
            first = middle - style.LEADING * (len(lines) - 1) / 2
            sheet.text((column.start - style.GAP, first), place, align="right")
        sheet.paragraph((column.start, middle), lines)
    ends = [*sorted(breaks), len(wrapped) - 1]
    begins = [0, *(row + 1 for row in ends[:-1])]
    spans = [(tops[a], tops[b] + heights[b]) for a, b in zip(begins, ends, strict=True)]
    return Rows(middles, column.end, spans)


def baseline(sheet: Sheet, rows: Rows) -> None:
    """Draw the line at which all bars begin."""
    for span in rows.spans:
        sheet.rule((rows.left, rows.left), span, style.QUIET)


def axis_below(sheet: Sheet, rows: Rows, scale: Scale, axis: Axis) -> float:
    """Draw the zero line, the numbers and the title below; give the y that follows.

    Each bar has its value's text, so lines of a grid would only cross them.
    """
    baseline(sheet, rows)
    sheet.rule((rows.left, rows.left + scale.length), (rows.bottom, rows.bottom), style.QUIET)
    for value, text in ticks(axis, scale):
        x = rows.left + scale.points(value)
        sheet.rule((x, x), (rows.bottom, rows.bottom + TICK), style.QUIET)
        sheet.text((x, rows.bottom + style.LEADING * 0.9), text, align="center", colour=style.QUIET)
    y = rows.bottom + style.LEADING
    for line in wrap(axis.title, style.WIDTH - rows.left):
        y += style.LEADING
        half = text_width(line) / 2
        centre = min(rows.left + scale.length / 2, style.WIDTH - half)
        sheet.text((centre, y), line, align="center", colour=style.QUIET)
    return y + style.LEADING * 0.4


def marks(sheet: Sheet, rows: Rows, scale: Scale, lines: Sequence[tuple[Number, str]]) -> None:
    """Draw a line across the bars at each value, with its words above."""
    xs = [rows.left + scale.points(value) for value, _ in lines]
    for x in xs:
        for top, bottom in rows.spans:
            sheet.rule((x, x), (top, bottom), style.PAPER, 2.4)
            sheet.rule((x, x), (top - 1, bottom), style.INK)
    y = rows.top - style.LEADING / 2 - 1
    widths = [text_width(text) + style.GAP for _, text in lines]
    within = (-style.GAP / 2, style.WIDTH + style.GAP / 2)
    for centre, (_, text) in zip(spread(xs, widths, within), lines, strict=True):
        sheet.text((centre, y), text, align="center")


def keys(sheet: Sheet, y: float, looks: Sequence[tuple[str, Look]]) -> float:
    """Explain looks below y, side by side while there is room; give the y that follows."""
    if not looks:
        return y
    x = 0.0
    y += style.ROW
    for text, look in looks:
        lines = wrap(text, style.WIDTH - SWATCH - style.GAP)
        width = SWATCH + style.GAP + max(map(text_width, lines))
        if x and x + width > style.WIDTH:
            x, y = 0.0, y + style.ROW
        sheet.area(x, y - style.BAR / 2 + 1, SWATCH, style.BAR - 2, look)
        for number, line in enumerate(lines):
            sheet.text((x + SWATCH + style.GAP, y + number * style.LEADING), line)
        x += width + 3 * style.GAP
    return y + style.LEADING * (len(lines) - 0.5)
