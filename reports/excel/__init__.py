"""The quarterly report as an Excel workbook: it shows what the model says and computes nothing."""

import datetime
from itertools import chain

from reports.excel import annex, overview, programme, rankings, standings, words
from reports.excel.book import written
from reports.excel.page import Page, named
from reports.quarterly import QuarterlyReport


def workbook(report: QuarterlyReport) -> bytes:
    """Return the report as an .xlsx file, the same bytes for the same report.

    Raises OutputError when a text or number does not fit into a spreadsheet.
    """
    return written(pages(report), _properties(report))


def pages(report: QuarterlyReport) -> list[Page]:
    """Return every sheet in order, the contents first."""
    parts = (overview, programme, rankings, standings, annex)
    inside = named(chain.from_iterable(part.pages(report) for part in parts))
    return [overview.contents(report, inside), *inside]


def _properties(report: QuarterlyReport) -> dict[str, object]:
    """Describe the document. Its date is the report's, never the clock's."""
    settings = report.settings
    comments = (settings.notice, "Bahasa: Indonesia (id).", f"Status: {words.DRAFT}.")
    day = settings.date or report.as_of or report.period.end
    return {
        "title": settings.title,
        "subject": words.period(report),
        "author": words.publisher(report),
        "company": settings.publisher.government,
        "keywords": f"P3DN, PDN, UMK, {report.period}",
        "comments": " ".join(filter(None, comments)),
        "created": datetime.datetime.combine(day, datetime.time(), datetime.UTC),
    }
