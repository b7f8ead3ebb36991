"""Lines over the quarters of a year."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import matplotlib
from matplotlib.path import Path
from matplotlib.transforms import Bbox

from charts import style
from charts.exceptions import ChartError
from charts.frame import Scale, foot, same_length, ticks, top_of
from charts.model import Axis, Line, Notes
from charts.placing import AIR, MARKER, Point, Spot, apart, box, marker, room
from charts.sheet import Sheet, text_width, wrap

NAMES_WIDTH = 110.0
AIM = 10.0  # half of the bar at a target
BESIDE = 14.0  # from a point to the text at its side
HEADROOM = 1.08  # room above the highest point for its text


@dataclass(frozen=True, slots=True)
class Drawn:
    """A series with its points and its colour."""

    line: Line
    points: Sequence[Point]
    colour: str

    @property
    def last(self) -> int:
        """Give the number of the last quarter that is known."""
        return _last(self.line)

    def spot(self, column: int) -> Spot:
        """Give a quarter's point with the text of its value."""
        return Spot(self.points[column], [self.line.texts[column]], self.colour)

    def end(self) -> Spot:
        """Give the last point with the name and the text of its value."""
        return Spot(self.points[self.last], _end(self.line), self.colour)


@matplotlib.rc_context(style.SETTINGS)
def quarter_lines(
    quarters: Sequence[str],
    lines: Sequence[Line],
    axis: Axis,
    notes: Notes,
    targets: Line | None = None,
    height: float = style.PLOT_HEIGHT,
) -> str:
    """Draw each series over the quarters, named at its end, and give the SVG.

    Every known value has its text beside it; a value that is not known interrupts its line.
    `targets` are what was aimed at, a short bar for each quarter; `axis.mark` is the value of a
    line across all quarters, such as a commitment, with `axis.mark_text` at its end.
    `height` is that of the space for the lines, in points.
    """
    series = [*lines, targets] if targets else list(lines)
    _check(quarters, lines, series)
    sheet = Sheet()
    title = wrap(axis.title, style.WIDTH)
    for number, part in enumerate(title):
        sheet.text((0, style.LEADING * (number + 0.6)), part, colour=style.QUIET)
    top = style.LEADING * (len(title) + 0.6)
    bottom = top + height
    limit = top_of((value for line in series for value in line.values), axis) * HEADROOM
    scale = Scale(limit, height)
    xs = _columns(sheet, quarters, series, axis, (bottom, scale))
    mark = _mark(sheet, xs, axis, (bottom, scale))
    drawn = [
        Drawn(line, _points(line, xs, bottom, scale), stroke.colour)
        for line, stroke in zip(lines, style.STROKES, strict=False)
    ]
    aims = [Drawn(targets, _points(targets, xs, bottom, scale), style.QUIET)] if targets else []
    for x, y in (point for one in aims for point in one.points if _known(point)):
        sheet.rule((x - AIM, x + AIM), (y, y), style.QUIET, 2.2)
    for one, stroke in zip(drawn, style.STROKES, strict=False):
        sheet.series([x for x, _ in one.points], [y for _, y in one.points], stroke)
    _texts(sheet, drawn, aims, mark, (top, bottom))
    return foot(sheet, bottom + style.LEADING * 1.4, notes)


def _check(quarters: Sequence[str], lines: Sequence[Line], series: Sequence[Line]) -> None:
    if not 1 <= len(lines) <= len(style.STROKES):
        raise ChartError(f"A chart has 1 to {len(style.STROKES)} lines, {len(lines)} given.")
    for line in series:
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
    after = max(text_width(text) for line in lines for text in _end(line))
    after = max([after, *map(text_width, wrap(axis.mark_text, NAMES_WIDTH))])
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


def _end(line: Line) -> list[str]:
    """Give the text at a line's end: its name and below it the last known value's text."""
    return [*wrap(line.name, NAMES_WIDTH), line.texts[_last(line)]]


def _mark(sheet: Sheet, xs: Sequence[float], axis: Axis, at: tuple[float, Scale]) -> list[Spot]:
    """Draw the line at the axis' mark across the quarters; give its words at the end."""
    if axis.mark is None:
        return []
    bottom, scale = at
    y = bottom - scale.points(axis.mark)
    sheet.rule((xs[0] - AIM, xs[-1] + AIM), (y, y), style.INK, 0.9)
    return [Spot((xs[-1], y), wrap(axis.mark_text, NAMES_WIDTH), style.INK)]


def _texts(
    sheet: Sheet,
    lines: Sequence[Drawn],
    targets: Sequence[Drawn],
    mark: Sequence[Spot],
    within: tuple[float, float],
) -> None:
    """Write names and values: after the ends, before the first quarter's points, else near."""
    series = [*lines, *targets]
    starts = [one.spot(0) for one in series if one.line.values[0] is not None and one.last > 0]
    taken = [marker(point) for one in lines for point in one.points if _known(point)]
    taken += [marker(point, AIM + 1) for one in targets for point in one.points if _known(point)]
    taken += _beside(sheet, starts, within, after=False)
    for limits, spots in _ends([one.end() for one in series], mark, within).items():
        taken += _beside(sheet, spots, limits, after=True)
    pieces = [
        Path(piece) for one in lines for piece in pairwise(one.points) if all(map(_known, piece))
    ]
    pieces += [Path([(0, spot.point[1]), spot.point]) for spot in mark]
    for column in range(1, max(one.last for one in series)):
        spots = [
            one.spot(column)
            for one in series
            if one.line.values[column] is not None and one.last > column
        ]
        _near(sheet, spots, within, taken, pieces)


def _known(point: Point) -> bool:
    return not math.isnan(point[1])


def _ends(
    ends: Sequence[Spot], mark: Sequence[Spot], within: tuple[float, float]
) -> dict[tuple[float, float], list[Spot]]:
    """Give the texts of ends by the room they have: before the last quarter, up to the mark."""
    found: dict[tuple[float, float], list[Spot]] = {within: list(mark)}
    for spot in ends:
        limits = within
        for line in mark:
            x, y = line.point
            if spot.point[0] < x:
                above = spot.point[1] <= y and spot.height <= y - within[0]
                limits = (within[0], y - AIR / 2) if above else (y + AIR, within[1])
        found.setdefault(limits, []).append(spot)
    return found


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
