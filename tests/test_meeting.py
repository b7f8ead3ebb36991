"""The materials for the national meeting as they are written, and the parcel that is handed in."""

import io
import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from lxml import etree
from pypdf import PdfReader

from reports import meeting
from reports.commands import build
from reports.messages import Language
from tests import printed
from tests.conftest import DKI, EXAMPLE
from tests.test_national import exact
from tests.verapdf import broken

SMALLEST, SOURCE = 14, 11
"""The least size of letters for a hall, and that of sources, in points."""
FOOT_AT = 540
"""Where the foot of a page begins, in points from its top."""
NUMBER = re.compile(
    r"Rp[\d.]+(?:,\d+)?(?: (?:triliun|miliar|juta))?|[\d.]+(?:,\d+)?(?:%| persen| poin)"
    r"|\d{1,3}(?:\.\d{3}){2,}"
)
"""Whatever is an amount, a share or a distance of shares."""


def run(*words: object, language: Language = "id") -> Result:
    """Run the command line."""
    given = [*map(str, words), "--lang", language]
    return CliRunner().invoke(build(language), given, prog_name="p3dn")


def made(folder: Path, name: str, *words: object, language: Language = "id") -> Path:
    """Make the materials of an example; return their folder."""
    inputs = EXAMPLE.with_name(name)
    result = run("report", "national", inputs, "-o", folder, *words, language=language)
    assert result.exit_code == 0, result.output
    return folder / name / ("rakornas" if language == "id" else f"rakornas-{language}")


