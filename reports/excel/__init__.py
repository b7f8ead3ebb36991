"""The quarterly report as an Excel workbook: it shows what the model says and computes nothing."""

import datetime
from io import BytesIO
from itertools import chain

from xlsxwriter import Workbook

from reports.excel import annex, overview, rankings, theme, words
from reports.excel.page import Page, named
from reports.excel.writer import write
from reports.quarterly import QuarterlyReport

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_row_height": theme.ROW_PIXELS,
}


def workbook(report: QuarterlyReport) -> bytes:
    """Return the report as an .xlsx file, the same bytes for the same report.

    Raises OutputError when a text or number does not fit into a spreadsheet.
    """
    file = BytesIO()
    # XlsxWriter writes into the font that it is given
    with Workbook(file, OPTIONS | {"default_format_properties": dict(theme.BASE)}) as book:
        book.set_properties(_properties(report))
        formats = theme.formats(book)
        for page in pages(report):
            write(book, formats, page)
    return file.getvalue()


def pages(report: QuarterlyReport) -> list[Page]:
    """Return every sheet in order, the contents first."""
    inside = named(chain(overview.pages(report), rankings.pages(report), annex.pages(report)))
    return [overview.contents(report, inside), *inside]


def _properties(report: QuarterlyReport) -> dict[str, object]:
    """Describe the document. Its date is the report's, never the clock's."""
    settings = report.settings
    comments = (settings.notice, "Bahasa: Indonesia (id).", f"Status: {words.DRAFT}.")
    day = settings.date or settings.data.as_of or report.period.end
    return {
        "title": settings.title,
        "subject": words.period(report),
        "author": words.publisher(report),
        "company": settings.publisher.government,
        "keywords": f"P3DN, PDN, UMK, {report.period}",
        "comments": " ".join(filter(None, comments)),
        "created": datetime.datetime.combine(day, datetime.time(), datetime.UTC),
    }
