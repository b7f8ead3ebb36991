"""Every kind of file that is read, as a Book of Grids: one module a family of formats."""

from reports.intake.formats import delimited, workbook
from reports.intake.grid import Book
from reports.settings import Limits


def opened(content: bytes, suffix: str, limits: Limits) -> Book:
    """Open a file's bytes; ``suffix`` is the ending of its name, such as ``.xlsx``.

    Raises InputError with the sentence why the file cannot be read.
    """
    return (
        delimited.opened(content, limits) if suffix == ".csv" else workbook.opened(content, limits)
    )
