"""Excel's XML of 2003 (SpreadsheetML), which some systems send under the ending ``.xls``."""

import io
from collections.abc import Iterator
from xml.etree.ElementTree import Element, iterparse

from reports.exceptions import InputError
from reports.intake.cells import Cell
from reports.intake.formats.table import Table
from reports.intake.grid import Book, Grid, Unread, address
from reports.settings import Limits


def opened(content: bytes, limits: Limits) -> Book:
    """Open Excel's XML of 2003, sheet by sheet; raises InputError for far cells and wide spans."""
    return Book(_xml_sheets(content, limits))


def _xml_sheets(content: bytes, limits: Limits) -> Iterator[Grid]:
    # Python's expat stops entity bombs and fetches nothing; the process around it is confined
    for _, element in iterparse(io.BytesIO(content)):  # noqa: S314
        if _local(element.tag) != "Worksheet":
            continue
        table = Table(limits)
        unread: list[Unread] = []
        hidden = any(_local(item.tag) == "Visible" for item in element.iter())
        for row in (e for e in element.iter() if _local(e.tag) == "Row"):
            index = int(_said(row, "Index") or len(table.rows) + 1)
            if index <= len(table.rows):
                raise InputError("E-125")
            table.skip_to(index - 1)
            if _said(row, "Hidden") == "1":
                table.hidden.add(len(table.rows) - 1)
            unread += _xml_cells(row, table)
        yield table.grid(_said(element, "Name"), hidden=hidden, unread=unread)
        element.clear()


def _xml_cells(row: Element, table: Table) -> Iterator[Unread]:
    """Put a row's cells into the table; yield the errors and the formulas without a value."""
    for cell in (child for child in row if _local(child.tag) == "Cell"):
        index = _said(cell, "Index")
        data = next((child for child in cell if _local(child.tag) == "Data"), None)
        kind = _said(data, "Type") if data is not None else ""
        text = "".join(data.itertext()) if data is not None else ""
        column = table.put(
            "" if kind == "Error" else _typed(kind, text),
            int(_said(cell, "MergeDown") or 0) + 1,
            int(_said(cell, "MergeAcross") or 0) + 1,
            int(index) - 1 if index else None,
        )
        where = address(len(table.rows) - 1, column)
        if kind == "Error":
            yield "F-105", where, text
        elif _said(cell, "Formula") and not text:
            yield "F-106", where, _said(cell, "Formula")


def _typed(kind: str, text: str) -> Cell:
    if kind == "Number" and text:
        return float(text)
    if kind == "Boolean" and text:
        return text == "1"
    return text


def _said(element: Element, name: str) -> str:
    return next((v for key, v in element.items() if _local(key) == name), "")


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
