"""A whole workbook from its pages."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from traceback import clear_frames

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from reports.excel import theme
from reports.excel.page import Page
from reports.excel.writer import write
from reports.exceptions import OutputError

OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "use_zip64": True,  # only where a sheet's XML is larger than 2 GB
}


def written(pages: Iterable[Page], properties: Mapping[str, object]) -> bytes:
    """Return the pages as an .xlsx file, the same bytes for the same pages.

    ``properties`` describe the document; ``created`` must be among them, or the clock is asked.
    Raises OutputError when a text or number does not fit into a spreadsheet.
    """
    file = BytesIO()
    with opened(file, properties, default_row_height=theme.ROW_PIXELS) as book:
        formats = theme.formats(book)
        for page in pages:
            write(book, formats, page)
    return file.getvalue()


@contextmanager
def opened(
    file: BytesIO | Path, properties: Mapping[str, object], **options: object
) -> Iterator[Workbook]:
    """Give a workbook to fill; its parts lie on the disk until it is whole, not in memory.

    Raises OutputError where the disk does not take them.
    """
    with tempfile.TemporaryDirectory(prefix="p3dn-") as folder:
        # XlsxWriter writes into the font that it is given
        font = {"default_format_properties": dict(theme.BASE)}
        book = Workbook(file, OPTIONS | font | options | {"tmpdir": folder})
        book.set_properties(properties)
        yield book
        try:
            book.close()
        except FileCreateError as error:
            reason = error.args[0].strerror or error
            raise OutputError("E-151", path=folder, reason=reason) from error
        except Exception as error:
            clear_frames(error.__traceback__)  # closes the archive while its file is still there
            raise
