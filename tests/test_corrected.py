"""A published edition is corrected by a new one that says what it replaces and what changed."""

import csv
import json
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from click.testing import CliRunner, Result

from reports import editions
from reports.commands import build
from tests.conftest import TENDER

WHY = "Nilai PDN satu kontrak keliru diisi."


def run(*words: object) -> Result:
    """Run the command line in English."""
    given = [*map(str, words), "--lang", "en"]
    return CliRunner().invoke(build("en"), given, prog_name="p3dn")


def contents(folder: Path) -> dict[Path, bytes]:
    """Return every file of a folder."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with inputs on two kabupaten and their first edition, in English."""
    place = tmp_path_factory.mktemp("office")
    (place / "inputs").mkdir()
    write(place / "inputs" / "tender.xlsx", 80_000_000)
    assert run("finalize", place / "inputs", "-o", place / "out").exit_code == 0
    return place


@pytest.fixture
def first(office: Path, tmp_path: Path) -> Path:
    """Return a copy of the first edition, with its inputs two folders above."""
    shutil.copytree(office, tmp_path, dirs_exist_ok=True)
    return tmp_path / "out" / "inputs" / "edisi-1-en"


def write(path: Path, pdn: int) -> None:
    """Write two tenders, the first with its PDN."""
    other = {"kd_tender": 2, "kd_klpd": "D202", "nama_klpd": "Kabupaten Kubu Raya"}
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, TENDER)
        sheet.write_row(1, 0, (TENDER | {"nilai_pdn_kontrak": pdn}).values())
        sheet.write_row(2, 0, (TENDER | other).values())


def change(edition: Path, pdn: int = 95_000_000) -> None:
    """Change an amount in the inputs of an edition."""
    write(edition.parent.parent.parent / "inputs" / "tender.xlsx", pdn)


def correct(edition: Path, *more: object, why: str = WHY) -> Result:
    """Replace an edition by one of the test's inputs as they are now."""
    outputs = edition.parent.parent
    given = (outputs.parent / "inputs", "-o", outputs, "--replaces", edition, "--reason", why)
    return run("finalize", *given, *more)


def test_it_names_what_it_replaces_and_why(first: Path) -> None:
    """By number and hash, with the reason; what is replaced stays as it was, byte for byte."""
    before = contents(first)
    change(first)
    result = correct(first)
    assert result.exit_code == 0, result.output
    assert "Edition 2 is published and replaces edition 1" in result.output
    record = json.loads((first.with_name("edisi-2-en") / "edition.json").read_bytes())
    assert (record["status"], record["edition"], record["reason"]) == ("corrected", 2, WHY)
    digest = sha256(before[first / "edition.json"]).hexdigest()
    assert record["replaces"] == {"edition": 1, "record": digest}
    assert contents(first) == before


def test_it_can_be_made_again_and_corrected_again(first: Path) -> None:
    """From what it carries come the same bytes, wherever it lies; the third replaces the second."""
    change(first)
    assert correct(first).exit_code == 0
    change(first, 96_000_000)
    second = first.with_name("edisi-2-en")
    assert correct(second).exit_code == 0
    third = second.rename(first.parent.parent / "moved")
    assert run("reproduce", third).exit_code == 0
    third.rename(second)
    (only,) = editions.latest(first.parent.parent, 2022)["2022-TW2"]
    assert (only.folder.name, only.record.replaces and only.record.replaces.edition) == (
        "edisi-3-en",
        2,
    )


def test_a_changed_reason_is_found(first: Path) -> None:
    """The reason is part of what is published."""
    change(first)
    assert correct(first).exit_code == 0
    record = first.with_name("edisi-2-en") / "edition.json"
    record.chmod(0o644)
    record.write_text(record.read_text("utf-8").replace(WHY, "Lain."), "utf-8")
    result = run("reproduce", record.parent)
    assert result.exit_code == 1
    assert "figures.json" in result.output


def test_nothing_changed_is_refused(first: Path) -> None:
    """There is nothing to correct, and nothing is written."""
    result = correct(first)
    assert result.exit_code == 1
    assert "Nothing changed since edition 1" in result.output
    assert not first.with_name("edisi-2-en").exists()


def test_changed_settings_are_a_change(first: Path) -> None:
    """An edition whose settings alone are others may be published; no figure is marked."""
    settings = first.parent.parent.parent / "inputs" / "p3dn.toml"
    settings.write_text('title = "Laporan P3DN"\n', "utf-8")
    result = correct(first)
    assert result.exit_code == 0, result.output
    assert "0 figures, 0 places" in result.output


