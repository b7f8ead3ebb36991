"""What a correction changes in the real example is marked [r] in its documents, nothing else."""

import json
import re
import shutil
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import bagit
import openpyxl
import pandas as pd
import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from openxml_audit import OpenXmlValidator

from reports import changes
from reports.commands import build
from reports.wording import number, percent, rupiah, rupiah_short
from tests import printed
from tests.conftest import EXAMPLE, ROOT
from tests.verapdf import broken

FILE, SHEET, CELL = "kalbar15_tender_selesai_nilai_2022.xlsx", "TenderSelesaiNilai", "V1151"
WAS, NOW = 100, 5_703_948_388
DECISION = f"""
[[decision]]
action = "correct"
rule = "W-201"
file = "{FILE}"
sheet = "{SHEET}"
cell = "{CELL}"
seen = "{WAS}"
value = "{NOW}"
reason = "Nilai PDN menurut kontrak."
by = "Kepala Bagian Pengadaan Barang/Jasa"
date = 2023-01-10
"""
WHY = "Nilai PDN satu kontrak tercatat 100 (persen), seharusnya Rp5.703.948.388."
PRINTED = re.compile(r"(Rp)?-?\d[\d.]*(,\d+)?(%| persen| triliun| miliar| juta)?\s\[r\]")
"""A number with its mark, as it comes out of the PDF."""


def run(*words: object) -> Result:
    """Run the command line in Indonesian."""
    return CliRunner().invoke(build("id"), list(map(str, words)), prog_name="p3dn")


