"""The quarterly report as a PDF: what it says, what it is made of, and what it refuses."""

import io
import re
from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from pypdf import PdfReader

from reports import pdf, pipeline
from reports.figures import Figure
from reports.pdf import standings, tables, writing
from reports.pdf.fonts import legible
from reports.quarterly import QuarterlyReport
from reports.settings import Settings
from reports.voice import Voice
from reports.wording import number, percent
from tests import printed

HOSTILE = 'Kabupaten <b>&"$x$ {{ 7*7 }}'


@pytest.fixture(scope="module")
def content(draft: Path) -> bytes:
    """Return the example's PDF."""
    return (draft / "laporan-triwulan.pdf").read_bytes()


@pytest.fixture(scope="module")
def reader(content: bytes) -> PdfReader:
    """Return the example's PDF, opened."""
    return PdfReader(io.BytesIO(content))


@pytest.fixture(scope="module")
def pages(content: bytes) -> list[str]:
    """Return the text of each page, white space folded."""
    return printed.pages(content)


@pytest.fixture
def small(tenders: Callable[..., Path]) -> QuarterlyReport:
    """Return a report of two units, one of a hostile name, none with UMK, without settings."""
    other = {"kd_klpd": "D2", "nama_klpd": HOSTILE, "nilai_umk_kontrak": None}
    return pipeline.model([tenders({"nilai_umk_kontrak": None}, other)])


def bookmarks(outline: Sequence[Any]) -> list[str]:
    """Return the titles of an outline, from the top down."""
    return [
        title
        for item in outline
        for title in (bookmarks(item) if isinstance(item, list) else [str(item.title)])
    ]


def figure(share: Fraction | None) -> Figure:
    """Return a share as a figure."""
    return Figure("x", "pdn_share", share)


def test_every_place_is_printed(example_report: QuarterlyReport, pages: list[str]) -> None:
    """Each ranking's row stands in the PDF: name, whole rupiah, share and completeness."""
    text, voice = " ".join(pages), Voice(example_report)
    for ranking in example_report.rankings:
        for place in ranking.places:
            if len(ranking.places) > 1:
                assert (
                    f"{place.rank} {place.unit.name} {number(place.value.amount, 'id')} "
                    f"{percent(place.share.share, 'id')} {tables.complete(voice, place.complete)}"
                ) in text
            else:
                assert number(place.value.amount, "id") in text


def test_units_without_a_place_are_named(pages: list[str]) -> None:
    """Who has no place is named under the table and in the summary, with the reason."""
    assert sum("Kabupaten Ketapang dan Kabupaten Sambas" in page for page in pages) >= 3
    assert any("Tanpa peringkat – Nilai UMK tidak pernah diisi" in page for page in pages)


def test_every_page_is_a_draft_with_the_notice(
    example_report: QuarterlyReport, pages: list[str]
) -> None:
    """DRAF and the office's notice stand on every page."""
    assert all(printed.bears(page, "DRAF") for page in pages)
    assert all(example_report.settings.notice in page for page in pages)


def test_pages_are_numbered_as_official_papers_are(pages: list[str]) -> None:
    """None on the cover, roman before the first chapter, then Arabic between hyphens from 1."""
    first = next(n for n, page in enumerate(pages) if "BAB I PENDAHULUAN" in page)
    assert not re.search(r"- \d+ -", " ".join(pages[:first]))
    numbers = [re.search(r"- (\d+) -", page) for page in pages[first:]]
    assert [int(found[1]) for found in numbers if found] == list(range(1, len(numbers) + 1))


def test_contents_name_the_right_pages(pages: list[str]) -> None:
    """The contents send the reader to the page on which the chapter begins."""
    contents = next(page for page in pages if "DAFTAR ISI" in page)
    found = re.search(r"BAB III\s*Peringkat[ .]+(\d+)", contents)
    assert found is not None
    assert any(f"- {found[1]} -" in page and "BAB III PERINGKAT" in page for page in pages)


def test_length_is_that_of_a_report(pages: list[str]) -> None:
    """The example has 25 to 35 pages and no page that is nearly empty but the cover."""
    assert 25 <= len(pages) <= 35
    assert sum(len(page) <= 400 for page in pages) == 1


