"""Workbooks: read by python-calamine, and looked at a second time by a reader of their own kind."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import cast

import xlrd.book
from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from reports.exceptions import InputError
from reports.intake import ods, ooxml, package, xls, xlsb
from reports.intake.cells import Cell
from reports.intake.grid import Book, Grid, Unread
from reports.settings import Limits

MACROS = ("vbaproject.bin", "/macrosheets/")


def opened_ooxml(content: bytes, limits: Limits) -> Book:
    """Open the bytes of a .xlsx or .xlsm workbook, Strict or not; macros are never run.

    Raises InputError if it is built to overwhelm its reader.
    """
    book = zipfile.ZipFile(io.BytesIO(content))
    package.guard(book, limits)
    parts = ooxml.sheet_parts(book)
    package.check_sizes(book, set(parts.values()), limits)
    macros = any(mark in name.lower() for name in book.namelist() for mark in MACROS)
    return Book(
        _ooxml_sheets(content, book, parts, limits),
        ooxml.defined_names(book),
        [("W-243", "")] if macros else [],
    )


def _ooxml_sheets(
    content: bytes, book: zipfile.ZipFile, parts: dict[str, str], limits: Limits
) -> Iterator[Grid]:
    texts: list[str] | None = None
    calamine = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name, hidden in _sheets(calamine):
        part = parts.get(name, "")
        if part not in book.namelist():
            raise InputError("E-121")
        look = ooxml.look(book, part, limits)
        if look.area > limits.cells:
            raise InputError("E-124")
        rows = _rows(calamine.get_sheet_by_name(name), limits)
        unread: Sequence[Unread] = ()
        if look.doubtful or look.values != _filled(rows):
            texts = ooxml.shared_texts(book) if texts is None else texts
            with book.open(part) as stream:
                unread = tuple(ooxml.compare(stream, texts, rows))
        _some(rows, unread, name)
        yield Grid(
            name,
            rows,
            hidden,
            unread,
            tuple(look.merged),
            frozenset(look.hidden_rows),
            frozenset(look.hidden_columns),
        )


def opened_xlsb(content: bytes, limits: Limits) -> Book:
    """Open the bytes of a .xlsb workbook; raises InputError as ``opened_ooxml`` does."""
    book = zipfile.ZipFile(io.BytesIO(content))
    package.guard(book, limits)
    package.check_sizes(book, set(), limits)
    parts = xlsb.sheet_parts(book, limits)
    macros = any(mark in name.lower() for name in book.namelist() for mark in MACROS)
    return Book(_xlsb_sheets(content, book, parts, limits), notes=[("W-243", "")] * macros)


def _xlsb_sheets(
    content: bytes, book: zipfile.ZipFile, parts: dict[str, str], limits: Limits
) -> Iterator[Grid]:
    calamine = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name, hidden in _sheets(calamine):
        look = xlsb.look(book, parts[name], limits)
        yield Grid(name, _rows(calamine.get_sheet_by_name(name), limits), hidden, *look)


def opened_ods(content: bytes, limits: Limits) -> Book:
    """Open the bytes of a .ods spreadsheet; raises InputError as ``opened_ooxml`` does."""
    book = zipfile.ZipFile(io.BytesIO(content))
    package.guard(book, limits)
    if ods.encrypted(book):
        raise InputError("E-122")
    package.check_sizes(book, {"content.xml"}, limits)
    looks = ods.looks(book, limits)
    calamine = CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets = (
        (name, hidden, calamine.get_sheet_by_name(name)) for name, hidden in _sheets(calamine)
    )
    return Book(
        Grid(name, _rows(sheet, limits), hidden, *looks[name]) for name, hidden, sheet in sheets
    )


def opened_xls(content: bytes, limits: Limits) -> Book:
    """Open the bytes of a .xls workbook; raises InputError if it is locked or damaged."""
    calamine = CalamineWorkbook.from_filelike(io.BytesIO(content))
    second = xls.opened(content)
    return Book(_xls_sheets(calamine, second, limits))


def _xls_sheets(
    calamine: CalamineWorkbook, second: xlrd.book.Book, limits: Limits
) -> Iterator[Grid]:
    for name, hidden in _sheets(calamine):
        rows = _rows(calamine.get_sheet_by_name(name), limits)
        look = xls.look(second.sheet_by_name(name), rows)
        _some(rows, look.unread, name)
        yield Grid(name, rows, hidden, *look)


def _sheets(book: CalamineWorkbook) -> Iterator[tuple[str, bool]]:
    """Yield the name of each sheet of cells and whether it is hidden."""
    for meta in book.sheets_metadata:
        if meta.typ == SheetTypeEnum.WorkSheet:
            yield meta.name, meta.visible != SheetVisibleEnum.Visible


def _rows(sheet: CalamineSheet, limits: Limits) -> list[list[Cell]]:
    if sheet.total_height * sheet.total_width > limits.cells:
        raise InputError("E-124")
    rows = sheet.to_python(skip_empty_area=False)
    return cast(list[list[Cell]], rows)


def _filled(rows: list[list[Cell]]) -> int:
    return sum(len(row) - row.count("") for row in rows)


def _some(rows: list[list[Cell]], unread: Sequence[Unread], name: str) -> None:
    """Raise InputError if one reader sees cells where the other sees an empty sheet."""
    if any(rule == "F-121" for rule, *_ in unread) and not _filled(rows):
        raise InputError("E-172", seen=name)