@pytest.fixture(scope="module")
def dki(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the materials of DKI Jakarta."""
    return made(tmp_path_factory.mktemp("outputs"), DKI.name)


@pytest.fixture(scope="module")
def kapuas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the materials of Kabupaten Kapuas Hulu, which has no workbook of its own."""
    return made(tmp_path_factory.mktemp("outputs"), EXAMPLE.name, "--unit", "D209")


def pages(path: Path) -> list[str]:
    """Return the text of each page, white space folded."""
    return printed.pages(path.read_bytes())


def figures(folder: Path) -> dict[str, Any]:
    """Return every figure of figures.json by its key."""
    read: dict[str, Any] = json.loads((folder / "figures.json").read_bytes())["figures"]
    return read


def texts(found: dict[str, Any]) -> Iterator[str]:
    """Yield every way in which a figure may be printed in Indonesian, by arithmetic of its own."""
    if found["value"] is None:
        return
    value = abs(exact(found))
    if "fraction" in found:
        for decimals in range(7):
            number = rounded(value * 100, decimals)
            yield from (f"{number}%", f"{number} persen", f"{number} poin")
        return
    for scale, name in ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta")):
        if value >= scale:
            yield f"Rp{rounded(value / scale, 2)} {name}"
            break
    yield from (rounded(value, 0), f"Rp{rounded(value, 0)}")


def rounded(value: Fraction, decimals: int) -> str:
    """Write a number with so many decimals, rounded half up, as Indonesian does."""
    whole = (value * 10**decimals * 2 + 1) // 2
    text = f"{Decimal(whole).scaleb(-decimals):,.{decimals}f}"
    return text.translate(str.maketrans(",.", ".,"))


@pytest.mark.parametrize("name", ["dki", "kapuas"])
def test_every_number_on_the_pages_is_a_figure(name: str, request: pytest.FixtureRequest) -> None:
    """No amount, share or distance is printed that figures.json does not hold."""
    folder: Path = request.getfixturevalue(name)
    known = {text for found in figures(folder).values() for text in texts(found)}
    printed = [
        number for page in pages(folder / "bahan-rakornas.pdf") for number in NUMBER.findall(page)
    ]
    assert len(printed) > 60
    assert {number for number in printed if number not in known} == set()


@pytest.mark.parametrize("name", ["dki", "kapuas"])
def test_letters_are_large_enough_for_a_hall(name: str, request: pytest.FixtureRequest) -> None:
    """Before the annex all are of 14 points and more, charts included, but sources and feet."""
    folder: Path = request.getfixturevalue(name)
    found = [runs for runs in letters(folder / "bahan-rakornas.pdf") if not annex(runs)]
    assert len(found) > 8
    for run_ in (run_ for page in found for run_ in page):
        if run_.size < SMALLEST:
            assert run_.size >= SOURCE if run_.slanted else run_.top > FOOT_AT, run_


@dataclass(frozen=True)
class Run:
    """A run of text on a page: the size of its letters in points, how far down it stands."""

    size: int
    top: int
    slanted: bool
    text: str


def letters(path: Path) -> list[list[Run]]:
    """Return the runs of each page as poppler finds them, those of charts with them."""
    told = subprocess.run(
        ["pdftohtml", "-xml", "-i", "-zoom", "1", "-stdout", path], check=True, capture_output=True
    )
    sizes: dict[str, int] = {}
    found: list[list[Run]] = []
    for page in etree.fromstring(told.stdout).iter("page"):
        for font in page.iter("fontspec"):
            sizes[str(font.attrib["id"])] = int(font.attrib["size"])
        found.append(
            [
                Run(
                    sizes[str(text.attrib["font"])],
                    int(text.attrib["top"]),
                    text.find("i") is not None,
                    "".join(map(str, text.itertext())),
                )
                for text in page.iter("text")
            ]
        )
    return found


def annex(page: list[Run]) -> bool:
    """Whether a page is one of the annex."""
    return page[0].text.startswith("Lampiran:")


@pytest.mark.parametrize("name", ["dki", "kapuas"])
def test_the_pages_are_valid(name: str, request: pytest.FixtureRequest) -> None:
    """veraPDF finds nothing in the pages of either example."""
    folder: Path = request.getfixturevalue(name)
    assert broken((folder / "bahan-rakornas.pdf").read_bytes()) == []


def test_the_pages_hold_their_figures(dki: Path) -> None:
    """figures.json is inside the PDF, the very bytes that lie beside it."""
    reader = PdfReader(io.BytesIO((dki / "bahan-rakornas.pdf").read_bytes()))
    assert reader.attachments["figures.json"] == [(dki / "figures.json").read_bytes()]


def test_the_places_that_were_published_are_printed(dki: Path) -> None:
    """DKI Jakarta Rp13,1 T before Kalimantan Timur Rp6,7 T, each with its source and day."""
    (page,) = [text for text in pages(dki / "bahan-rakornas.pdf") if "Kategori A1" in text]
    for said in (
        "peringkat 1 dari 2, Rp6,40 triliun di atas Provinsi Kalimantan Timur",
        "Rp13,10 triliun",
        "Rp6,70 triliun",
        "per 6 November 2023",
        "per 27 Oktober 2023",
        "petunjuk dan bukan peringkat resmi",
    ):
        assert said in page


def test_sources_that_differ_are_never_compared(dki: Path) -> None:
    """The trend shows 2022 by both systems and says that they cannot be compared."""
    (page,) = [text for text in pages(dki / "bahan-rakornas.pdf") if "Tren tiga tahun" in text]
    assert "sehingga tidak dibandingkan langsung" in page
    assert "LKPP, per 30 November 2022" in page
    assert "Sistem P3DN BPKP" in page
    assert "180,5% dari Komitmen Aksi Afirmasi BBI" in page


def test_a_part_without_data_has_no_page_and_is_named(kapuas: Path) -> None:
    """Exports tell of no commitments: no page is empty, and the annex says what is missing."""
    found = pages(kapuas / "bahan-rakornas.pdf")
    assert not [page for page in found[:-1] if "komitmen" in page.lower()]
    assert "Tidak disajikan karena datanya tidak diterima" in found[-1]
    assert "komitmen dan rencana" in found[-1]
    assert min(len(page) for page in found) > 200


@pytest.mark.parametrize("name", ["dki", "kapuas"])
def test_each_page_fits_on_one_sheet(name: str, request: pytest.FixtureRequest) -> None:
    """No page runs over: each begins with its part and its message, above the foot."""
    folder: Path = request.getfixturevalue(name)
    for page in letters(folder / "bahan-rakornas.pdf")[1:]:
        assert [run_.size for run_ in page[:2]] in ([14, 21], [14, 18]), page[:2]
        body = [run_ for run_ in page if run_.top <= FOOT_AT]
        assert max(run_.top + run_.size for run_ in body) < FOOT_AT + 10


def test_the_english_pages_have_the_same_figures(tmp_path: Path, dki: Path) -> None:
    """--lang en gives the same figures.json and as many pages, in English."""
    english = made(tmp_path, DKI.name, language="en")
    assert (english / "figures.json").read_bytes() == (dki / "figures.json").read_bytes()
    found = pages(english / "national-meeting.pdf")
    assert len(found) == len(pages(dki / "bahan-rakornas.pdf"))
    assert "place 1 of 2, Rp6.40 trillion above Provinsi Kalimantan Timur" in " ".join(found)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, kapuas: Path) -> None:
    """Made twice, in another place, the materials are the same to the byte."""
    again = made(tmp_path, EXAMPLE.name, "--unit", "D209")
    names = sorted(path.name for path in kapuas.iterdir())
    assert names == [
        "bahan-rakornas.pdf",
        "bahan-rakornas.pptx",
        "bahan-rakornas.xlsx",
        "edition.json",
        "figures.json",
    ]
    for name in names:
        assert (again / name).read_bytes() == (kapuas / name).read_bytes(), name


