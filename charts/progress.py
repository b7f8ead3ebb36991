"""Bars of what was reached of a whole, which may be more than all of it."""

from collections.abc import Sequence

import matplotlib

from charts import style
from charts.frame import Scale, foot, top_of
from charts.model import Axis, Notes, Number, Progress
from charts.rows import Rows, axis_below, column, keys, marks, names
from charts.sheet import Sheet, text_width


@matplotlib.rc_context(style.SETTINGS)
def progress_bars(bars: Sequence[Progress], axis: Axis, notes: Notes) -> str:
    """Draw what was reached of each whole against a line at 100 percent, and give the SVG.

    What goes beyond the whole has another colour, explained by `notes.highlight`. `axis.tick_text`
    gets shares, 1 for 100 percent, and `axis.mark` is the share that is aimed at.
    """
    sheet = Sheet()
    top = max(1.0, top_of((bar.share for bar in bars), axis))
    left = column(bars, [bar.whole for bar in bars])
    rows = names(sheet, left, style.LEADING, range(len(bars) - 1), style.GAP)
    scale = Scale(top, style.WIDTH - rows.left - text_width(axis.tick_text(top)) / 2)
    y = axis_below(sheet, rows, scale, axis)
    for bar, middle in zip(bars, rows.middles, strict=True):
        _bar(sheet, bar, (rows.left, middle), scale)
    _lines(sheet, rows, scale, axis)
    for bar, middle in zip(bars, rows.middles, strict=True):
        _text(sheet, bar, (rows.left, middle), scale)
    beyond = notes.highlight and any(bar.share is not None and bar.share > 1 for bar in bars)
    y = keys(sheet, y, [(notes.highlight, style.HIGHLIGHT)] if beyond else [])
    return foot(sheet, y, notes)


def _bar(sheet: Sheet, bar: Progress, at: tuple[float, float], scale: Scale) -> None:
    """Draw what was reached on a frame of 100 percent; nothing at all of what is not known."""
    if bar.share is None:
        return
    left, middle = at
    top = middle - style.BAR / 2
    whole, reached = scale.points(1), scale.points(bar.share)
    if reached < whole:
        sheet.area(left, top, whole, style.BAR, style.TRACK)
    if reached:
        sheet.area(left, top, min(reached, whole), style.BAR, style.PLAIN)
    if reached > whole:
        sheet.area(left + whole, top, reached - whole, style.BAR, style.HIGHLIGHT)


def _lines(sheet: Sheet, rows: Rows, scale: Scale, axis: Axis) -> None:
    """Draw the line of 100 percent and that of the target, or one line if they are the same."""
    lines: list[tuple[Number, str]] = [] if axis.mark == 1 else [(1, axis.tick_text(1.0))]
    if axis.mark is not None:
        lines.append((axis.mark, axis.mark_text))
    marks(sheet, rows, scale, lines)


def _text(sheet: Sheet, bar: Progress, at: tuple[float, float], scale: Scale) -> None:
    """Write a bar's text where it has room: before 100 percent, else beyond, else after the bar."""
    left, middle = at
    width = text_width(bar.text)
    whole = scale.points(1)
    reached = scale.points(bar.share or 0)
    places = (
        (0.0, min(whole, reached), style.PLAIN),
        (whole, reached, style.HIGHLIGHT),
    )
    for begin, end, look in places:
        if begin + width + 2 * style.GAP <= end:
            x = left + end - style.GAP
            sheet.clear(x - width, middle, width, look.fill)
            sheet.text((x, middle), bar.text, align="right", colour=look.ink)
            return
    sheet.clear(left + reached + style.GAP, middle, width)
    sheet.text((left + reached + style.GAP, middle), bar.text)
