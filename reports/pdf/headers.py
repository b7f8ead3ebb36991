"""Table cells that know their headers, however cells are joined.

WeasyPrint 70 counts columns wrongly beside joined cells, writes no /Scope and forgets a heading
between rows. So every table is gone through again, by the columns in which its cells were laid out.
What a header heads is told by its place: in the head of a table and in a row of headers only, the
columns below; else the row to its right. A row of headers only holds until the next one, also over
a page's end.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pydyf
from weasyprint.formatting_structure.boxes import LineBox, ParentBox, TableBox, TableCellBox
from weasyprint.layout.absolute import AbsolutePlaceholder

Row = list[Any]
"""Cells as WeasyPrint laid them out; ``mark`` is what it made of one in the structure tree."""

Heads = dict[int, list[Any]]
"""Header cells by column, or by row."""


TAGS = ("th", "td")


def write(document: Any, pdf: pydyf.PDF) -> None:
    """Write /Scope, /Headers and /ID of the cells of all tables, and the index of all /ID."""
    kept: dict[Any, Heads] = {}
    marks: list[pydyf.Dictionary] = []
    for table in _tables(document):
        head: Heads = {}
        between = kept.setdefault(table.element, {})
        for group in table.children:
            rows = [_cells(row) for row in group.children]
            if group.is_header:
                _head(rows, head)
            else:
                _body(rows, head, between)
            marks += [cell.mark for row in rows for cell in row if cell.element_tag == "th"]
    names = sorted((_id(mark), mark.reference) for mark in marks)
    root = pdf.objects[int(pdf.catalog["StructTreeRoot"].split()[0])]
    root["IDTree"] = pydyf.Dictionary(
        {"Names": pydyf.Array(part for pair in names for part in pair)}
    )


def _tables(document: Any) -> Iterator[Any]:
    """Yield the part of each table on each page."""
    for page in document.pages:
        yield from _below(page._page_box)  # noqa: SLF001 - no other way


def _below(box: Any) -> Iterator[Any]:
    """Yield the tables below a box; there is none in a line or in another table."""
    for child in box.children:
        placed = child._box if isinstance(child, AbsolutePlaceholder) else child  # noqa: SLF001
        if isinstance(placed, TableBox):
            yield from [placed] if placed.element_tag == "table" else []
        elif isinstance(placed, ParentBox) and not isinstance(placed, LineBox):
            yield from _below(placed)


def _cells(row: Any) -> Row:
    return [
        cell for cell in row.children if isinstance(cell, TableCellBox) and cell.element_tag in TAGS
    ]


def _head(rows: Iterable[Row], head: Heads) -> None:
    """Write the cells of a table's head, each under those above it, and keep them in ``head``."""
    for row in rows:
        for cell in row:
            _point(cell, "Column", _over(cell, head))
        _keep(row, head)


def _body(rows: Sequence[Row], head: Heads, between: Heads) -> None:
    """Write the cells of a table's body; ``between`` keeps the headings between the rows."""
    beside = _beside(rows)
    after_heading = False
    for number, row in enumerate(rows):
        heading = _is_heading(row)
        if heading and not after_heading:
            between.clear()
        for cell in row:
            above = _over(cell, head) + _over(cell, between)
            left = [
                header
                for spanned in range(number, number + cell.rowspan)
                for header in beside.get(spanned, ())
                if header.grid_x < cell.grid_x
            ]
            _point(cell, "Column" if heading else "Row", above + left)
        if heading:
            _keep(row, between)
        after_heading = heading


def _is_heading(row: Row) -> bool:
    return all(cell.element_tag == "th" for cell in row)


def _beside(rows: Iterable[Row]) -> Heads:
    """Return the headers of each row, by the row's number."""
    beside: Heads = {}
    for number, row in enumerate(rows):
        for cell in () if _is_heading(row) else row:
            if cell.element_tag == "th":
                for spanned in range(number, number + cell.rowspan):
                    beside.setdefault(spanned, []).append(cell)
    return beside


def _keep(row: Row, heads: Heads) -> None:
    for cell in row:
        for column in _columns(cell):
            heads.setdefault(column, []).append(cell)


def _over(cell: Any, heads: Heads) -> list[Any]:
    return [header for column in _columns(cell) for header in heads.get(column, ())]


def _columns(cell: Any) -> range:
    return range(cell.grid_x, cell.grid_x + cell.colspan)


def _point(cell: Any, scope: str, headers: Iterable[Any]) -> None:
    """Write a cell's headers, each once, and a header's own name and scope."""
    attributes = cell.mark["A"]
    if cell.element_tag == "th":
        cell.mark["ID"] = _id(cell.mark)
        attributes["Scope"] = f"/{scope}"
    attributes.pop("Headers", None)
    if names := dict.fromkeys(_id(header.mark) for header in headers):
        attributes["Headers"] = pydyf.Array(names)


def _id(mark: pydyf.Dictionary) -> bytes:
    """Return a name for an element of the structure tree, as it stands in the PDF."""
    return f"({mark.number:07})".encode()