def test_only_the_latest_is_replaced(first: Path) -> None:
    """What was replaced already is refused, with the edition that is in force."""
    change(first)
    assert correct(first).exit_code == 0
    change(first, 96_000_000)
    result = correct(first)
    assert result.exit_code == 1
    assert "replaced by edition 2 already" in result.output


def test_a_renamed_edition_is_not_replaced(first: Path) -> None:
    """An edition under another name, as a copy has, is refused with its own name told."""
    change(first)
    for name in ("salinan", "Edisi 1"):
        result = correct(shutil.copytree(first, first.with_name(name)))
        assert result.exit_code == 1
        assert "give it its own name again, edisi-1" in result.output


@pytest.mark.parametrize("name", ["figures.json", "quarterly-report.pdf", "inputs/tender.xlsx"])
def test_an_altered_edition_is_not_replaced(first: Path, name: str) -> None:
    """What would be compared with is no longer what was published."""
    change(first)
    (first / name).chmod(0o644)
    (first / name).write_bytes((first / name).read_bytes() + b"\n")
    result = correct(first)
    assert result.exit_code == 1
    assert name in result.output
    assert not first.with_name("edisi-2-en").exists()


@pytest.mark.parametrize("more", [("--quarter-only",), ("--period", "2022-TW3")])
def test_another_report_does_not_replace_it(first: Path, more: tuple[str]) -> None:
    """Neither of another span nor of another quarter; one sentence names both."""
    change(first)
    result = correct(first, *more)
    assert result.exit_code == 1
    assert "another report (2022-TW2, en)" in result.output


def test_another_language_does_not_replace_it(first: Path) -> None:
    """Each language has its own editions."""
    change(first)
    outputs = first.parent.parent
    words = ("-o", outputs, "--replaces", first, "--reason", WHY)
    given = ["finalize", str(outputs.parent / "inputs"), *map(str, words)]
    result = CliRunner().invoke(build("id"), given, prog_name="p3dn")
    assert result.exit_code == 1
    assert "(2022-TW2, en)" in result.output
    assert "(2022-TW2, id)" in result.output


def test_an_edition_elsewhere_is_not_replaced(first: Path, tmp_path: Path) -> None:
    """Such as one in an archive, to which nothing may be added."""
    change(first)
    given = (tmp_path / "inputs", "-o", tmp_path / "other", "--replaces", first, "--reason", WHY)
    result = run("finalize", *given)
    assert result.exit_code == 1
    assert "does not lie in" in result.output


@pytest.mark.parametrize("words", [("--reason", WHY), ("--reason", "  ")])
def test_a_reason_and_what_it_is_for_go_together(first: Path, words: tuple[str, str]) -> None:
    """Without the one the other is wrong usage."""
    replaced = () if words[1] == WHY else ("--replaces", first)
    result = run("finalize", first.parent.parent.parent / "inputs", *replaced, *words)
    assert result.exit_code == 2
    assert "go together" in result.output


def test_the_archive_says_which_is_in_force(first: Path, tmp_path: Path) -> None:
    """Register, first page and search name what was replaced; the bag of both verifies."""
    change(first)
    assert correct(first).exit_code == 0
    archives = tmp_path / "arsip"
    assert run("archive", 2022, "--outputs", tmp_path / "out", "-o", archives).exit_code == 0
    assert run("archive", "verify", archives / "2022").exit_code == 0
    data = archives / "2022" / "data"
    with (data / "register.csv").open(encoding="utf-8", newline="") as file:
        rows: list[dict[str, Any]] = list(csv.DictReader(file))
    told = [
        (r["Edisi"], r["Status edisi"], r["Menggantikan"], r["Alasan penggantian"]) for r in rows
    ]
    assert told == [("1", "diganti oleh edisi 2", "", ""), ("2", "berlaku", "edisi 1", WHY)]
    page = (data / "index.html").read_text("utf-8")
    assert "edisi 1 (en): diganti oleh edisi 2" in page
    assert "edisi 2 (en): berlaku" in page
    found = run("archive", "find", "Ketapang", "--archives", archives).output
    latest, replaced = [line for line in found.splitlines() if "edisi-" in line]
    assert "edisi-2-en" in latest
    assert "replaced" not in latest
    assert "replaced by edition 2" in replaced
