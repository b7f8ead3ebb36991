"""A second look at a workbook's parts, for what python-calamine passes over in silence.

calamine hands over an empty cell for an error (``#DIV/0!``) and for a formula whose result was
never stored. Both are found here in the sheets' XML. Declared sizes lie, so bytes are counted
while they are inflated.
"""

import re
import zipfile
from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, iterparse

from reports.exceptions import InputError
from reports.settings import Limits

CHUNK = 1 << 20
SUSPECT = re.compile(rb'\bt="e"|<(\w+:)?f[ >/]')
OVERLAP = 64


def guard(book: zipfile.ZipFile, limits: Limits) -> None:
    """Raise InputError if the package is built to overwhelm its reader."""
    parts = book.infolist()
    names = [part.filename for part in parts]
    total = sum(part.file_size for part in parts)
    if len(parts) > limits.members or len(set(names)) < len(names):
        raise InputError("E-121")
    if any(name.startswith("/") or ".." in name.split("/") for name in names):
        raise InputError("E-121")
    if any(part.flag_bits & 1 for part in parts):
        raise InputError("E-122")
    packed = sum(part.compress_size for part in parts) or 1
    large = any(part.file_size > limits.member_bytes for part in parts)
    if large or total > limits.unpacked_bytes or total / packed > limits.ratio:
        raise InputError("E-123")


def unread_cells(
    book: zipfile.ZipFile, part: str, limits: Limits
) -> Iterator[tuple[str, str, str]]:
    """Yield (rule, address, what was seen) for each error and each formula without a value."""
    if not _suspect(book, part, limits):
        return
    with book.open(part) as stream:
        yield from _cells(stream)


def sheet_parts(book: zipfile.ZipFile) -> dict[str, str]:
    """Return the part that holds each sheet, by the sheet's name."""
    targets = {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in _elements(book, "xl/_rels/workbook.xml.rels", "Relationship")
    }
    parts = {}
    for sheet in _elements(book, "xl/workbook.xml", "sheet"):
        key = next((value for name, value in sheet.items() if name.endswith("}id")), "")
        target = targets.get(key, "")
        parts[sheet.get("name", "")] = target.lstrip("/") if target[:1] == "/" else f"xl/{target}"
    return parts


def _elements(book: zipfile.ZipFile, part: str, tag: str) -> list[Element]:
    if part not in book.namelist():
        return []
    with book.open(part) as stream:
        return [element for _, element in _parsed(stream) if _local(element.tag) == tag]


def _suspect(book: zipfile.ZipFile, part: str, limits: Limits) -> bool:
    if part not in book.namelist():
        return False
    size, tail, found = 0, b"", False
    with book.open(part) as stream:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > limits.member_bytes:
                raise InputError("E-123")
            found = found or SUSPECT.search(tail + chunk) is not None
            tail = chunk[-OVERLAP:]
    return found


def _cells(stream: IO[bytes]) -> Iterator[tuple[str, str, str]]:
    for _, element in _parsed(stream):
        tag = _local(element.tag)
        if tag == "c":
            value, formula = _child(element, "v"), _child(element, "f")
            stored = _child(element, "is") is not None or (value is not None and value.text)
            if element.get("t") == "e":
                yield "F-105", element.get("r", ""), (value.text if value is not None else "") or ""
            elif formula is not None and not stored and element.get("t") != "str":
                yield "F-106", element.get("r", ""), f"={formula.text or ''}"
        elif tag == "row":
            element.clear()


def _parsed(stream: IO[bytes]) -> Iterator[tuple[str, Element]]:
    # Python's expat stops entity bombs and fetches nothing; the process around it is confined
    return iterparse(stream)  # noqa: S314


def _child(element: Element, tag: str) -> Element | None:
    return next((child for child in element if _local(child.tag) == tag), None)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
