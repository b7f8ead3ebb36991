"""The workbook computes: another program comes to the values that were written, and to others once
a cell is changed."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator

from reports import excel
from reports.quarterly import QuarterlyReport
from tests.recalculated import recalculated

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(scope="module")
def made(
    example_report: QuarterlyReport,
    dki_report: QuarterlyReport,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Path]:
    """Return the workbooks of both examples, and of one in English, as files."""
    folder = tmp_path_factory.mktemp("books")
    books = {
        "kalbar": excel.workbook(example_report),
        "dki": excel.workbook(dki_report),
        "english": excel.workbook(example_report, "en"),
    }
    paths = {name: folder / name / f"{name}.xlsx" for name in books}
    for name, path in paths.items():
        path.parent.mkdir()
        path.write_bytes(books[name])
    return paths


def formulas(book: Workbook) -> Iterator[tuple[str, Cell | MergedCell]]:
    """Yield every formula with the name of its sheet."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from ((sheet.title, cell) for cell in row if cell.data_type == "f")


def below(sheet: Worksheet, heading: str) -> dict[object, Cell | MergedCell]:
    """Return the cells under a heading, by what stands in the column Instansi, or the first."""
    for row in sheet.iter_rows():
        names = [cell.value for cell in row]
        if heading in names:
            key = names.index("Instansi") if "Instansi" in names else 0
            rows = sheet.iter_rows(int(row[0].row or 0) + 1)
            return {found[key].value: found[names.index(heading)] for found in rows}
    raise AssertionError(heading)


@pytest.mark.parametrize(("name", "least"), [("kalbar", 800), ("dki", 9_000), ("english", 800)])
def test_another_program_computes_the_written_values(
    made: dict[str, Path], name: str, least: int
) -> None:
    """Each formula comes to the value that was written with it, which is the model's."""
    written = openpyxl.load_workbook(made[name], data_only=True)
    computed = recalculated(made[name])
    found = list(formulas(openpyxl.load_workbook(made[name])))
    assert len(found) >= least
    for sheet, cell in found:
        value = written[sheet][cell.coordinate].value
        expected = pytest.approx(value, rel=1e-12) if isinstance(value, int | float) else value
        assert computed[sheet][cell.coordinate].value == expected, (sheet, cell.coordinate)


def test_changed_data_change_every_sheet(made: dict[str, Path], tmp_path: Path) -> None:
    """A trillion more PDN of Melawi makes it first, in the summary, too, and moves all sums."""
    book = openpyxl.load_workbook(made["kalbar"])
    cells = below(book["Data"], "Nilai PDN")
    more = 10**12
    cell = cells["Kabupaten Melawi"]
    cell.value = more + (cell.value if isinstance(cell.value, int | float) else 0)
    path = tmp_path / "what-if.xlsx"
    book.save(path)
    before = openpyxl.load_workbook(made["kalbar"], data_only=True)
    after = recalculated(path)

    def value(found: Workbook, sheet: str, heading: str, row: str) -> float:
        return float(str(below(found[sheet], heading)[row].value))

    assert value(before, "A1 Kabupaten", "Peringkat", "Kabupaten Melawi") > 1
    assert value(after, "A1 Kabupaten", "Peringkat", "Kabupaten Melawi") == 1
    for sheet, heading, row in (
        ("Realisasi per Instansi", "Nilai PDN (Rp)", "Seluruh instansi"),
        ("Realisasi per Tingkat", "Nilai PDN (Rp)", "Kabupaten"),
        ("Kanal", "Nilai PDN (Rp)", "Jumlah"),
        ("Ringkasan", "Nilai", "Nilai PDN"),
    ):
        grown = value(after, sheet, heading, row) - value(before, sheet, heading, row)
        assert grown == pytest.approx(more, abs=0.01), sheet
    first = {cell.value for row in after["Peringkat Pertama"].iter_rows() for cell in row}
    assert "Kabupaten Melawi" in first


def test_names_lead_to_the_amounts_of_the_quarters(
    made: dict[str, Path], example_report: QuarterlyReport
) -> None:
    """PDN_TW4 is the PDN of the fourth quarter alone, PDN_sd_TW4 up to its end."""
    book = openpyxl.load_workbook(made["kalbar"], data_only=True)
    whole = example_report.all
    for name, figure in (
        ("PDN_TW4", whole.quarters[3].pdn),
        ("UMK_sd_TW2", whole.cumulative[1].umk),
        ("Nilai_sd_TW4", whole.cumulative[3].value),
    ):
        ((sheet, cell),) = book.defined_names[name].destinations
        assert book[sheet][cell.replace("$", "")].value == pytest.approx(float(figure.amount))


@pytest.mark.parametrize("name", ["kalbar", "dki", "english"])
def test_parts_fit_together(made: dict[str, Path], name: str) -> None:
    """No cell is written twice, and every style, text and table refers to what is there."""
    with ZipFile(made[name]) as file:
        parts = {part: file.read(part) for part in file.namelist()}
    trees = {part: ElementTree.fromstring(parts[part]) for part in parts if part.endswith("xml")}  # noqa: S314 - our own
    styles = len(trees["xl/styles.xml"].find(f"{MAIN}cellXfs") or ())
    texts = len(trees["xl/sharedStrings.xml"])
    sheets = [part for part in trees if re.match(r"xl/worksheets/sheet\d+\.xml", part)]
    assert len(sheets) == len(openpyxl.load_workbook(made[name]).sheetnames)
    for part in sheets:
        cells = list(trees[part].iter(f"{MAIN}c"))
        places = [cell.get("r") for cell in cells]
        assert len(places) == len(set(places)), part
        assert all(int(cell.get("s", 0)) < styles for cell in cells), part
        shared = (c.findtext(f"{MAIN}v") for c in cells if c.get("t") == "s")
        assert all(int(index or -1) in range(texts) for index in shared), part
    tables = [trees[part] for part in trees if part.startswith("xl/tables/")]
    names = [table.get("displayName", "").casefold() for table in tables]
    assert len(names) == len(set(names)) > 20


@pytest.mark.parametrize("name", ["kalbar", "dki", "english"])
def test_tables_are_named_like_their_headers(made: dict[str, Path], name: str) -> None:
    """Excel mends, or refuses, a table whose columns are not named like its header cells."""
    for sheet in openpyxl.load_workbook(made[name]).worksheets:
        for table in sheet.tables.values():
            first, *_ = sheet[table.ref]
            assert [cell.value for cell in first] == table.column_names, sheet.title
            assert not sheet.merged_cells.ranges


@pytest.mark.parametrize("name", ["kalbar", "dki", "english"])
def test_audit_finds_nothing(made: dict[str, Path], name: str) -> None:
    """The workbook is sound by the rules of its format."""
    assert OpenXmlValidator().validate(str(made[name])).errors == []


def test_findings_lead_into_the_input(example_report: QuarterlyReport) -> None:
    """A finding's cell is a link to that cell in the workbook that came in."""
    content = excel.workbook(example_report, folder="../../inputs/kalbar/")
    sheet = openpyxl.load_workbook(BytesIO(content))["Rincian Temuan"]
    found = [cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    links = {(str(link.target), link.location) for link in found}
    folder = "..\\..\\inputs\\kalbar\\"
    assert (f"{folder}kalbar15_nontender_selesai_2022.xlsx", "'NonTenderSelesai'!AB10118") in links
    assert all(target.startswith(folder) for target, _ in links if target != "None")
