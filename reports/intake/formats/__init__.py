"""Every kind of file that is read, as a Book of Grids: one module a family of formats."""

from collections.abc import Callable
from dataclasses import replace

from reports.intake import kinds
from reports.intake.formats import delimited, pages, records, workbook, xml2003
from reports.intake.grid import Book
from reports.settings import Limits

READERS: dict[str, Callable[[bytes, Limits], Book]] = {
    "Excel .xlsx": workbook.opened_ooxml,
    "Excel .xlsm": workbook.opened_ooxml,
    "Excel .xlsb": workbook.opened_xlsb,
    "Excel .xls": workbook.opened_xls,
    "OpenDocument .ods": workbook.opened_ods,
    "Excel XML 2003": xml2003.opened,
    "Parquet": records.opened_parquet,
    "JSON": records.opened_json,
    "HTML": pages.opened_html,
    "MHTML": pages.opened_mhtml,
    "CSV": delimited.opened,
}
"""What opens each kind of file."""


def opened(content: bytes, suffix: str, limits: Limits) -> Book:
    """Open a file's bytes; ``suffix`` is the ending of its name, such as ``.xlsx``.

    The contents say what it is; a name that says something else is noted (W-241). Raises
    InputError with the sentence why the file cannot be read.
    """
    kind = kinds.of(content)
    book = READERS[kind](content, limits)
    if suffix in kinds.ENDINGS[kind]:
        return book
    return replace(book, notes=(*book.notes, ("W-241", kind)))
