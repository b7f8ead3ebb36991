"""The workbook behind the materials for the national meeting: their figures, computed again."""

from collections.abc import Iterator

from reports.excel import annex, overview
from reports.excel.book import written
from reports.excel.data import Data
from reports.excel.national import behind, places, results
from reports.excel.page import Page, named, still
from reports.excel.words import Words
from reports.messages import Language
from reports.national import NationalMaterial
from reports.voice import Voice


def workbook(material: NationalMaterial, language: Language = "id", folder: str = "") -> bytes:
    """Return the data behind the materials as an .xlsx file, the same bytes for the same ones.

    ``folder`` is the way from the workbook to the inputs, for links to their cells. Raises
    OutputError when a text or number does not fit into a spreadsheet.
    """
    words = Words(Voice(material.report, language), folder)
    title = words.say("Data di balik bahan %(meeting)s", meeting=material.written.meeting)
    return written(pages(words, material, title), overview.described(words, title))


def pages(words: Words, material: NationalMaterial, title: str) -> list[Page]:
    """Return every sheet in order, cover and contents first."""
    cover, *inside = named(
        [overview.cover(words, title), *_inside(words, material)], taken=words.contents
    )
    whole = [cover, overview.contents(words, inside), *inside]
    return whole if words.live else [still(page) for page in whole]


def _inside(words: Words, material: NationalMaterial) -> Iterator[Page]:
    data = Data(words)
    yield overview.notes(words, names=False)
    yield from results.pages(words, data, material)
    yield from places.pages(words, material)
    yield from behind.pages(words, data, material)
    yield annex.sources(words)
    yield data.page() if words.live else data.elsewhere()
