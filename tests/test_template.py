"""The declaration of the workbook is sound, and the blank workbook is what it declares."""

import datetime
import subprocess
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator

from reports import workbook
from reports.commands import build
from reports.commands.language import chosen
from reports.excel import template as writer
from reports.excel.form import Row
from reports.exceptions import OutputError
from reports.period import Period
from reports.workbook import EXAMPLE, MARK, TOTAL, Sheet, Template, plain

TEMPLATES = list(workbook.versions().values())
TEMPLATE = workbook.current()
PERIOD = Period(2023, 4)


def run(*arguments: object) -> Result:
    """Run the command as a user would."""
    words = [str(argument) for argument in arguments]
    return CliRunner().invoke(build(chosen(words)), words, prog_name="p3dn")


def declared(table: str) -> Sheet:
    """Return the declaration of a table."""
    return next(sheet for sheet in TEMPLATE.sheets if sheet.table == table)


@pytest.fixture(scope="module")
def blank() -> bytes:
    """Return the blank workbook of a government."""
    return writer.workbook(TEMPLATE, PERIOD, {"unit_name": "Provinsi DKI Jakarta"})


@pytest.fixture(scope="module")
def book(blank: bytes) -> Workbook:
    """Return the blank workbook, opened by another library."""
    return load_workbook(BytesIO(blank))


def marked_row(sheet: Worksheet, mark: str) -> int:
    """Return the number of the row with a mark in its first column."""
    return int(next(cell.row for cell in sheet["A"] if cell.value == mark))


def header(sheet: Worksheet) -> int:
    """Return the number of the row that holds the headings."""
    return marked_row(sheet, MARK)


def marked(sheet: Worksheet, mark: str) -> dict[str, object]:
    """Return the cells of a marked row by heading."""
    at = marked_row(sheet, mark)
    headings = [plain(str(cell.value)) for cell in sheet[header(sheet)]]
    return dict(zip(headings, (cell.value for cell in sheet[at]), strict=True))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.version)
def test_names_and_headings_are_unique(template: Template) -> None:
    """Nothing that is looked up by its name occurs twice."""
    assert len({sheet.name for sheet in template.sheets}) == len(template.sheets)
    assert len({sheet.table for sheet in template.sheets}) == len(template.sheets)
    for sheet in template.sheets:
        assert len({plain(column.heading) for column in sheet.columns}) == len(sheet.columns)
        assert len({column.field for column in sheet.columns}) == len(sheet.columns)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.version)
def test_a_sheet_is_recognised_by_its_headings_alone(template: Template) -> None:
    """No sheet's required headings all occur on another one."""
    for sheet in template.sheets:
        rows = [["Judul"], [MARK, *(column.shown for column in sheet.columns)]]
        fitting = [other.table for other in template.sheets if other.header(rows) == 1]
        assert fitting == [sheet.table]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.version)
def test_choices_fit_into_a_drop_down_list(template: Template) -> None:
    """Excel takes a list of at most 255 characters, parted by commas."""
    for column in (column for sheet in template.sheets for column in sheet.columns):
        assert bool(column.choices) == (column.kind == "choice"), column.field
        assert len(",".join(column.choices)) <= 255
        assert not any("," in choice for choice in column.choices)


def test_places_are_found_whatever_stars_case_and_breaks() -> None:
    """Headings are compared without what offices and programs change about them."""
    headings = ["No.", "TARGET\n(persen)", "Indikator *", "", "Triwulan", "triwulan*"]
    assert declared("target").places(headings) == {"indicator": 2, "quarter": 4, "target": 1}


def test_every_declared_column_has_heading_number_and_note(book: Workbook) -> None:
    """The headings are the declared ones in order, numbered below, each with its note."""
    for sheet in TEMPLATE.sheets:
        page = book[sheet.name]
        row = header(page)
        headings = [cell.value for cell in page[row]]
        assert headings == [MARK, *(column.shown for column in sheet.columns)]
        assert [cell.value for cell in page[row + 1]] == [
            f"({number})" for number in range(1, len(headings) + 1)
        ]
        for cell, column in zip(page[row][1:], sheet.columns, strict=True):
            assert cell.comment is not None
            assert column.note in cell.comment.text


