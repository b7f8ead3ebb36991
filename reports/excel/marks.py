"""Marks on a table's cells: bars of their size, the colour of their sign, small bars of a row."""

from collections.abc import Callable, Sequence

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from reports.excel import theme
from reports.excel.page import Column, Table

Cells = tuple[int, int, int, int]
Draw = Callable[[Worksheet, theme.Formats, Cells, str], None]


def draw(sheet: Worksheet, formats: theme.Formats, table: Table, first: int, last: int) -> None:
    """Mark the columns that say so, from the first row to the last."""
    for place, column in enumerate(table.columns):
        if column.mark:
            DRAW[column.mark](sheet, formats, (first, place, last, place), column.style)
        if column.spark:
            _sparks(sheet, column.spark, (first, place, last))


def changed(
    sheet: Worksheet,
    formats: theme.Formats,
    columns: Sequence[Column],
    cells: tuple[int, Sequence[tuple[int, int]]],
) -> None:
    """Mark numbers of streamed rows, which have no format each: the first row, and where they are
    below it."""
    first, found = cells
    places: dict[int, list[str]] = {}
    for row, place in found:
        places.setdefault(place, []).append(xl_rowcol_to_cell(first + row, place))
    for place, names in places.items():
        look = formats[f"mark.{columns[place].style}"]
        rule = {"type": "formula", "criteria": "=TRUE", "format": look}
        sheet.conditional_format(names[0], rule | {"multi_range": " ".join(names)})


def _bars(sheet: Worksheet, _: theme.Formats, cells: Cells, style: str) -> None:
    """Draw bars from zero; shares to the whole, amounts to the largest."""
    look: dict[str, object] = {"bar_color": theme.BAR, "bar_solid": True}
    look |= {"min_type": "num", "min_value": 0}
    whole = {"max_type": "num", "max_value": 1} if style == "percent" else {}
    sheet.conditional_format(*cells, {"type": "data_bar", **look, **whole})


def _signals(sheet: Worksheet, formats: theme.Formats, cells: Cells, _: str) -> None:
    """Colour a text by the sign that it begins with; the sign says the same without a colour."""
    for sign, look in theme.SIGNALS.items():
        rule = {"type": "text", "criteria": "begins with", "value": sign, "format": formats[look]}
        sheet.conditional_format(*cells, rule)


def _heat(sheet: Worksheet, _: theme.Formats, cells: Cells, __: str) -> None:
    colours = {"min_color": theme.COLD, "max_color": theme.HOT}
    sheet.conditional_format(*cells, {"type": "2_color_scale", **colours})


def _sparks(sheet: Worksheet, spark: tuple[int, int], cells: tuple[int, int, int]) -> None:
    """Draw the columns of each row as bars in its cell; LibreOffice would print no line."""
    first, place, last = cells
    name = str(sheet.name).replace("'", "''")
    for row in range(first, last + 1):
        drawn = f"'{name}'!{xl_range_abs(row, spark[0], row, spark[1])}"
        look = {"type": "column", "series_color": theme.HOT, "min": 0}
        sheet.add_sparkline(
            row, place, {"location": xl_rowcol_to_cell(row, place), "range": drawn, **look}
        )


DRAW: dict[str, Draw] = {"bar": _bars, "signal": _signals, "heat": _heat}
