"""The English edition: every sentence of the pages has its English, with the same values in it."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from gettext import NullTranslations

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from reports import pdf
from reports.quarterly import QuarterlyReport
from reports.voice import translations
from tests.conftest import ROOT

PLACE = ROOT / "templates" / "locale"
SAYERS = {"say": None, "say_n": (1, 1), "message": None, "messages": (1, 1)}
NAMES = re.compile(r"%\((\w+)\)s")
INDONESIAN = re.compile(
    r"\b(dan|yang|dengan|dari|tidak|menurut|sebesar|pada|atau|untuk|belum|dalam|peringkat|nilai|"
    r"sampai|oleh|adalah|ialah|terhadap|tiap|instansi|triwulan|tabel|gambar|bab|lampiran)\b",
    re.IGNORECASE,
)


@cache
def written() -> dict[str, bool]:
    """Return every sentence of code and templates, and whether it is said of one and of many."""
    mapping = tomllib.loads((PLACE / "babel.toml").read_text("utf-8"))["mappings"]
    methods = [(item["pattern"], item["method"]) for item in mapping]
    options = {item["pattern"]: {k: v for k, v in item.items() if "trim" in k or "lstrip" in k} for item in mapping}  # fmt: skip # noqa: E501
    found = extract_from_dir(str(ROOT), methods, options, keywords=KEYWORDS)
    return {
        text if isinstance(text, str) else text[0]: not isinstance(text, str)
        for _, _, text, _, _ in found
    }


KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), **SAYERS}


@cache
def catalogue() -> Catalog:
    """Return the catalogue as it is kept."""
    with (PLACE / "en" / "LC_MESSAGES" / "report.po").open("rb") as file:
        return read_po(file)


def said() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each sentence with its English, of one and of many if they differ."""
    for item in catalogue():
        if item.id:
            key = item.id if isinstance(item.id, str) else item.id[0]
            yield key, (item.string,) if isinstance(item.string, str) else tuple(item.string or ())


def test_every_sentence_is_translated() -> None:
    """No sentence is missing, and none is kept that nobody says any more."""
    kept = {key for key, english in said() if all(english)}
    assert sorted(set(written()) - kept) == []
    assert sorted(kept - set(written())) == []


def test_templates_say_nothing_by_themselves() -> None:
    """Outside the sentences that are looked up, a report's page holds names only.

    The first page of an archive is in Indonesian alone.
    """
    tags = re.compile(
        r"\{%-?\s*trans.*?endtrans\s*-?%\}|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<style.*?</style>|<[^>]*>",
        re.DOTALL,
    )
    words = {
        word
        for path in (ROOT / "templates").rglob("*.j2")
        if path.parent.name != "archive"
        for word in re.findall(r"[A-Za-z]{3,}", tags.sub(" ", path.read_text("utf-8")))
    }
    assert words == {"NIP", "SHA"}


def test_english_holds_the_same_values() -> None:
    """A value that is named in the sentence is named in its English, and no other."""
    for key, english in said():
        for text in english:
            assert set(NAMES.findall(text)) == set(NAMES.findall(key)), key


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    """What is shipped is what was written."""
    compiled = translations("en")
    for key, english in said():
        if written()[key]:
            assert tuple(compiled.ngettext(key, key, n) for n in (1, 2)) == english
        else:
            assert (compiled.gettext(key),) == english


class Unsaid(NullTranslations):
    """Hears of every sentence that the catalogue does not know."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def gettext(self, message: str) -> str:
        """Note a sentence."""
        self.heard.append(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Leave it to the sentence as it is said of any number."""
        return msgid2 if n else msgid1


@pytest.mark.parametrize("example", ["example_report", "dki_report"])
def test_the_english_report_says_nothing_in_indonesian(
    example: str, request: pytest.FixtureRequest
) -> None:
    """Each sentence is found in the catalogue, and headings and captions are English."""
    report: QuarterlyReport = request.getfixturevalue(example)
    unsaid, known = Unsaid(), translations("en")
    known.add_fallback(unsaid)
    html = pdf.html(report, "en")
    assert unsaid.heard == []
    headings = re.findall(
        r'<(?:h[123]|th scope="col"|p class="caption"|figcaption)[^>]*>(.*?)</', html
    )
    commitments = report.measures.commitments
    told = {item.name for item in (commitments.current if commitments else ())}
    plain = [text for text in headings if not any(name in text for name in told)]
    assert [text for text in plain if INDONESIAN.search(text)] == []


@pytest.mark.parametrize("example", ["example_report", "dki_report"])
def test_both_editions_print_the_same_figures(example: str, request: pytest.FixtureRequest) -> None:
    """Only the way numbers are written differs: 82,65% is 82.65%."""
    report: QuarterlyReport = request.getfixturevalue(example)
    swap = str.maketrans(",.", ".,")
    cells = re.compile(r'<td class="n[^"]*">([^<]*)</td>')
    indonesian = [text.translate(swap) for text in cells.findall(pdf.html(report))]
    english = cells.findall(pdf.html(report, "en"))
    amounts = [text for text in english if re.fullmatch(r"[-+>0-9.,%–]+", text)]
    assert amounts == [text for text in indonesian if re.fullmatch(r"[-+>0-9.,%–]+", text)]
    assert len(amounts) > 200


def test_english_lists_stand_under_their_own_headings(dki_report: QuarterlyReport) -> None:
    """The contents are called so, and tables and figures are listed under theirs."""
    html = pdf.html(dki_report, "en")
    headed = re.findall(r"<h1[^>]*>([^<]*)</h1>\s*<[^>]*>\s*<[^>]*>(?:\s*<[^>]*>)*([^<]+)", html)
    lists = {name: first for name, first in headed if name.startswith(("Contents", "List"))}
    assert list(lists) == ["Contents", "List of Tables", "List of Figures"]
    assert lists["List of Tables"].startswith("Table ")
    assert lists["List of Figures"].startswith("Figure ")
    assert not lists["Contents"].startswith(("Table ", "Figure "))


@pytest.mark.parametrize("name", ["Rincian Temuan", "Pengaruh Temuan", "Rincian Keputusan"])
def test_sentences_name_sheets_as_the_workbook_does(name: str) -> None:
    """A sentence that sends the reader to a sheet calls it by its English name."""
    english = translations("en").gettext(name)
    sending = [forms for key, forms in said() if f"lembar {name}" in key]
    assert english != name
    assert sending
    assert [text for forms in sending for text in forms if f"sheet {english}" not in text] == []
