"""Both examples in both languages: valid, marked as drafts, and with the figures of the model."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from reports import pdf, scorecard
from reports.messages import Language
from reports.quarterly import QuarterlyReport
from tests import printed
from tests.conftest import DKI, EXAMPLE
from tests.verapdf import broken

Models = Mapping[str, QuarterlyReport]
Contents = Mapping[tuple[str, Language], bytes]
Pages = Mapping[tuple[str, Language], list[str]]
EDITIONS: tuple[tuple[str, Language], ...] = (
    (DKI.name, "id"),
    (DKI.name, "en"),
    (EXAMPLE.name, "en"),
)
"""The edition that is not here, Kalimantan Barat's in Indonesian, has tests/test_pdfa.py."""

AMOUNT = {"id": r"\d{1,3}(?:\.\d{3}){2,}", "en": r"\d{1,3}(?:,\d{3}){2,}"}
SHARE = {"id": r"\d+,\d\d%", "en": r"\d+\.\d\d%"}
DOTS = {"id": str.maketrans("", ""), "en": str.maketrans(",.", ".,")}
"""How an edition's numbers become those of figures.json, which are Indonesian."""

INDONESIAN = re.compile(
    r"\b(?:yang|dengan|dari|tidak|sebesar|pada|atau|untuk|belum|oleh|adalah|ialah|terhadap|"
    r"agar|berikut|tercapai|jumlah|seluruh|sehingga|menurut)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def made(dki_report: QuarterlyReport, example_report: QuarterlyReport) -> Models:
    """Return the model of each example."""
    return {DKI.name: dki_report, EXAMPLE.name: example_report}


@pytest.fixture(scope="module")
def contents(made: Models, dki_draft: Path) -> Contents:
    """Return the PDF of each edition."""
    return {
        (DKI.name, "id"): (dki_draft / "laporan-triwulan.pdf").read_bytes(),
        **{(name, "en"): pdf.document(report, "en") for name, report in made.items()},
    }


@pytest.fixture(scope="module")
def pages(contents: Contents) -> Pages:
    """Return the text of each page of each edition."""
    return {edition: printed.pages(content) for edition, content in contents.items()}


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_every_edition_is_valid(contents: Contents, name: str, language: Language) -> None:
    """veraPDF finds nothing, neither by PDF/A-3a nor by PDF/UA-1."""
    assert broken(contents[name, language]) == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_sheet_of_a_unit_is_valid(dki_report: QuarterlyReport, language: Language) -> None:
    """So is the sheet of an office, which has two pages."""
    (unit, *_) = scorecard.chosen(dki_report, "Dinas Pariwisata dan Ekonomi Kreatif")
    sheet = pdf.sheet(scorecard.scorecard(dki_report, unit), language)
    assert broken(sheet) == []
    assert len(printed.pages(sheet)) == 2


@pytest.mark.parametrize(("name", "language"), EDITIONS)
def test_every_page_says_that_it_is_a_draft(
    made: Models, pages: Pages, name: str, language: Language
) -> None:
    """No page can be taken for an official one: it says draft, and on whose notice."""
    notice = made[name].settings.notice
    word = {"id": "DRAF", "en": "DRAFT"}[language]
    assert notice
    for number, page in enumerate(pages[name, language], 1):
        assert printed.bears(page, word), number
        assert notice in page, number


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_amount_and_share_of_dki_is_a_figure(
    dki_draft: Path, pages: Pages, language: Language
) -> None:
    """What is printed in full stands in figures.json, number for number.

    Only the ranges of the test of published percentages are no figures of ours; they are there too.
    """
    told = json.loads((dki_draft / "figures.json").read_bytes())
    texts = {figure["text"] for figure in told["figures"].values() if "text" in figure}
    known = {text.removeprefix("Rp") for text in texts}
    text = " ".join(pages[DKI.name, language])
    amounts = {
        found.translate(DOTS[language])
        for found in re.findall(rf"(?<![\d.,]){AMOUNT[language]}(?![\d.,]\d)", text)
    }
    shares = {found.translate(DOTS[language]) for found in re.findall(SHARE[language], text)}
    bounds = {
        bound
        for found in re.findall(
            rf"({SHARE[language]}) ?– ?({SHARE[language]})", annex(pages, language)
        )
        for bound in (part.translate(DOTS[language]) for part in found)
    }
    assert len(amounts) > 700
    assert amounts - known == set()
    assert len(bounds) > 8
    assert shares - known - bounds == set()


def annex(pages: Pages, language: Language) -> str:
    """Return the text of the pages that tell of published percentages."""
    title = {"id": "Uji Konsistensi", "en": "Consistency of Published"}[language]
    return " ".join(page for page in pages[DKI.name, language] if title.lower() in page.lower())


def test_dki_says_its_share_of_the_commitment(pages: Pages) -> None:
    """82,6 persen is said in the letter, the foreword and the summary, as it was published."""
    said = [number for number, page in enumerate(pages[DKI.name, "id"], 1) if "82,6 persen" in page]
    assert {1, 4} < set(said)
    assert len(said) >= 3


def test_dki_flags_two_of_the_eight_published_percentages(pages: Pages) -> None:
    """Six follow from their amounts and two do not, and which is said."""
    text = annex(pages, "id")
    assert len(re.findall(r"% sesuai", text)) == 6
    assert len(re.findall(r"tidak sesuai", text)) == 2


@pytest.mark.parametrize("name", [DKI.name, EXAMPLE.name])
def test_an_english_page_is_english(made: Models, pages: Pages, name: str) -> None:
    """Outside what an office wrote itself no sentence is left in Indonesian."""
    given = given_words(made[name])
    for number, page in enumerate(pages[name, "en"], 1):
        left = {word.lower() for word in INDONESIAN.findall(page)} - given
        assert left == set(), (number, page)


def strings(value: object) -> Iterator[str]:
    """Yield every text in a part of the model."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield from strings(tuple(value.values()))
    elif isinstance(value, Iterable):
        for item in value:
            yield from strings(item)


def given_words(report: QuarterlyReport) -> set[str]:
    """Return the words of what the office wrote: problems, agendas, sources, notices."""
    given = (report.measures, report.settings, report.sources)
    return {word.lower() for text in strings(given) for word in INDONESIAN.findall(text)}