def test_materials_that_are_there_are_not_replaced(dki: Path) -> None:
    """A second run stops with one sentence before anything is read."""
    before = {path: path.read_bytes() for path in dki.iterdir()}
    result = run("report", "national", DKI, "-o", dki.parent.parent)
    assert result.exit_code == 1
    assert "--force" in result.stderr
    assert {path: path.read_bytes() for path in dki.iterdir()} == before


def test_a_government_that_is_not_there_is_told(tmp_path: Path) -> None:
    """An unknown code is a sentence, and nothing is written."""
    result = run("report", "national", EXAMPLE, "--unit", "D999", "-o", tmp_path)
    assert result.exit_code == 1
    assert "D999" in result.stderr
    assert not list(tmp_path.rglob("*.pdf"))


@pytest.fixture(scope="module")
def edition(final: Path) -> Path:
    """Return the final edition of the example."""
    return final / EXAMPLE.name / "edisi-1"


@pytest.fixture(scope="module")
def parcel(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return what is handed in for Kapuas Hulu, made from a final edition."""
    place = tmp_path_factory.mktemp("outputs") / "kirim"
    result = run("submission", edition, "-o", place, "--unit", "D209")
    assert result.exit_code == 0, result.output
    return place


def test_a_parcel_verifies_with_its_checksums(parcel: Path) -> None:
    """SHA256SUMS names every file but itself, each with its hash."""
    lines = (parcel / meeting.SUMS).read_text().splitlines()
    told = {line[66:]: line[:64] for line in lines}
    files = [path for path in parcel.rglob("*") if path.is_file() and path.name != meeting.SUMS]
    assert told == {
        path.relative_to(parcel).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files
    }


def test_the_letter_lists_what_is_in_the_parcel(parcel: Path) -> None:
    """The table of contents has every file of both documents with its hash."""
    text = "".join("".join(pages(parcel / "surat-pengantar.pdf")).split())
    for path in (p for folder in parcel.iterdir() if folder.is_dir() for p in folder.iterdir()):
        assert path.relative_to(parcel).as_posix() in text
        assert sha256(path.read_bytes()).hexdigest() in text
    assert broken((parcel / "surat-pengantar.pdf").read_bytes()) == []


def test_a_parcel_of_a_final_edition_is_no_draft(parcel: Path, edition: Path) -> None:
    """No page says DRAF, and the report in it is that of the edition, byte for byte."""
    for path in (parcel / "surat-pengantar.pdf", parcel / "bahan-rakornas" / "bahan-rakornas.pdf"):
        assert not [page for page in pages(path) if printed.bears(page, "DRAF")], path
    records = [json.loads((folder / "edition.json").read_bytes()) for folder in (edition, parcel)]
    assert records[0]["settings"] == records[1]["settings"] is not None
    inside = parcel / "laporan-triwulan"
    assert len(list((parcel / "bahan-rakornas").iterdir())) == 4
    for name in ("laporan-triwulan.pdf", "figures.json"):
        assert (inside / name).read_bytes() == (edition / name).read_bytes()


def test_a_parcel_is_not_replaced(parcel: Path) -> None:
    """A folder that exists is refused before anything is read."""
    result = run("submission", EXAMPLE, "-o", parcel, "--unit", "D209")
    assert result.exit_code == 1
    assert "--force" in result.stderr
