"""Horizontal bars, one for each unit, from the top down in the order given."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import matplotlib

from charts import style
from charts.exceptions import ChartError
from charts.frame import Scale, foot, same_length, ticks, top_of
from charts.model import Axis, Bar, Notes, Stack
from charts.sheet import Sheet, text_width, wrap
from charts.style import Look

SWATCH = 16.0
TICK = 2.5
LOOKS = {
    (False, False): style.PLAIN,
    (False, True): style.PLAIN_INCOMPLETE,
    (True, False): style.HIGHLIGHT,
    (True, True): style.HIGHLIGHT_INCOMPLETE,
}


@dataclass(frozen=True, slots=True)
class Rows:
    """Where the rows stand: the middle of each, where the bars begin, top and bottom of all."""

    middles: list[float]
    left: float
    top: float
    bottom: float


@matplotlib.rc_context(style.SETTINGS)
def ranked_bars(bars: Sequence[Bar], axis: Axis, notes: Notes) -> str:
    """Draw one bar for each unit with its value's text, and give the SVG.

    Bars of incomplete data are striped and explained by `notes.incomplete`. Some 45 bars fit an A4
    page, fewer if names need two lines; give charts that go on the same `axis.reach`.
    """
    if any(bar.incomplete for bar in bars) and not notes.incomplete:
        raise ChartError("Bars are marked incomplete: say in notes.incomplete what that means.")
    sheet = Sheet()
    top = top_of((bar.value for bar in bars), axis)
    rows = _names(sheet, bars, style.LEADING if axis.mark_text else 0)
    scale = Scale(top, style.WIDTH - rows.left - text_width(axis.tick_text(top)) / 2)
    y = _axis(sheet, rows, scale, axis)
    for bar, middle in zip(bars, rows.middles, strict=True):
        length = scale.points(bar.value or 0)
        if length:
            sheet.area(rows.left, middle - style.BAR / 2, length, style.BAR, _look(bar))
    _mark(sheet, rows, scale, axis)
    for bar, middle in zip(bars, rows.middles, strict=True):
        _value(sheet, bar, (rows.left, middle), scale)
    return foot(sheet, _keys(sheet, y, _looks_explained(bars, notes)), notes)


@matplotlib.rc_context(style.SETTINGS)
def stacked_bars(stacks: Sequence[Stack], parts: Sequence[str], axis: Axis, notes: Notes) -> str:
    """Draw for each unit one bar of several parts, with the total's text, and give the SVG.

    `parts` names the parts in the order of each stack's values; they are explained at the top.
    """
    if len(parts) > len(style.PARTS):
        raise ChartError(f"A bar has at most {len(style.PARTS)} parts, {len(parts)} given.")
    same_length("Values of a stack", parts, *(stack.values for stack in stacks))
    sheet = Sheet()
    looks = style.PARTS[: len(parts)]
    y = _keys(sheet, -style.GAP, list(zip(parts, looks, strict=True)))
    top_of((value for stack in stacks for value in stack.values), axis)
    top = top_of((sum(map(float, stack.values)) for stack in stacks), axis)
    rows = _names(sheet, stacks, y + style.GAP + (style.LEADING if axis.mark_text else 0))
    widest = max(text_width(stack.text) for stack in stacks)
    scale = Scale(top, style.WIDTH - rows.left - widest - style.GAP)
    y = _axis(sheet, rows, scale, axis)
    _mark(sheet, rows, scale, axis)
    for stack, middle in zip(stacks, rows.middles, strict=True):
        _stack(sheet, stack, looks, (rows.left, middle), scale)
    return foot(sheet, y, notes)


def _names(sheet: Sheet, units: Sequence[Bar | Stack], top: float) -> Rows:
    """Write the places and names; a name of two lines makes its row higher, not its bar."""
    if not units:
        raise ChartError("A chart needs at least one bar.")
    names = [wrap(unit.name, style.NAME_WIDTH) for unit in units]
    places = max(text_width(unit.place) for unit in units)
    start = places + style.GAP if places else 0.0
    heights = [style.ROW + style.LEADING * (len(lines) - 1) for lines in names]
    edges = list(accumulate(heights, initial=top))
    middles = [edge + height / 2 for edge, height in zip(edges, heights, strict=False)]
    for unit, lines, middle in zip(units, names, middles, strict=True):
        first = middle - style.LEADING * (len(lines) - 1) / 2
        if unit.place:
            sheet.text((places, first), unit.place, align="right")
        for number, line in enumerate(lines):
            sheet.text((start, first + number * style.LEADING), line)
    widest = max(text_width(line) for lines in names for line in lines)
    return Rows(middles, start + widest + 1.5 * style.GAP, top, edges[-1])


def _axis(sheet: Sheet, rows: Rows, scale: Scale, axis: Axis) -> float:
    """Draw the zero line, the numbers and the title below; give the y that follows.

    Each bar has its value's text, so lines of a grid would only cross them.
    """
    sheet.rule((rows.left, rows.left), (rows.top, rows.bottom), style.QUIET)
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


def _looks_explained(bars: Sequence[Bar], notes: Notes) -> list[tuple[str, Look]]:
    keys = []
    if notes.highlight and any(bar.highlight for bar in bars):
        keys.append((notes.highlight, style.HIGHLIGHT))
    if any(bar.incomplete for bar in bars):
        keys.append((notes.incomplete, style.PLAIN_INCOMPLETE))
    return keys


def _look(bar: Bar) -> Look:
    return LOOKS[bar.highlight, bar.incomplete]


def _value(sheet: Sheet, bar: Bar, at: tuple[float, float], scale: Scale) -> None:
    """Write a bar's text inside it if there is room, else just after it."""
    left, middle = at
    end = left + scale.points(bar.value or 0)
    width = text_width(bar.text)
    look = _look(bar)
    if left + width + 2 * style.GAP <= end:
        sheet.clear(end - style.GAP - width, middle, width, look.fill)
        sheet.text((end - style.GAP, middle), bar.text, align="right", colour=look.ink)
    else:
        sheet.clear(end + style.GAP, middle, width)
        sheet.text((end + style.GAP, middle), bar.text)


