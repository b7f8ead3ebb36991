"""Text with separators: CSV as LKPP's systems export it."""

import csv
import io

from reports.exceptions import InputError
from reports.intake import layouts
from reports.intake.grid import Book, Grid
from reports.settings import Limits

SEPARATORS = ",;\t"


def opened(content: bytes, limits: Limits) -> Book:
    """Open the bytes of a CSV file; raises InputError if they are no text that can be read."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("E-126") from error
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)))
    if sum(map(len, rows)) > limits.cells:
        raise InputError("E-124")
    return Book([Grid("", rows)])


def _separator(text: str) -> str:
    """Return the separator under which the first line is a known export's, else the commonest."""
    line = text.lstrip().partition("\n")[0]
    for separator in SEPARATORS:
        if layouts.recognise(next(csv.reader([line], delimiter=separator), [])):
            return separator
    return max(SEPARATORS, key=line.count)
