"""A second look at a workbook's parts, for what python-calamine passes over in silence.

calamine hands over an empty cell for an error (``#DIV/0!``), for a formula whose result was never
stored and for contents that it does not expect. Each sheet's XML is therefore looked through fast,
as bytes: how far does it reach, how many values does it store, what is hidden or merged? Where that
leaves any doubt about what calamine handed over, every cell is compared (``compare``).
"""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import lt
from typing import IO, Literal
from xml.etree.ElementTree import Element, iterparse

from reports.intake.cells import Cell
from reports.intake.grid import Area, Unread, address
from reports.intake.package import chunks
from reports.settings import Limits

CELL = re.compile(rb'<c r="([A-Z]+)"')
"""A cell and its column, once digits are left out."""
ROW = re.compile(rb'<row r="(\d+)"')
HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row [^>]*\bhidden="(?:1|true)"[^>]*>')
COLUMN = re.compile(rb"<(?:\w+:)?col [^>]*>")
MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*\bref="(\w+)(?::(\w+))?"')
DOUBTFUL = (b' t="e"', b" t='", b't="s"><v>-', b"<!")
"""Marks of errors, and of what is allowed and rare: where they stand, every cell is compared."""
UNCALCULATED = re.compile(rb"(?:</f>|<f[^>]*/>)\s*(?:</c>|<v ?/>|<v>\s*</v>)")
ADDRESS = re.compile(r"([A-Z]+)([0-9]+)")
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(slots=True)
class Sheet:
    """What the bytes of one sheet's XML tell; ``doubtful`` if they leave more to find out."""

    values: int = 0
    last_row: int = 0
    columns: set[bytes] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    tables: int = 0
    past: bool = False
    """Whether the rows are over."""
    doubtful: bool = False

    @property
    def area(self) -> int:
        """How many cells the sheet would have as a rectangle."""
        return self.last_row * (
            1 + max((_place(name.decode()) for name in self.columns), default=0)
        )

    def look(self, piece: bytes) -> None:
        """Take in the next piece of the XML, which ends where a row does.

        Without their digits most rows are alike, so that only one of a kind is looked at.
        """
        rows = list(map(int, ROW.findall(piece)))
        parts, kinds = _kinds(piece.translate(None, b"0123456789"))
        ordered = not rows or (rows[0] > self.last_row and all(map(lt, rows, rows[1:])))
        self.doubtful = self.doubtful or not ordered or parts != len(rows) + 1
        self.last_row = max(self.last_row, *rows, 0)
        for kind, count in kinds.items():
            self._look_at(kind, count)
        self.values -= piece.count(b"<v></v>")
        if any(b"<f" in kind for kind in kinds):
            self.doubtful = self.doubtful or UNCALCULATED.search(piece) is not None
        if any(b"hidden=" in kind for kind in kinds):
            self._hidden(piece)
        if self.past:
            below = MERGED.findall(piece, max(piece.find(b"</sheetData"), 0))
            self.merged += [_area(first, last or first) for first, last in below]

    def _look_at(self, kind: bytes, count: int) -> None:
        """Take in a kind of row, of which there are so many, and what stands before or behind."""
        named = CELL.findall(kind)
        self.columns.update(named)
        self.values += count * (kind.count(b"</v>") + kind.count(b"</is>"))
        found = b"sheetData" in kind
        if found or self.past:  # there are other elements too whose names begin like these
            whole = b"<c>" not in kind and b"<row>" not in kind and kind.count(b"<c ") == len(named)
        else:
            whole = b"<row" not in kind and kind.count(b"<c") == len(named)
        self.doubtful = self.doubtful or not whole or any(mark in kind for mark in DOUBTFUL)
        self.tables += kind.count(b"<sheetData") if found else 0
        self.past = self.past or (found and b"</sheetData" in kind)

    def _hidden(self, piece: bytes) -> None:
        rows = [_said(row, b"r") for row in HIDDEN_ROW.findall(piece)]
        self.hidden_rows.update(int(row) - 1 for row in rows if row)
        for column in COLUMN.findall(piece):
            if _said(column, b"hidden") in ("1", "true"):
                first, last = int(_said(column, b"min") or 1), int(_said(column, b"max") or 1)
                self.hidden_columns.update(range(first - 1, min(last, 16_384)))


