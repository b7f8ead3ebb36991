"""A final edition is published once, is no draft any more, and can be made again byte for byte."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from reports.commands import build
from tests.conftest import EXAMPLE, SAID, TENDER, put
from tests.printed import bears, pages
from tests.verapdf import broken


def run(*words: object) -> Result:
    """Run the command line in English."""
    given = [*map(str, words), "--lang", "en"]
    return CliRunner().invoke(build("en"), given, prog_name="p3dn")


@pytest.fixture(scope="module")
def edition(final: Path) -> Path:
    """Return the final edition of the example, in Indonesian."""
    return final / EXAMPLE.name / "edisi-1"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a final edition of one tender, in English, with its inputs two folders above."""
    inputs = tmp_path_factory.mktemp("office") / "inputs"
    inputs.mkdir()
    put(inputs / "tender.xlsx", TENDER)
    assert run("finalize", inputs, "-o", inputs.parent / "out").exit_code == 0
    return inputs.parent / "out" / "inputs" / "edisi-1-en"


def test_it_is_no_draft(edition: Path, final: Path) -> None:
    """No page and no sheet says DRAF; the identity says that it is final, and nobody signs it."""
    assert "Edisi 1 terbit" in (final / SAID).read_text("utf-8")
    found = pages((edition / "laporan-triwulan.pdf").read_bytes())
    assert [number for number, page in enumerate(found, 1) if bears(page, "DRAF")] == []
    assert any("Final, edisi 1" in page for page in found)
    assert not any("elektronik" in page and "ditandatangani" in page for page in found)
    book = openpyxl.load_workbook(edition / "laporan-triwulan.xlsx")
    feet = [sheet.oddFooter for sheet in book]
    assert not any("DRAF" in (foot.left.text or "") for foot in feet if foot and foot.left)
    cover = [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    assert "Final, edisi 1" in cover


def test_it_is_valid(edition: Path) -> None:
    """veraPDF finds nothing in it."""
    assert broken((edition / "laporan-triwulan.pdf").read_bytes()) == []


def test_it_holds_what_it_was_made_from(edition: Path) -> None:
    """The inputs' very bytes, the settings and the emblem; the record says what it is."""
    for path in (path for path in EXAMPLE.iterdir() if path.suffix != ".md"):
        assert (edition / "inputs" / path.name).read_bytes() == path.read_bytes()
    record = json.loads((edition / "edition.json").read_bytes())
    assert (record["status"], record["edition"], record["language"]) == ("final", 1, "id")
    assert "inputs/p3dn.toml" in record["files"]


def test_findings_lead_to_the_inputs_inside(edition: Path) -> None:
    """The workbook's links go to the copy in the edition, wherever that is moved to."""
    book = openpyxl.load_workbook(edition / "laporan-triwulan.xlsx")
    links = {
        cell.hyperlink.target.replace("\\", "/")
        for row in book["Rincian Temuan"].iter_rows()
        for cell in row
        if cell.hyperlink and cell.hyperlink.target
    }
    assert links
    assert all((edition / link).is_file() for link in links)


def test_it_is_never_replaced(small: Path) -> None:
    """A second one is refused, and the files cannot be written to."""
    result = run("finalize", small.parents[2] / "inputs", "-o", small.parents[1])
    assert result.exit_code == 1
    assert "never replaced" in result.output
    assert all(path.stat().st_mode & 0o222 == 0 for path in small.rglob("*") if path.is_file())


def test_another_language_is_another_document(small: Path) -> None:
    """The Indonesian edition is published beside the English one."""
    inputs, outputs = small.parents[2] / "inputs", small.parents[1]
    words = ["finalize", str(inputs), "-o", str(outputs)]
    assert CliRunner().invoke(build("id"), words, prog_name="p3dn").exit_code == 0
    assert (small.parent / "edisi-1" / "laporan-triwulan.pdf").is_file()


def test_a_draft_is_no_edition(small: Path) -> None:
    """A draft is made beside it and does not touch it; only what was published is made again."""
    before = {path: path.read_bytes() for path in small.rglob("*") if path.is_file()}
    assert (
        run("report", "quarterly", small.parents[2] / "inputs", "-o", small.parents[1]).exit_code
        == 0
    )
    assert {path: path.read_bytes() for path in small.rglob("*") if path.is_file()} == before
    result = run("reproduce", small.with_name("draf-en"))
    assert result.exit_code == 1
    assert "no final edition" in result.output


def test_it_can_be_made_again(edition: Path) -> None:
    """From its own inputs come the same bytes."""
    result = run("reproduce", edition)
    assert result.exit_code == 0, result.output
    assert "3 files" in result.output


def test_errors_refuse_an_edition(tenders: Callable[..., Path], tmp_path: Path) -> None:
    """While there is an error nothing is published."""
    path = tenders({"nilai_kontrak": "seratus"})
    assert run("finalize", path.parent, "-o", tmp_path / "out").exit_code == 1
    assert not (tmp_path / "out").exists()


def test_what_was_changed_afterwards_is_found(small: Path, tmp_path: Path) -> None:
    """A changed figure and a changed input are named; what cannot be compared is said."""
    edition = shutil.copytree(small, tmp_path / small.name)
    figures = edition / "figures.json"
    whole = figures.read_bytes()
    figures.chmod(0o644)
    figures.write_bytes(whole.replace(b"80000000", b"90000000"))
    result = run("reproduce", edition)
    assert result.exit_code == 1
    assert "figures.json" in result.output
    assert "Exactly the same" in result.output
    kept = edition / "inputs" / "tender.xlsx"
    kept.chmod(0o644)
    kept.write_bytes(kept.read_bytes() + b"0")
    result = run("reproduce", edition)
    assert result.exit_code == 1
    assert "tender.xlsx" in result.output
