"""A second look at Excel's binary workbooks of before 2007, cell by cell, with xlrd."""

import io
from collections.abc import Iterator, Sequence

import xlrd
from xlrd.book import Book
from xlrd.sheet import Sheet

from reports.intake.cells import Cell
from reports.intake.grid import Look, Unread, address

PLAIN = (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_TEXT, xlrd.XL_CELL_BOOLEAN)


def opened(content: bytes) -> Book:
    """Open a workbook's bytes; xlrd's own errors come through."""
    return xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())


def look(sheet: Sheet, rows: Sequence[Sequence[Cell]]) -> Look:
    """Return errors, cells that ``rows`` holds otherwise (F-121), and what is hidden or merged."""
    return Look(
        tuple(_differences(sheet, rows)),
        tuple((top, left, end - 1, right - 1) for top, end, left, right in sheet.merged_cells),
        frozenset(at for at, row in sheet.rowinfo_map.items() if row.hidden),
        frozenset(at for at, column in sheet.colinfo_map.items() if column.hidden),
    )


def _differences(sheet: Sheet, rows: Sequence[Sequence[Cell]]) -> Iterator[Unread]:
    for at in range(sheet.nrows):
        held = rows[at] if at < len(rows) else ()
        for place, cell in enumerate(sheet.row(at)):
            other = held[place] if place < len(held) else ""
            if cell.ctype == xlrd.XL_CELL_ERROR:
                yield "F-105", address(at, place), xlrd.error_text_from_code.get(cell.value, "#?")
            elif cell.ctype in PLAIN and cell.value != other:
                yield "F-121", address(at, place), f"{cell.value} / {other}"
