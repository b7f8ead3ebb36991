"""Bars of what was reached of a whole, which may be more than all of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import matplotlib

from charts import style
from charts.frame import Scale, foot, top_of
from charts.model import Axis, Notes, Progress
from charts.rows import axis_below, keys, marks, names
from charts.sheet import Sheet, text_width


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    place: str


@matplotlib.rc_context(style.SETTINGS)
def progress_bars(bars: Sequence[Progress], axis: Axis, notes: Notes) -> str:
    """Draw what was reached of each whole against a line at 100 percent, and give the SVG.

    What goes beyond the whole has another colour, explained by `notes.highlight`. `axis.tick_text`
    gets shares, 1 for 100 percent, and `axis.mark` is the share that is aimed at.
    """
    sheet = Sheet()
    top = max(1.0, top_of((bar.share for bar in bars), axis))
    rows = names(sheet, [_Row(f"{bar.name} {bar.whole}", bar.place) for bar in bars], style.LEADING)
    scale = Scale(top, style.WIDTH - rows.left - text_width(axis.tick_text(top)) / 2)
    return foot(sheet, axis_below(sheet, rows, scale, axis), notes)
