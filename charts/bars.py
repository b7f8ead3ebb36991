"""Horizontal bars, one for each unit, from the top down in the order given."""

from collections.abc import Sequence
from itertools import pairwise

import matplotlib

from charts import style
from charts.exceptions import ChartError
from charts.frame import Scale, end_of_text, foot, same_length, top_of
from charts.model import Axis, Bar, Notes, Stack
from charts.rows import axis_below, column, keys, marks, names
from charts.sheet import Sheet, text_width, wrap
from charts.style import Look

LOOKS = {
    (False, False): style.PLAIN,
    (False, True): style.PLAIN_INCOMPLETE,
    (True, False): style.HIGHLIGHT,
    (True, True): style.HIGHLIGHT_INCOMPLETE,
}


def ranked_bars(bars: Sequence[Bar], axis: Axis, notes: Notes, row: float = style.ROW) -> str:
    """Draw one bar for each unit with its value's text, and give the SVG.

    `row` is the height of a row in points, of which its bar takes the same part whatever it is.

    Bars of incomplete data are striped and explained by `notes.incomplete`. Some 45 bars fit an A4
    page, fewer if names need two lines; give charts that go on the same `axis.reach`.
    """
    return _ranked(bars, axis, notes, [], row=row)


def extremes(
    first: Sequence[Bar], last: Sequence[Bar], axis: Axis, notes: Notes, between: str
) -> str:
    """Draw the first and the last of a ranking on one scale, parted by a gap, and give the SVG.

    `between` stands in the gap and says who is left out, as "22 perangkat daerah lainnya".
    """
    if not first or not last:
        raise ChartError("A chart of the first and the last needs bars of both.")
    return _ranked([*first, *last], axis, notes, [len(first) - 1], between)


@matplotlib.rc_context(style.SETTINGS)
def _ranked(
    bars: Sequence[Bar],
    axis: Axis,
    notes: Notes,
    breaks: Sequence[int],
    between: str = "",
    row: float = style.ROW,
) -> str:
    if any(bar.incomplete for bar in bars) and not notes.incomplete:
        raise ChartError("Bars are marked incomplete: say in notes.incomplete what that means.")
    sheet = Sheet()
    top = top_of((bar.value for bar in bars), axis)
    said = wrap(between, style.WIDTH)
    gap = style.ROW + style.LEADING * len(said)
    rows = names(sheet, column(bars), style.LEADING if axis.mark_text else 0, breaks, gap, row)
    thick = style.BAR * row / style.ROW
    scale = Scale(top, style.WIDTH - rows.left - text_width(axis.tick_text(top)) / 2)
    y = axis_below(sheet, rows, scale, axis)
    for bar, middle in zip(bars, rows.middles, strict=True):
        length = scale.points(bar.value or 0)
        if length:
            sheet.area(rows.left, middle - thick / 2, length, thick, _look(bar))
    if axis.mark is not None:
        marks(sheet, rows, scale, [(axis.mark, axis.mark_text)])
    for bar, middle in zip(bars, rows.middles, strict=True):
        _value(sheet, bar, (rows.left, middle), scale, axis)
    for (_, above), (below, _) in pairwise(rows.spans):
        middle = (above + below) / 2
        sheet.paragraph((style.WIDTH / 2, middle), said, align="center", colour=style.QUIET)
    return foot(sheet, keys(sheet, y, _looks_explained(bars, notes)), notes)


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
    y = keys(sheet, -style.GAP, list(zip(parts, looks, strict=True)))
    top_of((value for stack in stacks for value in stack.values), axis)
    top = top_of((sum(map(float, stack.values)) for stack in stacks), axis)
    rows = names(sheet, column(stacks), y + style.GAP + (style.LEADING if axis.mark_text else 0))
    widest = max(text_width(stack.text) for stack in stacks)
    scale = Scale(top, style.WIDTH - rows.left - widest - style.GAP)
    y = axis_below(sheet, rows, scale, axis)
    if axis.mark is not None:
        marks(sheet, rows, scale, [(axis.mark, axis.mark_text)])
    for stack, middle in zip(stacks, rows.middles, strict=True):
        _stack(sheet, stack, looks, (rows.left, middle), scale)
    return foot(sheet, y, notes)


def _looks_explained(bars: Sequence[Bar], notes: Notes) -> list[tuple[str, Look]]:
    looks = []
    if notes.highlight and any(bar.highlight for bar in bars):
        looks.append((notes.highlight, style.HIGHLIGHT))
    if any(bar.incomplete for bar in bars):
        looks.append((notes.incomplete, style.PLAIN_INCOMPLETE))
    return looks


def _look(bar: Bar) -> Look:
    return LOOKS[bar.highlight, bar.incomplete]


def _value(sheet: Sheet, bar: Bar, at: tuple[float, float], scale: Scale, axis: Axis) -> None:
    """Write a bar's text inside it if there is room, else just after it."""
    left, middle = at
    end = left + scale.points(bar.value or 0)
    width = text_width(bar.text)
    look = _look(bar)
    lines = [] if axis.mark is None else [left + scale.points(axis.mark)]
    inside = end_of_text(left, end, width, lines)
    if inside is not None:
        sheet.clear(inside - width, middle, width, look.fill)
        sheet.text((inside, middle), bar.text, align="right", colour=look.ink)
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
