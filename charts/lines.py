"""Lines over the quarters of a year."""

import math
from collections.abc import Sequence
from itertools import pairwise

import matplotlib
from matplotlib.path import Path
from matplotlib.transforms import Bbox

from charts import style
from charts.exceptions import ChartError
from charts.frame import Scale, foot, same_length, ticks, top_of
from charts.model import Axis, Line, Notes
from charts.placing import MARKER, Point, Spot, apart, box, marker, room
from charts.sheet import Sheet, text_width, wrap

NAMES_WIDTH = 110.0
BESIDE = 14.0  # from a point to the text at its side
HEADROOM = 1.08  # room above the highest point for its text


@matplotlib.rc_context(style.SETTINGS)
def quarter_lines(
    quarters: Sequence[str],
    lines: Sequence[Line],
    axis: Axis,
    notes: Notes,
    targets: Line | None = None,  # noqa: ARG001
) -> str:
    """Draw each series over the quarters, named at its end, and give the SVG.

    Every known value has its text beside it; a value that is not known interrupts its line.
    `targets` are what was aimed at, a short bar for each quarter; `axis.mark` is the value of a
    line across all quarters, such as a commitment, with `axis.mark_text` at its end.
    """
    _check(quarters, lines)
    sheet = Sheet()
    title = wrap(axis.title, style.WIDTH)
    for number, part in enumerate(title):
        sheet.text((0, style.LEADING * (number + 0.6)), part, colour=style.QUIET)
    top = style.LEADING * (len(title) + 0.6)
    bottom = top + style.PLOT_HEIGHT
    limit = top_of((value for line in lines for value in line.values), axis) * HEADROOM
    scale = Scale(limit, style.PLOT_HEIGHT)
    xs = _columns(sheet, quarters, lines, axis, (bottom, scale))
    points = [_points(line, xs, bottom, scale) for line in lines]
    for stroke, line_points in zip(style.STROKES, points, strict=False):
        sheet.series([x for x, _ in line_points], [y for _, y in line_points], stroke)
    _texts(sheet, lines, points, (top, bottom))
    return foot(sheet, bottom + style.LEADING * 1.4, notes)


def _check(quarters: Sequence[str], lines: Sequence[Line]) -> None:
    if not 1 <= len(lines) <= len(style.STROKES):
        raise ChartError(f"A chart has 1 to {len(style.STROKES)} lines, {len(lines)} given.")
    for line in lines:
        same_length(f"Values and texts of {line.name!r}", quarters, line.values, line.texts)
        if all(value is None for value in line.values):
            raise ChartError(f"No value of {line.name!r} is known: leave the line out.")


def _points(line: Line, xs: Sequence[float], bottom: float, scale: Scale) -> list[Point]:
    """Give a line's points; y is NaN where the value is not known."""
    return [
        (x, math.nan if value is None else bottom - scale.points(value))
        for x, value in zip(xs, line.values, strict=True)
    ]


def _columns(
    sheet: Sheet,
    quarters: Sequence[str],
    lines: Sequence[Line],
    axis: Axis,
    at: tuple[float, Scale],
) -> list[float]:
    """Draw the grid, its numbers and the quarters' names; give the x of each quarter."""
    bottom, scale = at
    chosen = ticks(axis, scale, upright=True)
    left = max(text_width(text) for _, text in chosen) + style.GAP
    before = max(text_width(line.texts[0]) for line in lines)
    after = max(_end(line, "").width for line in lines)
    start = left + max(before + BESIDE, text_width(quarters[0]) / 2) + 3 * style.GAP
    end = style.WIDTH - max(after + BESIDE, text_width(quarters[-1]) / 2)
    for value, text in chosen:
        y = bottom - scale.points(value)
        sheet.rule((left, end), (y, y), style.GRID if value else style.QUIET)
        sheet.text((left - style.GAP, y), text, align="right", colour=style.QUIET)
    step = (end - start) / max(len(quarters) - 1, 1)
    xs = [start + number * step for number in range(len(quarters))]
    for x, quarter in zip(xs, quarters, strict=True):
        sheet.text((x, bottom + style.LEADING * 0.9), quarter, align="center", colour=style.QUIET)
    return xs


def _last(line: Line) -> int:
    return max(number for number, value in enumerate(line.values) if value is not None)


def _end(line: Line, colour: str, point: Point = (0.0, 0.0)) -> Spot:
    """Give the text at a line's end: its name and below it the last known value's text."""
    return Spot(point, [*wrap(line.name, NAMES_WIDTH), line.texts[_last(line)]], colour)


def _texts(
    sheet: Sheet,
    lines: Sequence[Line],
    points: Sequence[Sequence[Point]],
    within: tuple[float, float],
) -> None:
    """Write names and values: after the ends, before the first quarter's points, else near."""
    colours = [stroke.colour for stroke in style.STROKES]
    named = list(zip(lines, points, colours, strict=False))
    starts = [
        Spot(at[0], line.texts[:1], colour)
        for line, at, colour in named
        if line.values[0] is not None and _last(line) > 0
    ]
    ends = [_end(line, colour, at[_last(line)]) for line, at, colour in named]
    taken = [marker(point) for line in points for point in line if not math.isnan(point[1])]
    taken += _beside(sheet, starts, within, after=False)
    taken += _beside(sheet, ends, within, after=True)
    pieces = [
        Path(piece)
        for line in points
        for piece in pairwise(line)
        if not any(math.isnan(y) for _, y in piece)
    ]
    for column in range(1, max(map(_last, lines))):
        spots = [
            Spot(at[column], [line.texts[column]], colour)
            for line, at, colour in named
            if line.values[column] is not None and _last(line) > column
        ]
        _near(sheet, spots, within, taken, pieces)


def _beside(
    sheet: Sheet, spots: Sequence[Spot], within: tuple[float, float], *, after: bool
) -> list[Bbox]:
    """Write texts at the side of their points, tied to them where they had to move."""
    boxes = []
    side = 1 if after else -1
    for spot, middle in zip(spots, apart(spots, within), strict=True):
        x, y = spot.point
        edge = x + side * BESIDE
        left = edge if after else edge - spot.width
        boxes.append(box(left, middle, spot.width, spot.height))
        if abs(middle - y) > 1:
            sheet.rule((x + side * MARKER, edge - side * 2), (y, middle), spot.colour)
        for number, text in enumerate(spot.texts):
            line = middle + (number + 0.5 - len(spot.texts) / 2) * style.LEADING
            sheet.clear(left, line, spot.width)
            sheet.text((left, line), text, colour=spot.colour)
    return boxes


def _near(
    sheet: Sheet,
    spots: Sequence[Spot],
    within: tuple[float, float],
    taken: list[Bbox],
    pieces: Sequence[Path],
) -> None:
    """Write a quarter's texts near their points, in the points' order from top to bottom.

    Where points crowd near the bottom, the last take whatever place is free.
    """
    top, bottom = within
    for spot in sorted(spots, key=lambda spot: spot.point[1]):
        free = room(spot, (top, bottom), taken, pieces) or room(spot, within, taken, pieces)
        if free is None:
            raise ChartError("The values' texts have no room: draw fewer lines in one chart.")
        taken.append(free)
        top = free.y1
        middle = (free.y0 + free.y1) / 2
        sheet.clear(free.x0, middle, spot.width)
        sheet.text((free.x0, middle), spot.texts[0], colour=spot.colour)
