"""The yearly summary as it is printed and published: pages, text, attachments, files."""

import json
import re
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pypdf
import pytest

from reports import archive, figures_json, meeting, pdf, yearly_json
from reports.exceptions import InputError, OutputError
from reports.publishing import Order as Quarterly
from reports.publishing import reproduce
from reports.voice import Voice
from reports.wording import number
from reports.yearbook import publishing
from reports.yearbook.publishing import Order
from reports.yearly import YearlyReport
from tests.verapdf import broken

AMOUNT = re.compile(r"(?<![\d.,])-?\d{1,3}(?:\.\d{3}){2,}(?![\d.,])")
"""Rupiah in full: at least two groups of three."""


@pytest.fixture(scope="module")
def published(
    year_outputs: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[YearlyReport, Path]:
    """Return the final summary of 2023, made from final editions, and its folder."""
    outputs = tmp_path_factory.mktemp("year") / "outputs"
    shutil.copytree(year_outputs, outputs)
    model, files = publishing.report(Order(2023, outputs, final=True))
    return model, files[0].parent


@pytest.fixture(scope="module")
def text(published: tuple[YearlyReport, Path]) -> str:
    """Return the text of its pages, by pdftotext."""
    path = published[1] / "ringkasan-tahunan.pdf"
    command = ["pdftotext", "-layout", str(path), "-"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return re.sub(r"\n +", "\n", told).replace("\f", "\n")


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_it_is_pdfa_and_accessible(published: tuple[YearlyReport, Path], flavour: str) -> None:
    """VeraPDF finds nothing wrong with the summary."""
    content = (published[1] / "ringkasan-tahunan.pdf").read_bytes()
    assert broken(content, flavour) == []


def test_every_chapter_is_there(text: str) -> None:
    """The chapters of the yearly summary stand in their order."""
    chapters = [
        "PENDAHULUAN",
        "KOMITMEN DAN TARGET TAHUN",
        "CAPAIAN TRIWULAN I SAMPAI IV",
        "PERINGKAT AKHIR DAN RIWAYATNYA",
        "PROGRAM",
        "PENGHARGAAN DAN INSENTIF",
        "EVALUASI DAN REKOMENDASI",
        "REALISASI TIAP INSTANSI MENURUT TRIWULAN",
        "RIWAYAT PERINGKAT TIAP INSTANSI",
        "EDISI DAN SIDIK DIGITAL",
        "GLOSARIUM",
    ]
    places = [text.find(f"\n{name}\n") for name in chapters]
    assert -1 not in places
    assert places == sorted(places)


def test_every_amount_is_in_the_model(published: tuple[YearlyReport, Path], text: str) -> None:
    """Each amount that is printed in full is a figure of the summary or of the last edition."""
    model, _ = published
    figures = [*yearly_json.figures_in(model), *figures_json.figures_in(model.report)]
    known = {
        number(figure.value, "id") for figure in figures if isinstance(figure.value, Decimal | int)
    }
    printed = set(AMOUNT.findall(text))
    assert len(printed) > 1000
    assert printed - known == set()


def test_a_final_summary_is_no_draft(text: str) -> None:
    """A final summary says so, and no page says DRAF."""
    assert "Final, edisi 1" in text
    assert "DRAF" not in text


def test_what_it_was_made_from_is_inside(published: tuple[YearlyReport, Path]) -> None:
    """The PDF carries its own figures and those of the four quarterly reports, and no inputs."""
    _, folder = published
    inside = {
        name.split("/")[-1]: content
        for name, content in pypdf.PdfReader(folder / "ringkasan-tahunan.pdf").attachments.items()
    }
    assert sorted(inside) == [
        "figures-2023-tw1-edisi-1.json",
        "figures-2023-tw2-edisi-1.json",
        "figures-2023-tw3-edisi-1.json",
        "figures-2023-tw4-edisi-1.json",
        "figures.json",
    ]
    assert inside["figures.json"][0] == (folder / "figures.json").read_bytes()


def test_hashes_of_editions_are_printed(published: tuple[YearlyReport, Path], text: str) -> None:
    """The annex prints the hash of every file of every edition."""
    plain = re.sub(r"\s+", "", text)
    hashes = [digest for edition in published[0].editions for digest in edition.files.values()]
    assert len(hashes) > 20
    assert [digest for digest in hashes if digest[:48] not in plain] == []


def test_the_record_names_its_editions(published: tuple[YearlyReport, Path]) -> None:
    """The summary's record holds the hash of each edition's record, and of its own files."""
    model, folder = published
    record = json.loads((folder / "edition.json").read_bytes())
    assert record["kind"] == "yearly"
    assert set(record["editions"]) == {f"dki-2023-tw{quarter}/edisi-1" for quarter in (1, 2, 3, 4)}
    assert set(record["files"]) >= {"ringkasan-tahunan.pdf", "figures.json", "inputs/p3dn.toml"}
    assert model.report.edition == 1


def test_a_final_summary_is_never_replaced(published: tuple[YearlyReport, Path]) -> None:
    """A second final summary is refused, even with --force."""
    outputs = published[1].parent.parent
    with pytest.raises(OutputError) as caught:
        publishing.report(Order(2023, outputs, final=True, force=True))
    assert caught.value.code == "E-153"


def test_the_archive_keeps_it(published: tuple[YearlyReport, Path], tmp_path: Path) -> None:
    """The final summary goes into the bag, with its own title and retention in the register."""
    outputs = published[1].parent.parent
    place, found = archive.make(2023, outputs, tmp_path / "arsip")
    (entry,) = [item.entry for item in found if item.entry.period == "2023"]
    assert entry.title.startswith("Ringkasan Tahunan")
    assert (entry.fate, entry.active_until, entry.inactive_until) == (
        "Permanen",
        "2025-11-06",
        "2028-11-06",
    )
    assert archive.verify(place) == []


def test_it_is_made_again_wherever_it_lies(
    published: tuple[YearlyReport, Path], tmp_path: Path
) -> None:
    """The quarters' editions that it carries are enough to make the same bytes again."""
    moved = shutil.copytree(published[1], tmp_path / "moved")
    made = reproduce(moved)
    assert set(made.files) == {"ringkasan-tahunan.pdf", "ringkasan-tahunan.xlsx", "figures.json"}
    assert made.changed == made.different == ()
    book = moved / "inputs" / "dki-2023-tw4" / "edisi-1" / "inputs" / "buku-kerja-dki-2023-tw4.xlsx"
    book.chmod(0o644)
    book.write_bytes(book.read_bytes() + b"\n")
    with pytest.raises(InputError) as caught:
        reproduce(moved)
    assert caught.value.code == "E-155"


def test_no_materials_are_made_from_it(published: tuple[YearlyReport, Path]) -> None:
    """The materials for the meeting are of a quarter."""
    with pytest.raises(InputError) as caught:
        meeting.materials(Quarterly([published[1]], Path("outputs")), "")
    assert caught.value.code == "E-266"


def test_in_english_it_says_the_same(published: tuple[YearlyReport, Path]) -> None:
    """The English pages say the same amounts."""
    model, _ = published
    first = pdf.yearly_html(model)
    english = pdf.yearly_html(model, "en")
    assert '<html lang="en">' in english
    assert Voice(model.report, "en").title in english
    amounts = set(AMOUNT.findall(re.sub(r"<[^>]+>", " ", first)))
    assert {amount.replace(".", ",") for amount in amounts} <= set(
        re.findall(r"-?\d{1,3}(?:,\d{3})+", english)
    )