def look(book: zipfile.ZipFile, part: str, limits: Limits) -> Sheet:
    """Look through a sheet's XML; raises InputError if it is larger than is allowed."""
    sheet, rest = Sheet(), b""
    for chunk in chunks(book, part, limits):
        text = rest + chunk
        cut = max(text.rfind(b"<row "), text.rfind(b":row "), 0)
        sheet.look(text[:cut])
        rest = text[cut:]
    sheet.look(rest)
    sheet.doubtful = sheet.doubtful or sheet.tables != 1
    return sheet


def _kinds(text: bytes) -> tuple[int, Mapping[bytes, int]]:
    """Return how many parts rows make of a text, and how many there are of each kind.

    Mostly all rows are alike, which is seen at once; where few are, they are one kind all together.
    """
    before = text[: text.find(b"<row ")]
    rows = text[len(before) :]
    first = rows[: rows.find(b"<row ", 1)]
    times = len(rows) // max(len(first), 1)
    if first * times == rows:
        return times + 1, Counter({before: 1}) + Counter({first.removeprefix(b"<row "): times})
    parts = text.split(b"<row ")
    kinds = Counter(parts)
    return len(parts), kinds if len(kinds) * 2 <= len(parts) else {b"".join(parts): 1}


def sheet_parts(book: zipfile.ZipFile) -> dict[str, str]:
    """Return the part that holds each sheet, by the sheet's name."""
    whole = workbook_part(book)
    parts = related(book, whole)
    found = {}
    for sheet in elements(book, whole, "sheet"):
        key = next((value for name, value in sheet.items() if name.endswith("}id")), "")
        found[sheet.get("name", "")] = parts.get(key, "")
    return found


def workbook_part(book: zipfile.ZipFile) -> str:
    """Return the part that names the sheets, ``xl/workbook.xml`` in most packages."""
    for relation in elements(book, "_rels/.rels", "Relationship"):
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", "").lstrip("/")
    return "xl/workbook.xml"


