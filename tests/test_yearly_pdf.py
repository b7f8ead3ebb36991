"""The yearly summary as it is printed, published, corrected and archived."""

import csv
import json
import re
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import openpyxl
import pypdf
import pytest
from click.testing import CliRunner, Result

from reports import archive, editions, figures_json, meeting, pdf, yearly_json
from reports.archive import catalogue
from reports.commands import build
from reports.corrected import Correction
from reports.exceptions import InputError, OutputError
from reports.publishing import Order as Quarterly
from reports.publishing import reproduce
from reports.voice import Voice
from reports.wording import number
from reports.yearbook import publishing
from reports.yearbook.publishing import Order
from reports.yearly import YearlyReport
from tests import printed
from tests.verapdf import broken
from tests.year import corrected

WHY = "Nilai PDN e-Katalog satu dinas tercatat terlalu tinggi."
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
def page(published: tuple[YearlyReport, Path]) -> str:
    """Return the pages of the summary as HTML."""
    return pdf.yearly_html(published[0])


@pytest.fixture(scope="module")
def replaced(
    published: tuple[YearlyReport, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[YearlyReport, Path]:
    """Return the summary that replaces the first, once two quarters were corrected."""
    outputs = tmp_path_factory.mktemp("corrected") / "outputs"
    shutil.copytree(published[1].parent.parent, outputs)
    why = Correction(outputs / "2023" / "edisi-1", WHY)
    order = Order(2023, corrected(outputs), final=True, correction=why)
    model, files = publishing.report(order)
    return model, files[-1].parent


@pytest.fixture(scope="module")
def text(published: tuple[YearlyReport, Path]) -> str:
    """Return the text of its pages, by pdftotext."""
    path = published[1] / "ringkasan-tahunan.pdf"
    command = ["pdftotext", "-layout", str(path), "-"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return re.sub(r"\n +", "\n", told).replace("\f", "\n")


def test_it_is_pdfa_and_accessible(replaced: tuple[YearlyReport, Path]) -> None:
    """VeraPDF finds nothing wrong with a summary, with marks and list of changes."""
    content = (replaced[1] / "ringkasan-tahunan.pdf").read_bytes()
    assert broken(content) == []


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


def test_a_corrected_summary_says_what_it_replaces(
    published: tuple[YearlyReport, Path], replaced: tuple[YearlyReport, Path]
) -> None:
    """By number, hash and reason, with what changed; the first one stays as it was."""
    folder = replaced[1]
    record = json.loads((folder / "edition.json").read_bytes())
    digest = editions.digest(published[1] / "edition.json")
    assert (record["status"], record["edition"], record["reason"]) == ("corrected", 2, WHY)
    assert record["replaces"] == {"edition": 1, "record": digest}
    first = folder.with_name("edisi-1")
    assert not editions.changed(first, editions.read(first))
    told = json.loads((folder / "figures.json").read_bytes())["changes"]
    changed = {item["key"]: (item["before"], item["after"]) for item in told["figures"]}
    assert changed["PD-29.pdn"] == ("Rp556.005.557.396", "Rp547.005.557.396")


def test_every_amount_that_is_another_one_is_marked(
    page: str, replaced: tuple[YearlyReport, Path]
) -> None:
    """An amount has the mark exactly if the summary that is replaced does not print it."""
    told, _ = pdf.yearly_html(replaced[0]).split("Perubahan terhadap Edisi 1</h1>")
    known = set(AMOUNT.findall(re.sub(r"<[^>]+>", " ", page)))
    amounts = re.findall(rf"({AMOUNT.pattern})(<span class=\"r\"> \[r\])?", told)
    marks = {amount: bool(mark) for amount, mark in amounts}
    assert {amount for amount, mark in marks.items() if mark} == marks.keys() - known
    assert not all(marks.values())
    assert '5<span class="r"> [r]</span><span class="r"> [k]</span>' in told


def test_a_corrected_edition_changes_what_is_in_force(replaced: tuple[YearlyReport, Path]) -> None:
    """What was published first stays told; the correction is known since the second edition."""
    model, _ = replaced
    assert {(str(c.since), c.edition, c.unit) for c in model.corrections} == {
        ("2023-TW1", 2, "Dinas Lingkungan Hidup"),
        ("2023-TW4", 2, "Dinas Perumahan Rakyat dan Kawasan Permukiman"),
    }
    first = model.quarters[0].own["pdn"]
    assert first.change is not None
    assert first.change.value == Decimal(-9_640_000_000)
    assert [e.replaced_by for e in model.editions if e.period == "2023-TW1"] == [2, 0]
    assert sum(item.edition is not None for item in model.sources) == 6


def test_two_summaries_are_compared(replaced: tuple[YearlyReport, Path], tmp_path: Path) -> None:
    """From the editions and files to the places: what is known now, and what was corrected."""
    second = replaced[1]
    list_ = tmp_path / "perubahan.pdf"
    first = second.with_name("edisi-1")
    told = json.loads(run("diff", first, second, "--json", "--pdf", list_).stdout)
    assert [item["file"] for item in told["inputs"]] == [
        "buku-kerja-dki-2023-tw4.xlsx",
        "dki-2023-tw1/edisi-2",
        "dki-2023-tw4/edisi-2",
    ]
    assert {item["cell"] for item in told["cells"]} == {"PD-29/TW4/e-Katalog"}
    figures = {item["key"]: (item["before"], item["after"]) for item in told["figures"]}
    assert figures["all.pdn"] == ("Rp13.100.000.000.000", "Rp13.091.000.000.000")
    assert figures["yearly.office.PD-29.TW4.pdn.change"] == ("–", "-Rp9.000.000.000")
    assert not any("/" in key for key in figures)
    places = {(i["category"], i["code"]): (i["before"], i["after"]) for i in told["places"]}
    assert (places["A1", "PD-29"], places["A1", "PD-12"]) == ((5, 6), (6, 5))
    text = " ".join(printed.pages(list_.read_bytes()))
    assert "Koreksi, nilai PDN" in text
    refused = run("diff", second, second.parents[1] / "dki-2023-tw1" / "edisi-1")
    assert "sejenis" in refused.output


def run(*words: object) -> Result:
    """Run the command line in Indonesian."""
    return CliRunner().invoke(build("id"), [*map(str, words)], prog_name="p3dn")


def test_its_workbook_marks_and_lists_them(replaced: tuple[YearlyReport, Path]) -> None:
    """The numbers stay numbers; a sheet has all changes with both values."""
    book = openpyxl.load_workbook(replaced[1] / "ringkasan-tahunan.xlsx", data_only=True)
    marked = {
        cell.value
        for row in book["Triwulan"].iter_rows()
        for cell in row
        if "[r]" in cell.number_format
    }
    assert {3_302_776_320_158, -9_000_000_000} <= marked
    assert 3_311_776_320_158 not in marked
    listed = [row[2:4] for row in book["Perubahan"].iter_rows(values_only=True)]
    assert (556_005_557_396, 547_005_557_396) in listed


def test_only_the_latest_summary_is_replaced(replaced: tuple[YearlyReport, Path]) -> None:
    """One that was replaced already is refused, and so is a report of a quarter."""
    outputs = replaced[1].parent.parent
    for place, code in (("2023/edisi-1", "E-160"), ("dki-2023-tw2/edisi-1", "E-159")):
        why = Correction(outputs / place, WHY)
        with pytest.raises(InputError) as caught:
            publishing.report(Order(2023, outputs, final=True, correction=why))
        assert caught.value.code == code


def test_a_reason_goes_with_what_is_replaced() -> None:
    """A reason alone is wrong usage."""
    assert run("report", "yearly", 2023, "--reason", WHY).exit_code == 2


def test_a_later_edition_is_archived_beside_the_first(
    published: tuple[YearlyReport, Path], replaced: tuple[YearlyReport, Path], tmp_path: Path
) -> None:
    """In a bag of its own, whose register tells of all; what was archived stays as it was."""
    archives = tmp_path / "arsip"
    first, _ = archive.make(2023, published[1].parent.parent, archives)
    before = {path: path.read_bytes() for path in first.rglob("*") if path.is_file()}
    place, added = archive.make(2023, replaced[1].parent.parent, archives)
    assert (place.name, len(added)) == ("2023-2", 3)
    assert archive.verify(first) == archive.verify(place) == []
    assert all(path.read_bytes() == content for path, content in before.items())
    with (place / "data" / "register.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["Berkas"]: row for row in csv.DictReader(file)}
    assert len(rows) == 8
    assert rows["../../2023/data/2023/edisi-1"]["Status edisi"] == "diganti oleh edisi 2"
    assert rows["2023/edisi-2"]["Alasan penggantian"] == WHY
    assert all((place / "data" / name / "edition.json").is_file() for name in rows)
    hits = [hit for hit in catalogue.find(archives, "Perumahan Rakyat") if hit.period == "2023"]
    assert [(hit.place, hit.replaced_by) for hit in hits] == [
        ("2023-2/data/2023/edisi-2", 0),
        ("2023/data/2023/edisi-1", 2),
    ]
    with pytest.raises(OutputError) as caught:
        archive.make(2023, replaced[1].parent.parent, archives)
    assert caught.value.code == "E-225"


def test_it_is_made_again_wherever_it_lies(
    replaced: tuple[YearlyReport, Path], tmp_path: Path
) -> None:
    """The quarters' editions that it carries are enough to make the same bytes again."""
    moved = shutil.copytree(replaced[1], tmp_path / "moved")
    made = reproduce(moved)
    assert set(made.files) == {"ringkasan-tahunan.pdf", "ringkasan-tahunan.xlsx", "figures.json"}
    assert made.changed == made.different == ()
    book = moved / "inputs" / "dki-2023-tw4" / "edisi-2" / "inputs" / "buku-kerja-dki-2023-tw4.xlsx"
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


def test_in_english_it_says_the_same(published: tuple[YearlyReport, Path], page: str) -> None:
    """The English pages say the same amounts."""
    model, _ = published
    english = pdf.yearly_html(model, "en")
    assert '<html lang="en">' in english
    assert Voice(model.report, "en").title in english
    amounts = set(AMOUNT.findall(re.sub(r"<[^>]+>", " ", page)))
    assert {amount.replace(".", ",") for amount in amounts} <= set(
        re.findall(r"-?\d{1,3}(?:,\d{3})+", english)
    )
