"""Tables of shaded cells, each with its number."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import matplotlib

from charts import style
from charts.exceptions import ChartError
from charts.frame import foot, same_length
from charts.model import HeatRow, Notes, Shades
from charts.rows import keys
from charts.sheet import Sheet, text_width, wrap
from charts.style import Look

CELL_WIDTH = 64.0
GUTTER = 14.0  # between two blocks
NAMES_PART = 0.45  # of a block's width, at most


@dataclass(frozen=True, slots=True)
class Block:
    """Where a block stands, how wide it, its names and each of its cells are."""

    left: float
    width: float
    beside: float
    cell: float


@matplotlib.rc_context(style.SETTINGS)
def heat_table(
    rows: Sequence[HeatRow], columns: Sequence[str], shades: Shades, notes: Notes, blocks: int = 1
) -> str:
    """Draw a table whose cells are shaded by value and hold their texts, and give the SVG.

    With two `blocks` the rows go on in a second table beside the first: 44 rows then fill half an
    A4 page. A cell of unknown value is hatched and holds its text, as "–".
    """
    _check(rows, columns, shades, blocks)
    sheet = Sheet()
    places = _places(rows, len(columns), blocks)
    heads = [wrap(column, places[0].cell - style.GAP / 2) for column in columns]
    top = style.LEADING * max(map(len, heads)) + style.GAP / 2
    many = math.ceil(len(rows) / blocks)
    y = top
    for place, first in zip(places, range(0, len(rows), many), strict=False):
        _heads(sheet, heads, place, top - style.GAP / 2)
        y = max(y, _block(sheet, rows[first : first + many], place, top, shades))
    return foot(sheet, keys(sheet, y, _explained(rows, shades)), notes)


def _check(rows: Sequence[HeatRow], columns: Sequence[str], shades: Shades, blocks: int) -> None:
    if not rows or not columns or blocks < 1:
        raise ChartError("A table needs at least one row, one column and one block.")
    for row in rows:
        same_length(f"Values and texts of {row.name!r}", columns, row.values, row.texts)
        if not all(math.isfinite(value) for value in row.values if value is not None):
            raise ChartError(f"A value of {row.name!r} has no shade: give None if it is not known.")
    if len(shades.texts) != len(shades.bounds) + 1 or len(shades.texts) > len(style.HEAT):
        raise ChartError(f"Shades are 1 to {len(style.HEAT)}, one more than their bounds.")
    if list(shades.bounds) != sorted(set(shades.bounds)):
        raise ChartError("The bounds of shades rise from one to the next.")
    if _missing(rows) and not shades.missing:
        raise ChartError("Values are not known: say in shades.missing what hatched cells mean.")


def _missing(rows: Sequence[HeatRow]) -> bool:
    return any(value is None for row in rows for value in row.values)


def _looks(shades: Shades) -> list[Look]:
    """Choose as many shades as there are, from the lightest to the darkest."""
    last = len(shades.bounds) or 1
    return [
        style.HEAT[math.ceil(number * (len(style.HEAT) - 1) / last)]
        for number in range(len(shades.texts))
    ]


def _explained(rows: Sequence[HeatRow], shades: Shades) -> list[tuple[str, Look]]:
    looks = list(zip(shades.texts, _looks(shades), strict=True))
    return [*looks, (shades.missing, style.MISSING)] if _missing(rows) else looks


def _places(rows: Sequence[HeatRow], columns: int, blocks: int) -> list[Block]:
    """Divide the chart's width into blocks of one size, with room for the names and the cells."""
    width = (style.WIDTH - GUTTER * (blocks - 1)) / blocks
    names = [_name(row, width) for row in rows]
    beside = max(text_width(line) for lines in names for line in lines) + style.GAP
    cell = min((width - beside) / columns, CELL_WIDTH)
    return [Block(number * (width + GUTTER), width, beside, cell) for number in range(blocks)]


def _name(row: HeatRow, width: float) -> list[str]:
    return wrap(row.name, min(style.NAME_WIDTH, width * NAMES_PART))


def _heads(sheet: Sheet, heads: Sequence[Sequence[str]], place: Block, bottom: float) -> None:
    for number, head in enumerate(heads):
        x = place.left + place.beside + (number + 0.5) * place.cell
        middle = bottom - style.LEADING * len(head) / 2
        sheet.paragraph((x, middle), head, align="center", colour=style.QUIET)


def _block(
    sheet: Sheet, rows: Sequence[HeatRow], place: Block, top: float, shades: Shades
) -> float:
    """Draw rows below each other, each group below its name; give the y that follows."""
    y = top
    group = ""
    for row in rows:
        if row.group != group:
            group = row.group
            y += style.GAP / 2 if y > top else 0
            sheet.text((place.left, y + style.ROW / 2), group, slant="italic")
            y += style.ROW
        name = _name(row, place.width)
        height = style.ROW + style.LEADING * (len(name) - 1)
        sheet.paragraph((place.left, y + height / 2), name)
        _cells(sheet, row, (place.left + place.beside, y), (place.cell, height), shades)
        y += height
    return y


def _cells(
    sheet: Sheet,
    row: HeatRow,
    at: tuple[float, float],
    size: tuple[float, float],
    shades: Shades,
) -> None:
    """Draw the cells of a row; white lines part them."""
    looks = _looks(shades)
    x, y = at
    width, height = size
    for value, text in zip(row.values, row.texts, strict=True):
        look = style.MISSING if value is None else looks[bisect_right(shades.bounds, value)]
        if text_width(text) > width - style.GAP / 2:
            raise ChartError(f"{text!r} is wider than its cell: give a shorter text.")
        sheet.area(x + 0.5, y + 0.5, width - 1, height - 1, look)
        middle = y + height / 2
        if value is None:
            sheet.clear(x + (width - text_width(text)) / 2, middle, text_width(text))
        sheet.text((x + width / 2, middle), text, align="center", colour=look.ink)
        x += width
