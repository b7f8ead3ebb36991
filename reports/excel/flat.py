"""A workbook of one long table, for machines and for whoever filters it: headings in the first row.

A million rows take no more memory than ten, if they are written as they come.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from reports.excel import fit, theme
from reports.exceptions import OutputError

LOOKED_AT = 200
"""Rows by which the widths of columns are told."""
WIDEST = 44
OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
LOOKS: Mapping[str, Mapping[str, object]] = {
    "text": {},
    "count": {"num_format": "0"},
    "rupiah": {"num_format": theme.RUPIAH},
    "percent": {"num_format": theme.PERCENT},
    "date": {"num_format": "dd/mm/yyyy"},
    "yesno": {},
}
"""How the values of each kind of column look."""

Row = Sequence[str | int | float | bool | datetime.date | None]
Pen = tuple[Callable[..., int], Format | None]
"""What writes the values of a column, and the format that they are written in."""


def workbook(
    path: Path,
    name: str,
    columns: Mapping[str, str],
    rows: Iterable[Row],
    properties: Mapping[str, object],
    *,
    long: bool,
) -> None:
    """Write the rows into the sheet ``name`` of a workbook; an unknown value is an empty cell.

    ``columns`` are the headings, each with the kind of its values, a name of ``LOOKS``. A ``long``
    table is written row by row and none is kept, but its texts are not shared. Raises
    OutputError where a text does not fit into a cell, or a row into the sheet.
    """
    # XlsxWriter writes into the font that it is given
    options = OPTIONS | {"default_format_properties": dict(theme.BASE), "constant_memory": long}
    with Workbook(path, options) as book:
        book.set_properties(properties)
        head = book.add_format({"bold": True, "bg_color": theme.HEADER, "bottom": 1})
        sheet = book.add_worksheet(name)
        remaining = iter(rows)
        begun = list(islice(remaining, LOOKED_AT))
        for place, heading in enumerate(columns):
            sheet.set_column(place, place, _width(heading, [row[place] for row in begun]))
            sheet.write_string(0, place, heading, head)
        sheet.freeze_panes(1, 0)
        looks = {kind: book.add_format(dict(look)) for kind, look in LOOKS.items() if look}
        pens = [_pen(sheet, kind, looks.get(kind)) for kind in columns.values()]
        last = _write(sheet, pens, chain(begun, remaining))
        sheet.autofilter(0, 0, last, len(columns) - 1)


def _write(sheet: Worksheet, pens: Sequence[Pen], rows: Iterable[Row]) -> int:
    """Write every row and return the number of the last; raise OutputError rather than lose one."""
    number = 0
    for number, row in enumerate(rows, 1):
        for place, value in enumerate(row):
            if value is not None:
                put, look = pens[place]
                if put(number, place, value, look) != 0:
                    cell = xl_rowcol_to_cell(number, place)
                    raise OutputError("E-162", sheet=sheet.name, cell=cell)
    return number


def _pen(sheet: Worksheet, kind: str, look: Format | None) -> Pen:
    special: dict[str, Callable[..., int]] = {
        "text": sheet.write_string,
        "date": sheet.write_datetime,
        "yesno": sheet.write_boolean,
    }
    return special.get(kind, sheet.write_number), look


def _width(heading: str, values: Sequence[object]) -> float:
    shown = [len(str(value)) for value in values if value is not None]
    return min(max([len(heading) * fit.BOLD, *shown]), WIDEST) + fit.PADDING