def test_the_reader_finds_what_the_writer_wrote(book: Workbook) -> None:
    """Each sheet is recognised by its declaration, and by no other one."""
    for page in book.worksheets[2:]:
        rows = [
            ["" if cell is None else str(cell) for cell in row]
            for row in page.iter_rows(max_row=20, values_only=True)
        ]
        found = [sheet.name for sheet in TEMPLATE.sheets if sheet.header(rows) is not None]
        assert found == [page.title]


def test_the_example_is_marked_locked_and_of_the_declared_kinds(book: Workbook) -> None:
    """The example row shows one right value a column and cannot be taken for the office's own."""
    assert marked(book["Realisasi"], EXAMPLE)["kanal"] == "e-Katalog"
    assert marked(book["Realisasi"], EXAMPLE)["nilai realisasi (rp)"] == 1_250_000_000
    day = marked(book["Monev"], EXAMPLE)["tanggal pertemuan"]
    assert isinstance(day, datetime.datetime)
    assert day.date() == datetime.date(2023, 9, 12)
    for page in book.worksheets[2:]:
        at = marked_row(page, EXAMPLE)
        assert all(cell.protection.locked and cell.font.italic for cell in page[at])


def test_only_cells_to_fill_in_are_unlocked(book: Workbook) -> None:
    """Every sheet is protected without a password; below the example one may type, above not."""
    for page in book.worksheets:
        assert page.protection.sheet
        assert not page.protection.password
    for sheet in TEMPLATE.sheets:
        page = book[sheet.name]
        example = marked_row(page, EXAMPLE)
        for row in page.iter_rows(max_row=example, max_col=len(sheet.columns) + 1):
            assert all(cell.protection.locked for cell in row)
        for row in page.iter_rows(example + 1, max_col=len(sheet.columns) + 1):
            assert not any(cell.protection.locked for cell in row)


def test_what_is_typed_is_checked(book: Workbook) -> None:
    """Amounts, counts, dates, years and choices have their rule in every row to be filled in."""
    for sheet in TEMPLATE.sheets:
        page = book[sheet.name]
        first = marked_row(page, EXAMPLE) + 1
        kinds = {}
        for rule in page.data_validations.dataValidation:
            (area,) = rule.sqref.ranges
            assert (area.min_row, area.max_row) == (first, 1_048_576)
            kinds[sheet.columns[area.min_col - 2].field] = rule.type
        for column in sheet.columns:
            wanted = {
                "text": None, "money": "decimal", "number": "decimal", "share": "decimal",
                "count": "whole", "year": "whole", "date": "date",
            }.get(column.kind, "list")  # fmt: skip
            assert kinds.get(column.field) == wanted


def test_totals_are_formulas_and_unknown_without_rows(book: Workbook) -> None:
    """The total adds up what is filled in; with nothing filled in it is a dash, not zero."""
    shown = marked(book["Realisasi"], TOTAL)
    first = marked_row(book["Realisasi"], EXAMPLE) + 1
    area = f"G{first}:G1048576"
    assert shown["nilai realisasi (rp)"] == f'=IF(COUNT({area})=0,"–",SUM({area}))'
    assert shown["perangkat daerah"] is None
    assert not any(cell.value == TOTAL for cell in book["Komitmen"]["A"])


def test_totals_of_a_filled_workbook_are_stored_and_recalculate_to_the_same(
    tmp_path: Path,
) -> None:
    """Whoever only looks sees the sum, and another program computes the same one."""
    rows: list[Row] = [
        {"unit_name": "A", "value": Decimal("0.10")},
        {"value": Decimal("1250000000.2")},
    ]
    path = tmp_path / "isi.xlsx"
    path.write_bytes(writer.workbook(TEMPLATE, PERIOD, {}, {"realisation": rows}))
    stored = marked(load_workbook(path, data_only=True)["Realisasi"], TOTAL)
    assert stored["nilai realisasi (rp)"] == 1250000000.3
    assert stored["nilai pdn (rp)"] == "–"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "ods", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=180)
    back = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    again = [*back, "--outdir", str(tmp_path / "again"), str(path.with_suffix(".ods"))]
    subprocess.run(again, check=True, capture_output=True, timeout=180)
    computed = load_workbook(tmp_path / "again" / "isi.xlsx", data_only=True)["Realisasi"]
    assert marked(computed, TOTAL)["nilai realisasi (rp)"] == 1250000000.3
    assert marked(computed, TOTAL)["nilai pdn (rp)"] == "–"


