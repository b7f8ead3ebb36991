"""The quarterly report as an Excel workbook: what the model says, computed again by formulas."""

from collections.abc import Iterator

from reports.excel import (
    activities,
    annex,
    changed,
    overview,
    programme,
    quarters,
    rankings,
    realisation,
    standings,
    summary,
)
from reports.excel.book import written
from reports.excel.data import Data
from reports.excel.page import Page, named, resolved, still
from reports.excel.words import Words
from reports.messages import Language
from reports.quarterly import QuarterlyReport
from reports.voice import Voice


def workbook(report: QuarterlyReport, language: Language = "id", folder: str = "") -> bytes:
    """Return the report as an .xlsx file, the same bytes for the same report.

    ``folder`` is the way from the workbook to the inputs, for links to their cells.

    A report with more cells than ``limits.sheet_rows`` computes nothing: its data are beside it.
    Raises OutputError when a text or number does not fit into a spreadsheet.
    """
    words = Words(Voice(report, language), folder)
    return written(pages(words), overview.described(words, words.voice.title))


def pages(words: Words) -> list[Page]:
    """Return every sheet in order, cover and contents first."""
    cover, *inside = named(
        [overview.cover(words, words.voice.title), *_inside(words)], taken=words.contents
    )
    whole = [cover, overview.contents(words, inside), *inside]
    revision = words.report.revision
    keys = revision.figures if revision else {}
    return [resolved(page if words.live else still(page), keys) for page in whole]


def _inside(words: Words) -> Iterator[Page]:
    data = Data(words)
    yield overview.notes(words)
    yield from changed.pages(words)
    yield from summary.pages(words, data)
    yield from quarters.pages(words, data)
    yield from realisation.pages(words, data)
    yield from programme.pages(words, data)
    yield from activities.pages(words)
    yield from rankings.pages(words, data)
    yield from standings.pages(words)
    yield from annex.pages(words)
    yield data.page() if words.live else data.elsewhere()
