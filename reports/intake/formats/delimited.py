"""Text with separators: CSV as LKPP's systems export it, and as Excel saves it on the way."""

import codecs
import csv
import io
import re

from reports.exceptions import InputError
from reports.intake import layouts
from reports.intake.grid import Book, Grid
from reports.settings import Limits

SEPARATORS = ",;\t|"
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""Marks at the beginning of a text, which name its encoding."""
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
"""Characters that no table holds: what is not UTF-8 and has them is no text."""
TOLD = re.compile(r"sep=(.)\r?\n")
"""The line by which Excel names the separator of the lines below it."""


def opened(content: bytes, limits: Limits) -> Book:
    """Open the bytes of a CSV file; raises InputError if they are no text that can be read."""
    text, encoding = decoded(content)
    told = TOLD.match(text)
    separator = told[1] if told else _separator(text)
    rows = _rows(text, separator, limits)
    if told:
        rows[0] = []
    return Book([Grid("", rows)], notes=_notes(encoding))


def decoded(content: bytes) -> tuple[str, str]:
    """Return a text and the name of its encoding.

    A mark at its beginning names the encoding; else it is UTF-8, or Windows-1252 if it cannot be
    that. Raises InputError E-126 for what is neither, or no text at all.
    """
    marked = next((name for mark, name in MARKS.items() if content.startswith(mark)), "")
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text or (encoding == "cp1252" and CONTROL.search(text)):
            break
        return text, encoding
    raise InputError("E-126")


def _notes(encoding: str) -> list[tuple[str, str]]:
    names = {"utf-16": "UTF-16", "cp1252": "Windows-1252"}
    return [("W-242", names[encoding])] if encoding in names else []


def _rows(text: str, separator: str, limits: Limits) -> list[list[str]]:
    """Return every record; raises InputError with its number if its quotes do not match."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in reader:
            rows.append(row)
            cells += len(row)
            if cells > limits.cells:
                raise InputError("E-124")
    except csv.Error as error:
        raise InputError("E-166", seen=len(rows) + 1) from error
    return rows


def _separator(text: str) -> str:
    """Return the separator under which the first line is a known export's, else the commonest."""
    line = re.split("[\r\n]", text.lstrip(), maxsplit=1)[0]
    for separator in SEPARATORS:
        if layouts.recognise(next(csv.reader([line], delimiter=separator), [])):
            return separator
    return max(SEPARATORS, key=line.count)
