"""A second look at Excel's binary workbooks (.xlsb): errors, and what is hidden or merged.

A part is a row of records, each with its type, its length and its bytes: [MS-XLSB] 2.1.4. Numbers
are little-endian; the types and fields used here are in sections 2.4 and 2.5.97.2.
"""

import struct
import zipfile
from collections.abc import Iterator

from reports.exceptions import InputError
from reports.intake import ooxml
from reports.intake.grid import Area, Look, Unread, address
from reports.intake.package import chunks
from reports.settings import Limits

ROW, ERROR, FORMULA_ERROR, COLUMN, SHEET, MERGED = 0, 3, 11, 60, 156, 176
CELLS = range(2, 12)
RICH = 62
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
HIDDEN_ROW = 0x10
"""The bit of a row's twelfth byte that hides it."""


def sheet_parts(book: zipfile.ZipFile, limits: Limits) -> dict[str, str]:
    """Return the part that holds each sheet, by the sheet's name."""
    whole = ooxml.workbook_part(book)
    parts = ooxml.related(book, whole)
    found = {}
    for kind, record in _records(b"".join(chunks(book, whole, limits))):
        if kind == SHEET:
            key, end = _text(record, 8)
            name, _ = _text(record, end)
            found[name] = parts.get(key, "")
    return found


def look(book: zipfile.ZipFile, part: str, limits: Limits) -> Look:
    """Look through a sheet's records; raises InputError E-124 if its used area is too large."""
    unread: list[Unread] = []
    merged: list[Area] = []
    rows, columns = set[int](), set[int]()
    row, width = 0, 0
    for kind, record in _records(b"".join(chunks(book, part, limits))):
        if kind == ROW:
            row = _number(record, 0)
            if record[11] & HIDDEN_ROW:
                rows.add(row)
        elif kind in CELLS or kind == RICH:
            column = _number(record, 0)
            width = max(width, column + 1)
            if (row + 1) * width > limits.cells:
                raise InputError("E-124")
            if kind in (ERROR, FORMULA_ERROR):
                unread.append(("F-105", address(row, column), ERRORS.get(record[8], "#?")))
        elif kind == MERGED:
            top, bottom, left, right = struct.unpack_from("<4I", record)
            merged.append((top, left, bottom, right))
        elif kind == COLUMN and record[16] & 1:
            columns.update(range(_number(record, 0), min(_number(record, 4), 16_383) + 1))
    return Look(tuple(unread), tuple(merged), frozenset(rows), frozenset(columns))


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each record's type and bytes; raises IndexError where the part is cut off."""
    at = 0
    while at < len(part):
        kind = part[at]
        at += 1
        if kind & 0x80:
            kind = kind & 0x7F | part[at] << 7
            at += 1
        size = 0
        for shift in (0, 7, 14, 21):
            byte = part[at]
            at += 1
            size |= (byte & 0x7F) << shift
            if not byte & 0x80:
                break
        yield kind, part[at : at + size]
        at += size


def _number(record: bytes, at: int) -> int:
    number: int = struct.unpack_from("<I", record, at)[0]
    return number


def _text(record: bytes, at: int) -> tuple[str, int]:
    """Return a text and where it ends: its length in characters, then UTF-16."""
    end = at + 4 + 2 * _number(record, at)
    return record[at + 4 : end].decode("utf-16-le"), end