def _stack(
    sheet: Sheet, stack: Stack, looks: Sequence[Look], at: tuple[float, float], scale: Scale
) -> None:
    """Draw the parts of a bar one after another and the total's text after the last."""
    x, middle = at
    for value, look in zip(stack.values, looks, strict=True):
        length = scale.points(value)
        if length:
            sheet.area(x, middle - style.BAR / 2, length, style.BAR, look)
        x += length
    sheet.clear(x + style.GAP, middle, text_width(stack.text))
    sheet.text((x + style.GAP, middle), stack.text)


def _mark(sheet: Sheet, rows: Rows, scale: Scale, axis: Axis) -> None:
    """Draw the line across the bars at the axis' mark, with its words above."""
    if axis.mark is None:
        return
    x = rows.left + scale.points(axis.mark)
    sheet.rule((x, x), (rows.top, rows.bottom), style.PAPER, 2.4)
    sheet.rule((x, x), (rows.top - 1, rows.bottom), style.INK)
    half = text_width(axis.mark_text) / 2
    centre = min(max(x, half), style.WIDTH - half)
    sheet.text((centre, rows.top - style.LEADING / 2 - 1), axis.mark_text, align="center")


def _keys(sheet: Sheet, y: float, keys: Sequence[tuple[str, Look]]) -> float:
    """Explain looks below y, side by side while there is room; give the y that follows."""
    if not keys:
        return y
    x = 0.0
    y += style.ROW
    for text, look in keys:
        lines = wrap(text, style.WIDTH - SWATCH - style.GAP)
        width = SWATCH + style.GAP + max(map(text_width, lines))
        if x and x + width > style.WIDTH:
            x, y = 0.0, y + style.ROW
        sheet.area(x, y - style.BAR / 2 + 1, SWATCH, style.BAR - 2, look)
        for number, line in enumerate(lines):
            sheet.text((x + SWATCH + style.GAP, y + number * style.LEADING), line)
        x += width + 3 * style.GAP
    return y + style.LEADING * (len(lines) - 0.5)