def test_document_tells_what_it_is(reader: PdfReader) -> None:
    """Title, author, language, tags and dates are set; no date comes from the clock."""
    assert reader.metadata is not None
    assert reader.metadata.title is not None
    assert reader.metadata.title.endswith("(P3DN), Triwulan IV Tahun Anggaran 2022")
    assert reader.metadata.author is not None
    assert reader.metadata.author.startswith("Pemerintah Provinsi Kalimantan Barat")
    assert str(reader.metadata.creation_date).startswith("2022-12-22")
    assert str(reader.metadata.modification_date).startswith("2022-12-22")
    catalogue: Any = reader.root_object
    assert catalogue["/Lang"] == "id"
    assert "/StructTreeRoot" in catalogue


def test_outline_holds_chapters_and_sections(reader: PdfReader) -> None:
    """A reader can go to every chapter from the outline."""
    titles = " ".join(bookmarks(reader.outline))
    for chapter in ("Ringkasan Eksekutif", "BAB I", "BAB V", "LAMPIRAN III", "3.3 Tingkat"):
        assert chapter in titles


def test_html_refers_to_nothing_outside(example_report: QuarterlyReport) -> None:
    """The pages hold their charts and styles themselves."""
    assert not re.search(r"(https?|file|ftp):", pdf.html(example_report))


def test_charts_say_what_they_show(example_report: QuarterlyReport) -> None:
    """Each picture has words for who cannot see it."""
    words = re.findall(r'<img src="data:[^"]+" alt="([^"]+)"', pdf.html(example_report))
    assert len(words) == 12
    assert any("1. Kabupaten Kapuas Hulu Rp285,14 miliar" in alt for alt in words)


def test_names_are_text_not_markup(small: QuarterlyReport) -> None:
    """A name with markup, a template's signs and dollars is printed as it is."""
    html = pdf.html(small)
    assert "<b>&" not in html
    assert "Kabupaten &lt;b&gt;&amp;&#34;$x$ {{ 7*7 }}" in html


def test_same_report_same_bytes(small: QuarterlyReport) -> None:
    """Two runs give the same file."""
    assert pdf.document(small) == pdf.document(small)


def test_a_report_without_settings_has_no_empty_labels(small: QuarterlyReport) -> None:
    """Without publisher, city and dates their places are left out or left to be filled in."""
    assert small.settings == Settings()
    html = pdf.html(small)
    assert "None" not in html
    assert 'class="letterhead"' not in html
    assert "Sumber: berkas masukan pada lampiran sumber data." in html
    assert "(DRAF – belum ditandatangani)" in html


def test_a_category_without_places_is_one_sentence(small: QuarterlyReport) -> None:
    """Where nobody has a place there is no table, but a sentence that says why."""
    html = pdf.html(small)
    assert "Peringkat tingkat Kabupaten menurut nilai PDN" in html
    assert "Peringkat tingkat Kabupaten menurut nilai UMK" not in html
    assert (
        "Tanpa peringkat nilai UMK (A2) dan persentase UMK (A4) tingkat Kabupaten: "
        "semua instansi (nilai UMK tidak pernah diisi)."
    ) in html


def test_shared_places_are_marked(small: QuarterlyReport) -> None:
    """Units of the same value share the first place, in the sentence and in the table."""
    voice, ranking = Voice(small), small.ranking("A1", "Kabupaten")
    assert "berbagi peringkat pertama dengan nilai PDN Rp80,00 juta" in standings.ranking(
        voice, ranking
    )
    assert [tables.remarks(voice, place) for place in ranking.places] == ["peringkat sama"] * 2


def test_the_notice_is_escaped(small: QuarterlyReport) -> None:
    """The office's own words cannot break the pages."""
    settings = replace(small.settings, notice='"><img src="http://example.org/x.png">')
    assert "&lt;img" in pdf.html(replace(small, settings=settings))