@pytest.fixture(scope="module")
def both(final: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the first edition of the example and the one that corrects a cell of it."""
    place = tmp_path_factory.mktemp("office")
    inputs = place / EXAMPLE.name
    shutil.copytree(EXAMPLE, inputs)
    shutil.copytree(final, place / "out")
    first = place / "out" / EXAMPLE.name / "edisi-1"
    (inputs / "decisions.toml").write_text(DECISION, "utf-8")
    words = ("-o", place / "out", "--replaces", first, "--reason", WHY)
    result = run("finalize", inputs, *words)
    assert result.exit_code == 0, result.output
    return first, first.with_name("edisi-2")


@pytest.fixture(scope="module")
def told(both: tuple[Path, Path]) -> dict[str, Any]:
    """Return what figures.json of the correcting edition says of changes."""
    found: dict[str, Any] = json.loads((both[1] / "figures.json").read_bytes())["changes"]
    return found


@pytest.fixture(scope="module")
def pages(both: tuple[Path, Path]) -> list[str]:
    """Return the text of every page of the correcting edition."""
    return printed.pages((both[1] / "laporan-triwulan.pdf").read_bytes())


SCOPES = ("all", "Kabupaten", "D204")
SPANS = ("", ".TW2", ".sd-TW2", ".sd-TW3", ".sd-TW4", ".Tender")
KEYS = {
    f"{scope}{span}.{part}" for scope in SCOPES for span in SPANS for part in ("pdn", "pdn_share")
}
"""What rests on the PDN of one tender of Kabupaten Sanggau in the second quarter."""


def test_what_changed_is_what_rests_on_the_cell(told: dict[str, Any]) -> None:
    """The decision, one cell of the cube, and the PDN of its scopes and spans; no other figure."""
    assert [item["file"] for item in told["inputs"]] == ["decisions.toml"]
    assert {item["cell"] for item in told["cells"]} == {"D204/TW2/Tender"}
    assert {item["key"] for item in told["figures"]} == KEYS
    for item in told["figures"]:
        if item["measure"] == "pdn":
            exact = item["exact"]
            assert Decimal(exact["after"]) - Decimal(exact["before"]) == NOW - WAS
            assert item["cells"] == ["D204/TW2/Tender"]


def shares(packages: pd.DataFrame) -> dict[str, Fraction]:
    """Return each kabupaten's PDN share of the rows in which both are known, by pandas alone."""
    rows = packages[packages["level"].eq("KABUPATEN") & packages["pdn"].notna()]
    rows = rows[rows["value"].notna()]
    sums = rows.groupby("unit")[["pdn", "value"]].sum()
    return {
        str(unit): Fraction(row["pdn"]) / Fraction(row["value"]) for unit, row in sums.iterrows()
    }


def test_the_places_are_those_of_an_independent_count(
    told: dict[str, Any], packages: pd.DataFrame
) -> None:
    """Ranked again by pandas before and after, the same kabupaten changed their places."""
    before = shares(packages)
    rows = packages[
        packages["unit"].eq("D204") & packages["pdn"].notna() & packages["value"].notna()
    ]
    after = before | {
        "D204": Fraction(rows["pdn"].sum() - WAS + NOW) / Fraction(rows["value"].sum())
    }
    moved = {}
    ranks = [
        {
            unit: sorted(found.values(), reverse=True).index(share) + 1
            for unit, share in found.items()
        }
        for found in (before, after)
    ]
    for unit in before:
        if ranks[0][unit] != ranks[1][unit]:
            moved[unit] = (ranks[0][unit], ranks[1][unit])
    places = {item["code"]: (item["before"], item["after"]) for item in told["places"]}
    assert places == moved
    assert {item["category"] for item in told["places"]} == {"A3"}
    (share,) = [item for item in told["figures"] if item["key"] == "D204.pdn_share"]
    assert Fraction(share["exact"]["before"]) == before["D204"]
    assert Fraction(share["exact"]["after"]) == after["D204"]


def test_the_file_and_the_comparison_agree(both: tuple[Path, Path], told: dict[str, Any]) -> None:
    """`p3dn diff --json` of the two editions is what the edition itself says."""
    result = run("diff", *both, "--json")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert {name: found[name] for name in ("inputs", "cells", "figures", "places")} == {
        name: told[name] for name in ("inputs", "cells", "figures", "places")
    }


def writings(value: Any) -> tuple[str, ...]:
    """Return every way in which the report writes a value."""
    if isinstance(value, Decimal):
        return rupiah(value, "id"), number(value, "id"), rupiah_short(value, "id")
    return percent(value, "id"), percent(value, "id", 1).replace("%", " persen")


def test_marks_are_at_changed_numbers_alone(both: tuple[Path, Path], pages: list[str]) -> None:
    """Each mark follows a number that the first edition printed otherwise, or a changed place."""
    found = changes.between(*map(changes.read, both))
    allowed = {
        now
        for item in found.figures
        for was, now in zip(writings(item.before), writings(item.after), strict=True)
        if was != now
    }
    ranks = {str(item.after) for item in found.places}
    body = " ".join(pages).replace("Tanda [r]", "")
    marked = [match[0].removesuffix("[r]").strip() for match in PRINTED.finditer(body)]
    assert len(marked) == body.count("[r]") > 40
    assert {text for text in marked if text not in allowed} == ranks
    assert sum(text in ranks for text in marked) == 2 * len(ranks)  # the table and the cards


def test_every_changed_amount_is_marked(both: tuple[Path, Path], pages: list[str]) -> None:
    """Wherever a changed amount is printed in full it has its mark, but in charts and the list."""
    amounts = {
        number(item.after, "id")
        for item in changes.between(*map(changes.read, both)).figures
        if isinstance(item.after, Decimal)
    }
    listed = next(at for at, page in enumerate(pages) if "PERUBAHAN TERHADAP EDISI 1" in page)
    body = " ".join(pages[:listed])
    seen = {amount for amount in amounts if amount in body}
    assert len(seen) > 10
    for amount in seen:
        assert not re.search(rf"(?<![\d.]){re.escape(amount)}(?![\d.])(?!\s\[r\])", body), amount


def test_the_pages_say_what_the_edition_is(pages: list[str]) -> None:
    """Cover, identity, letter, foreword name the replaced one; every page explains the mark."""
    assert sum("Final, edisi 2, menggantikan edisi 1" in page for page in pages) >= 2
    assert any("Laporan ini ialah edisi 2 dan menggantikan edisi 1" in page for page in pages)
    assert any(f"menggantikan edisi 1. Alasan: {WHY}" in page for page in pages)
    assert sum("Tanda [r]: berubah terhadap edisi 1." in page for page in pages) == len(pages)


def test_the_annex_lists_the_changes(pages: list[str]) -> None:
    """Reason, the changed file, places, figures and sums with both values."""
    annex = " ".join(page for page in pages[-3:])
    for text in (
        WHY,
        "decisions.toml",
        "1 berkas, 2 jumlah, 36 angka, 2 peringkat",
        "Kabupaten Sanggau A3, Kabupaten 4 3",
        "Kabupaten Sanggau Persentase PDN 78,57% 80,39%",
        "Kabupaten Sanggau Nilai PDN, Triwulan II, Tender Rp31.108.918.448 Rp36.812.866.736",
    ):
        assert text in annex, text


def test_the_corrected_edition_is_valid(both: tuple[Path, Path]) -> None:
    """veraPDF finds nothing in it."""
    assert broken((both[1] / "laporan-triwulan.pdf").read_bytes()) == []


Sheets = dict[str, dict[str, tuple[Any, str]]]


def sheets(edition: Path) -> Sheets:
    """Return value and number format of every cell of an edition's workbook, by sheet."""
    book = openpyxl.load_workbook(edition / "laporan-triwulan.xlsx", data_only=True)
    return {
        sheet.title: {
            cell.coordinate: (cell.value, cell.number_format)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }
        for sheet in book
    }


@pytest.fixture(scope="module")
def books(both: tuple[Path, Path]) -> tuple[Sheets, Sheets]:
    """Return the cells of both editions' workbooks."""
    return sheets(both[0]), sheets(both[1])


def test_the_workbook_marks_what_differs(books: tuple[Sheets, Sheets]) -> None:
    """On the sheets of spending the marked cells are those that are others; all stay numbers."""
    first, second = books
    spending = [name for name in first if name.startswith(("Ringkasan", "Realisasi", "Kanal"))]
    spending += [name for name in first if name.endswith("per Triwulan")]
    assert len(spending) >= 7
    for name in spending:
        differing = {at for at, cell in second[name].items() if first[name][at][0] != cell[0]}
        marked = {at for at, cell in second[name].items() if "[r]" in cell[1]}
        assert marked == differing, name
    every = [cell for found in second.values() for cell in found.values() if "[r]" in cell[1]]
    assert len(every) > 20
    assert all(isinstance(value, int | float) for value, _ in every)
    assert not any("[r]" in cell[1] for found in first.values() for cell in found.values())


def test_the_workbook_marks_places(books: tuple[Sheets, Sheets]) -> None:
    """The two ranks that changed are marked, on the sheet of their ranking alone."""
    marked = {
        (name, value)
        for name, found in books[1].items()
        for value, style in found.values()
        if name[0] == "A" and style.startswith('0" [r]"')
    }
    assert marked == {("A3 Kabupaten", 3), ("A3 Kabupaten", 4)}


def test_the_sheet_of_data_marks_the_cell(both: tuple[Path, Path], books: Any) -> None:
    """One sum of the cube is another; its mark is a conditional format over that cell."""
    first, second = (found["Data"] for found in books)
    differing = {at for at, cell in second.items() if first[at] != cell}
    book = openpyxl.load_workbook(both[1] / "laporan-triwulan.xlsx")
    marked = {
        str(span.sqref)
        for span in book["Data"].conditional_formatting
        for rule in span.rules
        if rule.dxf and rule.dxf.numFmt and "[r]" in rule.dxf.numFmt.formatCode
    }
    assert marked == differing
    assert len(marked) == 1


def test_the_sheet_of_changes_has_all(both: tuple[Path, Path], told: dict[str, Any]) -> None:
    """Every file, place, figure and sum, as numbers; the notes explain the mark."""
    book = openpyxl.load_workbook(both[1] / "laporan-triwulan.xlsx", data_only=True)
    every: list[tuple[Any, ...]] = list(book["Perubahan"].iter_rows(values_only=True))
    rows = [row for row in every if row[3] is not None]
    numbers = [row for row in rows if isinstance(row[2], int | float)]
    assert len(numbers) == sum(len(told[name]) for name in ("places", "figures", "cells"))
    assert ("decisions.toml", "SHA-256", "–", told["inputs"][0]["after"]) in rows
    assert ("Kabupaten Sanggau", "A3, Kabupaten", 4, 3) in rows
    (total,) = [row for row in rows if row[:2] == ("Seluruh instansi", "Nilai PDN")]
    assert round(total[3] - total[2]) == NOW - WAS
    assert WHY in [row[1] for row in every]
    assert "Tanda [r]" in [row[0] for row in book["Catatan"].iter_rows(values_only=True)]
    status = [row[1] for row in book["Sampul"].iter_rows(values_only=True)]
    assert "Final, edisi 2, menggantikan edisi 1" in status


def test_the_corrected_workbook_is_valid(both: tuple[Path, Path]) -> None:
    """Nothing in it breaks the standard."""
    found = OpenXmlValidator().validate(str(both[1] / "laporan-triwulan.xlsx"))
    assert found.errors == []


def test_figures_json_keeps_to_its_schema(both: tuple[Path, Path]) -> None:
    """The part on changes, too, is what the schema says that it is."""
    schema = json.loads((ROOT / "reports" / "export" / "figures.schema.json").read_bytes())
    document = json.loads((both[1] / "figures.json").read_bytes())
    assert [error.message for error in Draft202012Validator(schema).iter_errors(document)] == []


def test_the_archive_holds_both(both: tuple[Path, Path], tmp_path: Path) -> None:
    """A bag of the year with what was published and what replaced it verifies, also by others."""
    outputs = both[0].parent.parent
    result = run("archive", 2022, "--outputs", outputs, "-o", tmp_path)
    assert result.exit_code == 0, result.output
    assert run("archive", "verify", tmp_path / "2022").exit_code == 0
    assert bagit.Bag(str(tmp_path / "2022")).is_valid()
    names = {path.name for path in (tmp_path / "2022" / "data" / EXAMPLE.name).iterdir()}
    assert names == {"edisi-1", "edisi-2"}