def related(book: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Return the parts that a part refers to, by the reference's key."""
    folder, _, name = part.rpartition("/")
    found = {}
    for relation in elements(book, f"{folder}/_rels/{name}.rels", "Relationship"):
        target = relation.get("Target", "")
        whole = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
        found[relation.get("Id", "")] = whole
    return found


def defined_names(book: zipfile.ZipFile) -> dict[str, str]:
    """Return what each defined name of the workbook refers to."""
    names = elements(book, workbook_part(book), "definedName")
    return {name.get("name", ""): name.text or "" for name in names}


def elements(book: zipfile.ZipFile, part: str, tag: str) -> list[Element]:
    """Return the elements of that name in a part, none if the part is not there."""
    if part not in book.namelist():
        return []
    with book.open(part) as stream:
        return [element for _, element in _parsed(stream) if _local(element.tag) == tag]


def shared_texts(book: zipfile.ZipFile) -> list[str]:
    """Return the texts that cells refer to by number."""
    parts = related(book, workbook_part(book)).values()
    part = next((part for part in parts if part.lower().endswith("sharedstrings.xml")), "")
    return [_text(item) for item in elements(book, part, "si")]


def compare(
    stream: IO[bytes], texts: Sequence[str], rows: Sequence[Sequence[Cell]]
) -> Iterator[Unread]:
    """Yield every cell of a sheet's XML that ``rows`` does not hold as it is stored there.

    F-105 for an error, F-106 for a formula without a stored value, F-121 where the two readings
    differ.
    """
    row, column, seen = -1, -1, set[tuple[int, int]]()
    for event, element in _parsed(stream, ("start", "end")):
        tag = _local(element.tag)
        if tag == "row" and event == "start":
            row, column = int(element.get("r") or row + 2) - 1, -1
        elif tag == "c" and event == "end":
            match = ADDRESS.fullmatch((element.get("r") or "").upper())
            row, column = (int(match[2]) - 1, _place(match[1])) if match else (row, column + 1)
            held = rows[row][column] if row < len(rows) and column < len(rows[row]) else ""
            if _filled(held):
                seen.add((row, column))
            yield from _difference(element, texts, held, address(row, column))
        elif tag == "row":
            element.clear()
    yield from _invented(rows, seen)


def _difference(element: Element, texts: Sequence[str], held: Cell, where: str) -> Iterator[Unread]:
    value, formula = _child(element, "v"), _child(element, "f")
    kind = element.get("t", "n")
    stored = _stored(element, texts)
    if kind == "e":
        yield "F-105", where, (value.text if value is not None else "") or ""
    elif formula is not None and not stored and kind != "str":
        yield "F-106", where, f"={formula.text or ''}"
    elif not _same(stored, kind, held):
        yield "F-121", where, f"{stored} / {'' if held is None else held}"


def _stored(element: Element, texts: Sequence[str]) -> str:
    """Return what a cell stores as text; a number without a shared text as #number."""
    value, inline = _child(element, "v"), _child(element, "is")
    stored = (value.text if value is not None else "") or ""
    if element.get("t") == "s":
        known = stored.strip().isdecimal() and int(stored) < len(texts)
        return texts[int(stored)] if known else f"#{stored}"
    return _text(inline) if inline is not None else stored


def _same(stored: str, kind: str, held: Cell) -> bool:
    if not _filled(held) or isinstance(held, str):
        return _plain(stored) == _plain(str(held or ""))
    if isinstance(held, bool):
        return kind == "b" and stored.strip() == str(int(held))
    if isinstance(held, float | int):
        return _number(stored) == held
    return bool(stored)


def _number(stored: str) -> float | None:
    try:
        return float(stored)
    except ValueError:
        return None


def _invented(rows: Sequence[Sequence[Cell]], seen: set[tuple[int, int]]) -> Iterator[Unread]:
    """Yield the cells that calamine fills and the XML does not."""
    for at, row in enumerate(rows):
        for place, cell in enumerate(row):
            if _filled(cell) and (at, place) not in seen:
                yield "F-121", address(at, place), f" / {cell}"


def _filled(cell: Cell) -> bool:
    return cell is not None and cell != ""


def _text(item: Element) -> str:
    """Return the text of an item, its runs joined, without the readings written above it."""
    runs = [run for run in item if _local(run.tag) in ("t", "r")]
    texts = [text for run in runs for text in run.iter() if _local(text.tag) == "t"]
    return "".join(text.text or "" for text in texts)


def _plain(text: str) -> str:
    """Return a text as it is meant: escaped characters as themselves, white space as one blank."""
    return " ".join(ESCAPED.sub(lambda match: chr(int(match[1], 16)), text).split())


def _said(markup: bytes, name: bytes) -> str:
    match = re.search(rb"\b" + name + rb'="(\w+)"', markup)
    return match[1].decode() if match else ""


def _area(first: bytes, last: bytes) -> Area:
    corners = [ADDRESS.fullmatch(corner.decode()) for corner in (first, last)]
    (top, left), (bottom, right) = [(int(c[2]) - 1, _place(c[1])) if c else (0, 0) for c in corners]
    return top, left, bottom, right


def _place(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1


def _parsed(
    stream: IO[bytes], events: Sequence[Literal["start", "end"]] = ("end",)
) -> Iterator[tuple[str, Element]]:
    # Python's expat stops entity bombs and fetches nothing; the process around it is confined
    return iterparse(stream, events)  # noqa: S314


def _child(element: Element, tag: str) -> Element | None:
    return next((child for child in element if _local(child.tag) == tag), None)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
