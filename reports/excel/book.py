"""A whole workbook from its pages."""

from collections.abc import Iterable, Mapping
from io import BytesIO

from xlsxwriter import Workbook

from reports.excel import theme
from reports.excel.page import Page
from reports.excel.writer import write

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_row_height": theme.ROW_PIXELS,
}


def written(pages: Iterable[Page], properties: Mapping[str, object]) -> bytes:
    """Return the pages as an .xlsx file, the same bytes for the same pages.

    ``properties`` describe the document; ``created`` must be among them, or the clock is asked.
    Raises OutputError when a text or number does not fit into a spreadsheet.
    """
    file = BytesIO()
    # XlsxWriter writes into the font that it is given
    with Workbook(file, OPTIONS | {"default_format_properties": dict(theme.BASE)}) as book:
        book.set_properties(properties)
        formats = theme.formats(book)
        for page in pages:
            write(book, formats, page)
    return file.getvalue()
