"""Bars of what was reached of a whole, which may be more than all of it."""

from collections.abc import Sequence
from dataclasses import replace

import matplotlib

from charts import style
from charts.frame import Scale, end_of_text, foot, top_of
from charts.model import Axis, Notes, Number, Progress
from charts.rows import axis_below, column, keys, marks, names
from charts.sheet import Sheet, text_width


@matplotlib.rc_context(style.SETTINGS)
def progress_bars(
    bars: Sequence[Progress], axis: Axis, notes: Notes, row: float = style.ROW
) -> str:
    """Draw what was reached of each whole against a line at 100 percent, and give the SVG.

    What goes beyond the whole has another colour, explained by `notes.highlight`. `axis.tick_text`
    gets shares, 1 for 100 percent, and `axis.mark` is the share that is aimed at. `row` is the
    least height of a row in points.
    """
    sheet = Sheet()
    top = max(1.0, top_of((bar.share for bar in bars), axis))
    left = column(bars, [bar.whole for bar in bars])
    rows = names(sheet, left, style.LEADING, range(len(bars) - 1), style.GAP, row)
    rows = replace(rows, spans=[(rows.top, rows.bottom)])
    scale = Scale(top, style.WIDTH - rows.left - text_width(axis.tick_text(top)) / 2)
    y = axis_below(sheet, rows, scale, axis)
    for bar, middle in zip(bars, rows.middles, strict=True):
        _bar(sheet, bar, (rows.left, middle), scale, style.BAR * row / style.ROW)
    lines = _lines(axis)
    marks(sheet, rows, scale, lines)
    xs = [rows.left + scale.points(value) for value, _ in lines]
    for bar, middle in zip(bars, rows.middles, strict=True):
        _text(sheet, bar, (rows.left, middle), scale, xs)
    beyond = notes.highlight and any(bar.share is not None and bar.share > 1 for bar in bars)
    y = keys(sheet, y, [(notes.highlight, style.HIGHLIGHT)] if beyond else [])
    return foot(sheet, y, notes)


def _bar(sheet: Sheet, bar: Progress, at: tuple[float, float], scale: Scale, thick: float) -> None:
    """Draw what was reached on a frame of 100 percent; nothing at all of what is not known."""
    if bar.share is None:
        return
    left, middle = at
    top = middle - thick / 2
    whole, reached = scale.points(1), scale.points(bar.share)
    if reached < whole:
        sheet.area(left, top, whole, thick, style.TRACK)
    if reached:
        sheet.area(left, top, min(reached, whole), thick, style.PLAIN)
    if reached > whole:
        sheet.area(left + whole, top, reached - whole, thick, style.HIGHLIGHT)


def _lines(axis: Axis) -> list[tuple[Number, str]]:
    """Give the line of 100 percent and that of the target, or one line if they are the same."""
    lines: list[tuple[Number, str]] = [] if axis.mark == 1 else [(1, axis.tick_text(1.0))]
    return lines if axis.mark is None else [*lines, (axis.mark, axis.mark_text)]


def _text(
    sheet: Sheet,
    bar: Progress,
    at: tuple[float, float],
    scale: Scale,
    lines: Sequence[float],
) -> None:
    """Write a bar's text where it has room: beyond 100 percent, else before it, else behind."""
    left, middle = at
    width = text_width(bar.text)
    whole, end = left + scale.points(1), left + scale.points(bar.share or 0)
    for begin, stop, look in ((whole, end, style.HIGHLIGHT), (left, min(whole, end), style.PLAIN)):
        inside = end_of_text(begin, stop, width, lines)
        if inside is not None:
            sheet.clear(inside - width, middle, width, look.fill)
            sheet.text((inside, middle), bar.text, align="right", colour=look.ink)
            return
    sheet.clear(end + style.GAP, middle, width)
    sheet.text((end + style.GAP, middle), bar.text)
