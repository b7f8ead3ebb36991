"""Workbooks, read by python-calamine, with a second look at their parts."""

import io
import zipfile
from collections.abc import Iterator

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from reports.exceptions import InputError
from reports.intake import ooxml
from reports.intake.grid import Book, Grid
from reports.settings import Limits


def opened(content: bytes, limits: Limits) -> Book:
    """Open a workbook's bytes; raises InputError if it is built to overwhelm its reader."""
    package = zipfile.ZipFile(io.BytesIO(content))
    ooxml.guard(package, limits)
    return Book(_grids(content, package, limits))


def _grids(content: bytes, package: zipfile.ZipFile, limits: Limits) -> Iterator[Grid]:
    parts = ooxml.sheet_parts(package)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for meta in book.sheets_metadata:
        if meta.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(meta.name)
        if sheet.total_height * sheet.total_width > limits.cells:
            raise InputError("E-124")
        yield Grid(
            meta.name,
            sheet.to_python(skip_empty_area=False),
            hidden=meta.visible != SheetVisibleEnum.Visible,
            unread=tuple(ooxml.unread_cells(package, parts.get(meta.name, ""), limits)),
        )
