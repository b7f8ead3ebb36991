"""The yearly summary as an Excel workbook: what the model says, with sums and differences as
formulas."""

import datetime

from reports.excel import changed, overview
from reports.excel.book import written
from reports.excel.page import Page, named, resolved
from reports.excel.words import publisher
from reports.excel.yearly import efforts, offices, places, quarters, records
from reports.excel.yearly.words import Words
from reports.messages import Language
from reports.voice import Voice
from reports.yearly import YearlyReport


def workbook(model: YearlyReport, language: Language = "id") -> bytes:
    """Return the summary as an .xlsx file, the same bytes for the same model.

    Raises OutputError when a text or number does not fit into a spreadsheet.
    """
    words = Words(Voice(model.report, language), model)
    return written(pages(words), _properties(words))


def pages(words: Words) -> list[Page]:
    """Return every sheet in order, cover and contents first."""
    cover, *inside = named(
        [
            overview.cover(words, words.voice.title),
            *changed.pages(words),
            *quarters.pages(words),
            *offices.pages(words),
            *places.pages(words),
            *efforts.pages(words),
            *records.pages(words),
        ],
        taken=words.contents,
    )
    revision = words.report.revision
    keys = revision.figures if revision else {}
    whole = [cover, overview.contents(words, inside), *inside]
    return [resolved(page, keys) for page in whole]


def _properties(words: Words) -> dict[str, object]:
    """Describe the document. Its date is the summary's, never the clock's."""
    report = words.report
    settings = report.settings
    day = settings.date or report.as_of or report.period.end
    status = words.say("Status: %(status)s.", status=words.status)
    return {
        "title": words.voice.title,
        "subject": words.period,
        "author": publisher(report),
        "company": settings.publisher.government,
        "keywords": f"P3DN, PDN, UMK, {words.model.year}",
        "comments": " ".join(filter(None, (settings.notice, status))),
        "created": datetime.datetime.combine(day, datetime.time(), datetime.UTC),
    }
