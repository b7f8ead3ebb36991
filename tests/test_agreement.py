"""The whole run: PDF, workbook and JSON, read back, say the same, and twice the same."""

import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from reports.commands import build
from reports.wording import number, percent
from tests import printed
from tests.conftest import EXAMPLE, SAID, by_command

NAMES = ["edition.json", "figures.json", "laporan-triwulan.pdf", "laporan-triwulan.xlsx"]


@pytest.fixture(scope="module")
def figures(draft: Path) -> dict[str, Any]:
    """Return figures.json."""
    read: dict[str, Any] = json.loads((draft / "figures.json").read_bytes())
    return read


@pytest.fixture(scope="module")
def pages(draft: Path) -> str:
    """Return the PDF's text, white space folded."""
    return " ".join(printed.pages((draft / "laporan-triwulan.pdf").read_bytes()))


def places(figures: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    """Return category, level and place of every place in figures.json."""
    return [
        (ranking["category"]["code"], level["level"], place)
        for ranking in figures["rankings"]
        for level in ranking["levels"]
        for place in level["places"]
    ]


def test_the_pdf_prints_the_places_of_the_json(figures: dict[str, Any], pages: str) -> None:
    """Each place of figures.json is printed: rank, unit, whole rupiah, share and completeness."""
    units = {figures["cells"][key]["unit"] for key in figures["cells"]}
    assert len(units) == 15
    for code, level, place in places(figures):
        part = "pdn" if code in ("A1", "A3") else "umk"
        exact = {
            measure: figures["figures"][f"{place['code']}.{measure}"]
            for measure in (part, f"{part}_share", f"{part}_complete")
        }
        assert exact[part]["value"] == place["value"]
        row = " ".join(
            [
                place["unit"],
                exact[part]["text"].removeprefix("Rp"),
                exact[f"{part}_share"]["text"],
                exact[f"{part}_complete"]["text"],
            ]
        )
        before = "" if level == "Provinsi" else f"{place['rank']} "
        assert before + row in pages or _alone(code, place, exact, part) in pages, (code, row)


def _alone(code: str, place: dict[str, Any], exact: dict[str, Any], part: str) -> str:
    """Return the row of a level with one unit, whose table is by category."""
    kind = "Persentase" if code in ("A3", "A4") else "Nilai"
    amounts = [exact[part]["text"].removeprefix("Rp"), exact[f"{part}_share"]["text"]]
    complete = exact[f"{part}_complete"]["text"]
    return " ".join([code, kind, part.upper(), str(place["rank"]), *amounts, complete])


def test_every_number_in_the_pdfs_rankings_is_a_figure(figures: dict[str, Any], pages: str) -> None:
    """No amount or percentage in the chapter of rankings is without its figure in the JSON."""
    chapter = pages[pages.rindex("BAB III PERINGKAT") : pages.rindex("BAB IV KUALITAS DATA")]
    amounts = {figure["text"] for figure in figures["figures"].values() if "text" in figure}
    printed = re.findall(r"\b\d{1,3}(?:\.\d{3}){2,}\b", chapter)
    assert len(printed) >= len(places(figures))
    assert {f"Rp{amount}" for amount in printed} <= amounts
    shares = re.findall(r"\d+,\d\d%", chapter)
    assert len(shares) >= 2 * len(places(figures))
    assert set(shares) <= amounts


def test_the_workbook_holds_the_places_of_the_json(draft: Path, figures: dict[str, Any]) -> None:
    """Each place of figures.json stands in the workbook's sheet of its ranking, to the sen."""
    book = openpyxl.load_workbook(draft / "laporan-triwulan.xlsx", data_only=True)
    for code, level, place in places(figures):
        rows = list(book[f"{code} {level}"].iter_rows(values_only=True))
        (row,) = [row for row in rows if row[2] == place["unit"] and row[0] == place["rank"]]
        exact = [float(place["value"]), place["share"], place["complete"]]
        assert [float(str(cell)) for cell in row[4:7]] == pytest.approx(exact, rel=1e-15)


def test_units_without_a_place_are_in_all_three(
    draft: Path, figures: dict[str, Any], pages: str
) -> None:
    """Ketapang and Sambas stand unranked with their reason in PDF, workbook and JSON."""
    (level,) = [x for x in figures["rankings"][1]["levels"] if x["level"] == "Kabupaten"]
    assert [item["code"] for item in level["unranked"]] == ["D201", "D208"]
    sheet = openpyxl.load_workbook(draft / "laporan-triwulan.xlsx", data_only=True)["A2 Kabupaten"]
    cells = {cell for row in sheet.iter_rows(values_only=True) for cell in row}
    for item in level["unranked"]:
        assert {item["unit"], item["reason"]} <= cells
        assert item["unit"] in pages
    assert "nilai UMK tidak pernah diisi" in pages


def test_totals_agree(figures: dict[str, Any], pages: str) -> None:
    """The whole spending that the PDF prints is the JSON's."""
    for part in ("value", "pdn", "umk"):
        whole = figures["figures"][f"all.{part}"]
        assert whole["text"].removeprefix("Rp") in pages
    assert number(17_861, "id") in pages
    assert percent(None, "id") == "\N{EN DASH}"


def test_a_second_run_writes_the_same_bytes(draft: Path, tmp_path: Path) -> None:
    """Two runs at different times and places make identical files, and name them."""
    by_command("report", "quarterly", EXAMPLE, tmp_path)
    again = tmp_path / draft.parent.name / draft.name
    assert str(again / "laporan-triwulan.pdf") in (tmp_path / SAID).read_text("utf-8")
    assert sorted(path.name for path in again.iterdir()) == NAMES
    for name in NAMES:
        assert (again / name).read_bytes() == (draft / name).read_bytes(), name


def test_an_existing_report_is_not_replaced(draft: Path) -> None:
    """A second run into the same place stops with one sentence and changes nothing."""
    before = {path: path.read_bytes() for path in draft.iterdir()}
    words = ["report", "quarterly", str(EXAMPLE), "-o", str(draft.parent.parent)]
    result = CliRunner().invoke(build("id"), words, prog_name="p3dn")
    assert result.exit_code == 1
    assert "--force" in result.stderr
    assert {path: path.read_bytes() for path in draft.iterdir()} == before