def test_identity_is_preset_and_named(book: Workbook) -> None:
    """Every value of the identity has a defined name; the program's own are filled in."""
    values = {}
    for field in TEMPLATE.identity:
        sheet, cell = book.defined_names[field.defined_name].attr_text.split("!")
        values[field.field] = book[sheet][cell.replace("$", "")].value
    assert values == {
        "template_id": "p3dn-buku-kerja-triwulan",
        "template_version": 1,
        "period": "2023-TW4",
        "unit_code": None,
        "unit_name": "Provinsi DKI Jakarta",
        "level": None,
        "as_of": None,
        "source": None,
        "responsible": None,
    }


def test_instructions_say_what_decides_about_right_and_wrong_figures(book: Workbook) -> None:
    """Cumulative, in full rupiah, empty is not zero: said before anybody begins."""
    said = " ".join(str(cell.value) for cell in book["Petunjuk"]["B"])
    for words in ("kumulatif: dihitung dari 1 Januari", "rupiah penuh", "belum diketahui", "nol"):
        assert words in said
    assert book.sheetnames == ["Petunjuk", "Identitas", *(sheet.name for sheet in TEMPLATE.sheets)]


def test_every_sheet_can_be_read_and_printed(book: Workbook) -> None:
    """A page is A4 across, numbered and named, and the headings are repeated and stay in sight."""
    for page in book.worksheets:
        assert page.page_setup.paperSize == 9
        assert page.page_setup.orientation == "landscape"
        assert "&P dari &N" in str(page.oddFooter.right)  # type: ignore[union-attr]
        assert "&A" in str(page.oddFooter.center)  # type: ignore[union-attr]
        assert not page.merged_cells.ranges
    for page in book.worksheets[1:]:
        assert page.freeze_panes
        assert page.print_title_rows


def test_audit_finds_nothing(blank: bytes, tmp_path: Path) -> None:
    """The file is sound by the rules of its format, which opening it does not prove."""
    path = tmp_path / "kosong.xlsx"
    path.write_bytes(blank)
    assert OpenXmlValidator().validate(path).errors == []


def test_same_arguments_same_bytes(blank: bytes) -> None:
    """The workbook depends on period and unit alone; its date is the period's."""
    assert writer.workbook(TEMPLATE, PERIOD, {"unit_name": "Provinsi DKI Jakarta"}) == blank
    with ZipFile(BytesIO(blank)) as file:
        assert "2023-12-31T00:00:00Z" in file.read("docProps/core.xml").decode()


def test_text_too_long_for_a_cell_is_refused() -> None:
    """Excel would cut it silently."""
    with pytest.raises(OutputError) as caught:
        writer.workbook(TEMPLATE, PERIOD, {}, {"problem": [{"problem": "x" * 32_768}]})
    assert caught.value.code == "E-162"


def test_command_writes_the_workbook_and_replaces_none(tmp_path: Path) -> None:
    """`p3dn template` writes the file that is named, once; --force writes it again."""
    path = tmp_path / "baru" / "buku.xlsx"
    result = run("template", "2023-TW4", "-o", path, "--unit", "Kota Bogor")
    assert (result.exit_code, str(path) in result.stdout) == (0, True)
    assert load_workbook(path)["Identitas"]["C9"].value == "Kota Bogor"
    assert [item.name for item in path.parent.iterdir()] == ["buku.xlsx"]
    again = run("template", "2023-TW4", "-o", path)
    assert (again.exit_code, "--force" in again.stderr) == (1, True)
    assert load_workbook(path)["Identitas"]["C9"].value == "Kota Bogor"
    assert run("template", "2023-TW4", "-o", path, "--force").exit_code == 0
    assert load_workbook(path)["Identitas"]["C9"].value is None


def test_command_names_the_file_after_the_quarter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without -o the file lies in the current folder, named by the quarter."""
    monkeypatch.chdir(tmp_path)
    assert run("template", "2024tw1").exit_code == 0
    assert [item.name for item in tmp_path.iterdir()] == ["buku-kerja-p3dn-2024-tw1.xlsx"]


@pytest.mark.parametrize(
    ("words", "code"),
    [(("template",), 2), (("template", "2023"), 2), (("template", "2023-TW4", "-o", "x.ods"), 1)],
)
def test_command_refuses(words: tuple[str, ...], code: int) -> None:
    """Wrong usage exits with 2, a file that cannot be written so with 1, in a sentence."""
    result = run(*words)
    assert result.exit_code == code
    assert "Galat: " in result.stderr
