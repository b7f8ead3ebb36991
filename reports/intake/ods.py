"""A second look at an OpenDocument spreadsheet: errors, its reach, what is hidden or merged.

One element may stand for a million rows or cells (``number-rows-repeated``), so a small file can
claim any area: it is measured before python-calamine lays it out.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, iterparse

from reports.exceptions import InputError
from reports.intake.grid import Area, Look, Unread, address
from reports.intake.package import chunks
from reports.settings import Limits

HIDING = ("collapse", "filter")
WIDEST = 16_384


def encrypted(book: zipfile.ZipFile) -> bool:
    """Whether the parts of the package are locked with a password."""
    name = "META-INF/manifest.xml"
    return name in book.namelist() and b"encryption-data" in book.read(name)


def looks(book: zipfile.ZipFile, limits: Limits) -> dict[str, Look]:
    """Return what is seen in each sheet, by its name; raises InputError for too large an area."""
    content = io.BytesIO(b"".join(chunks(book, "content.xml", limits)))
    found: dict[str, Look] = {}
    sheet = _Sheet(limits)
    # Python's expat stops entity bombs and fetches nothing; the process around it is confined
    for event, element in iterparse(content, ("start", "end")):  # noqa: S314
        tag = _local(element.tag)
        if event == "start" and tag == "table":
            sheet = _Sheet(limits)
        elif event == "start":
            continue
        elif tag == "table-column":
            sheet.take_column(element)
        elif tag == "table-row":
            sheet.take_row(element)
            element.clear()
        elif tag == "table":
            found[_said(element, "name")] = sheet.look()
    return found


@dataclass(slots=True)
class _Sheet:
    """A sheet while it is looked through; rows and columns counted from 0."""

    limits: Limits
    row: int = 0
    column: int = 0
    width: int = 0
    unread: list[Unread] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def look(self) -> Look:
        """Return what was seen."""
        hidden = frozenset(self.hidden_rows), frozenset(self.hidden_columns)
        return Look(tuple(self.unread), tuple(self.merged), *hidden)

    def take_column(self, element: Element) -> None:
        """Take in the next columns."""
        end = min(self.column + _repeated(element, "columns"), WIDEST)
        if _said(element, "visibility") in HIDING:
            self.hidden_columns.update(range(self.column, end))
        self.column = end

    def take_row(self, element: Element) -> None:
        """Take in the next row, as often as it is repeated."""
        times = _repeated(element, "rows")
        cells = list(_cells(element))
        if cells:
            self.width = max(self.width, cells[-1][1])
            if (self.row + times) * self.width > self.limits.cells:
                raise InputError("E-124")
            if _said(element, "visibility") in HIDING:
                self.hidden_rows.update(range(self.row, self.row + times))
        for place, _, cell in cells:
            self._take_cell(cell, place)
        self.row += times

    def _take_cell(self, cell: Element, place: int) -> None:
        text = " ".join("".join(cell.itertext()).split())
        if any(_local(key) == "value-type" and value == "error" for key, value in cell.items()):
            self.unread.append(("F-105", address(self.row, place), text))
        elif _said(cell, "formula") and not _said(cell, "value-type"):
            self.unread.append(("F-106", address(self.row, place), _said(cell, "formula")))
        down, across = _spanned(cell, "rows"), _spanned(cell, "columns")
        if down > 1 or across > 1:
            last = self.row + down - 1, place + across - 1
            self.merged.append((self.row, place, *last))


def _cells(row: Element) -> Iterator[tuple[int, int, Element]]:
    """Yield the first and the end column of each cell that says anything, and the cell."""
    place = 0
    for cell in (item for item in row if _local(item.tag).endswith("table-cell")):
        end = place + _repeated(cell, "columns")
        if _said(cell, "value-type") or _said(cell, "formula") or len(cell):
            yield place, end, cell
        place = end


def _repeated(element: Element, what: str) -> int:
    return max(1, int(_said(element, f"number-{what}-repeated") or 1))


def _spanned(cell: Element, what: str) -> int:
    return max(1, int(_said(cell, f"number-{what}-spanned") or 1))


def _said(element: Element, name: str) -> str:
    return next((value for key, value in element.items() if _local(key) == name), "")


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
