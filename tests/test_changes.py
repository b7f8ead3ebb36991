"""What changed between two editions is told from the input's hash to the places."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from reports.commands import build
from reports.messages import Language
from tests.conftest import TENDER, put
from tests.printed import pages
from tests.verapdf import broken

ROWS: list[dict[str, Any]] = [
    {"nilai_pdn_kontrak": 80_000_000},
    {"kd_klpd": "D202", "nama_klpd": "Kabupaten Kubu Raya", "nilai_pdn_kontrak": 70_000_000},
    {"kd_klpd": "D204", "nama_klpd": "Kabupaten Sanggau", "nilai_pdn_kontrak": 60_000_000},
]


def run(*words: object) -> Result:
    """Run the command line in English."""
    given = [*map(str, words), "--lang", "en"]
    return CliRunner().invoke(build("en"), given, prog_name="p3dn")


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return two drafts: in the second Sanggau has passed Kubu Raya."""
    office = tmp_path_factory.mktemp("office")
    (office / "inputs").mkdir()
    made = []
    for name, pdn in (("a", 60_000_000), ("b", 75_000_000)):
        rows = [TENDER | {"kd_tender": number} | row for number, row in enumerate(ROWS, 1)]
        put(office / "inputs" / "tender.xlsx", *rows[:2], rows[2] | {"nilai_pdn_kontrak": pdn})
        done = run("report", "quarterly", office / "inputs", "-o", office / name)
        assert done.exit_code == 0, done.output
        made.append(office / name / "inputs" / "draf-en")
    return made[0], made[1]


def test_a_change_is_followed_from_cells_to_places(drafts: tuple[Path, Path]) -> None:
    """The input is another; one cell has another PDN; its figures and two places follow."""
    result = run("diff", *drafts, "--json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert [item["file"] for item in told["inputs"]] == ["tender.xlsx"]
    cell = "D204/TW2/Tender"
    assert {item["cell"] for item in told["cells"]} == {cell}
    pdn = {item["field"]: (item["before"], item["after"]) for item in told["cells"]}["pdn"]
    assert pdn == ("60000000.00", "75000000.00")
    figures = {item["key"]: item for item in told["figures"]}
    assert figures["D204.pdn"]["before"] == "Rp60.000.000"
    assert figures["D204.pdn"]["after"] == "Rp75.000.000"
    assert figures["all.pdn"]["cells"] == [cell]
    assert "D201.pdn" not in figures
    moved = [
        (item["category"], item["unit"], item["before"], item["after"])
        for item in told["places"]
        if item["category"] == "A1"
    ]
    assert sorted(moved) == [
        ("A1", "Kabupaten Kubu Raya", 2, 3),
        ("A1", "Kabupaten Sanggau", 3, 2),
    ]


def test_the_terminal_shows_the_same(drafts: tuple[Path, Path]) -> None:
    """In words, a few lines of each kind."""
    result = run("diff", *drafts)
    assert result.exit_code == 1
    assert "A1 Kabupaten, Kabupaten Sanggau: 3 → 2" in result.output
    assert "Rp60,000,000 → Rp75,000,000" in result.output


def test_an_edition_does_not_differ_from_itself(drafts: tuple[Path, Path]) -> None:
    """Exit code 0, as of a comparison that finds nothing; the file itself may be given, too."""
    result = run("diff", drafts[0], drafts[0] / "figures.json")
    assert result.exit_code == 0
    assert "Nothing differs" in result.output


PART = b'{"version": 1, "cells": {}, "figures": {}, "rankings": []}'
OLD = json.dumps({**json.loads(PART), "period": "2023-TW1", "sources": [{"file": "a"}]}).encode()


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"version": 2}', PART, OLD])
def test_what_is_no_edition_is_refused(tmp_path: Path, content: bytes) -> None:
    """One sentence names it."""
    path = tmp_path / "figures.json"
    path.write_bytes(content)
    result = run("diff", path, path)
    assert result.exit_code == 1
    assert "is no edition of a report" in result.output


def test_the_list_is_an_official_document(drafts: tuple[Path, Path], tmp_path: Path) -> None:
    """In both languages a PDF/A-3a and PDF/UA-1 with inputs, places, figures and sums."""
    expected: dict[Language, tuple[str, ...]] = {
        "id": ("Daftar Perubahan", "2022-TW2, draf", "Nilai PDN", "Rp60.000.000 Rp75.000.000"),
        "en": ("List of Changes", "2022-TW2, draft", "PDN value", "Rp60,000,000 Rp75,000,000"),
    }
    for language, texts in expected.items():
        path = tmp_path / f"{language}.pdf"
        words = ["diff", *map(str, drafts), "--pdf", str(path), "--lang", language]
        assert CliRunner().invoke(build(language), words, prog_name="p3dn").exit_code == 1
        text = " ".join(pages(path.read_bytes()))
        assert "Kabupaten Sanggau A1, Kabupaten 3 2" in text
        assert [item for item in texts if item.upper() not in text.upper()] == []
        assert broken(path.read_bytes()) == []


def test_a_file_is_not_replaced_unasked(drafts: tuple[Path, Path], tmp_path: Path) -> None:
    """What is there stays, unless --force is given; the same editions give the same bytes."""
    path = tmp_path / "perubahan.pdf"
    assert run("diff", *drafts, "--pdf", path).exit_code == 1
    content = path.read_bytes()
    path.write_bytes(b"of somebody else")
    result = run("diff", *drafts, "--pdf", path)
    assert "add --force" in result.output
    assert path.read_bytes() == b"of somebody else"
    run("diff", *drafts, "--pdf", path, "--force")
    assert path.read_bytes() == content