@pytest.mark.parametrize(
    "body",
    [
        '<img src="http://example.org/x.png">',
        '<img src="file:///etc/hostname">',
        '<p style="background: url(https://example.org/x.png)">x</p>',
        '<style>@import "http://example.org/x.css"; p { color: red }</style>',
        '<link rel="attachment" href="file:///etc/hostname"/>',
        '<img src="data:image/svg+xml;base64,{}">'.format(
            b64encode(
                b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
                b'<image href="http://example.org/x.png" width="9" height="9"/></svg>'
            ).decode()
        ),
    ],
)
def test_nothing_is_fetched(body: str) -> None:
    """Whatever the pages ask for outside themselves stops the report."""
    with pytest.raises(RuntimeError, match=r"denied: (http|file)"):
        pdf.render(f'<html lang="id"><head><title>x</title></head><body>{body}</body></html>')


def test_a_warning_stops_the_report() -> None:
    """What WeasyPrint would pass over with a warning is a bug, so it is an error."""
    with pytest.raises(RuntimeError, match="Ignored"):
        pdf.render('<html lang="id"><title>x</title><p style="colour: red">x</p></html>')


def test_a_page_that_is_not_well_formed_stops_the_report() -> None:
    """An element that is left open is a bug of a template, never mended by guessing."""
    with pytest.raises(RuntimeError, match="mismatched tag"):
        pdf.render('<html lang="id"><title>x</title><p>x</html>')


def test_every_element_has_a_rule() -> None:
    """Of each element that a template writes, elements.css says how it looks, or it is text."""
    folder = Path(str(files("templates")))
    rules = re.sub(r"(?s)/\*.*?\*/|{[^}]*}", "", (folder / "elements.css").read_text("utf-8"))
    known = {"a", "span", *re.findall(r"[a-z]+[1-3]?", rules)}
    for template in folder.rglob("*.html.j2"):
        if template.parent.name != "archive":  # a page for browsers
            written = set(re.findall(r"<([a-z][a-z0-9]*)", template.read_text("utf-8")))
            assert written <= known, template


@pytest.mark.parametrize("folder", ["quarterly", "unit"])
def test_templates_are_compiled_before_there_is_a_report(
    folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was compiled while inputs were still read is not compiled again for the report."""
    pdf.compile_folder(folder)
    monkeypatch.delattr(Environment, "compile")
    ready = writing.environment("id")
    for template in (Path(str(files("templates"))) / folder).glob("*.html.j2"):
        assert ready.get_template(f"{folder}/{template.name}").name == f"{folder}/{template.name}"


def test_characters_that_the_font_lacks_are_replaced() -> None:
    """No other font is ever taken: a character that Arimo lacks becomes a question mark."""
    assert legible("Rp5 – 漢字\x07 é") == "Rp5 – ??? é"


def test_almost_complete_never_reads_complete(small: QuarterlyReport) -> None:
    """Rounding does not hide that something is missing."""
    assert tables.complete(Voice(small), figure(Fraction(999_999, 1_000_000))) == ">99,99%"
    assert tables.complete(Voice(small), figure(Fraction(1))) == "100,00%"
    assert tables.complete(Voice(small), figure(None)) == "–"


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["A"], "A"), (["A", "B"], "A dan B"), (["A", "B", "C"], "A, B, dan C")],
)
def test_lists_are_joined_as_in_indonesian(
    small: QuarterlyReport, words: list[str], said: str
) -> None:
    """A list has its comma before dan only from three members on."""
    assert Voice(small).joined(words) == said


def test_shares_in_prose_have_one_decimal(small: QuarterlyReport) -> None:
    """Prose says 82,6 persen, and never 100,0 persen of what is less."""
    assert Voice(small).persen(figure(Fraction(826498, 1_000_000))) == "82,6 persen"
    assert Voice(small).persen(figure(Fraction(9999, 10_000))) == "99,99 persen"


def test_one_quarter_has_no_development(small: QuarterlyReport) -> None:
    """Where all rows lie in one quarter, a sentence says so and nothing is shown by quarter."""
    html = pdf.html(small)
    assert "Seluruh transaksi terhitung pada Triwulan II" in html
    assert "Realisasi menurut triwulan" not in html
