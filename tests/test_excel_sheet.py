"""Rows that are written as they come are those that XlsxWriter would write, and none is kept."""

import datetime
import re
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator, Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from reports.excel.book import opened, written
from reports.excel.page import Column, Flow, Page, Plain, Table
from reports.excel.sheet import Row, added
from reports.exceptions import OutputError
from tests.conftest import ROOT

CREATED = {"created": datetime.datetime(2022, 12, 31, tzinfo=datetime.UTC)}
COLUMNS = (
    Column("Nomor", "count"),
    Column("Instansi"),
    Column("Kanal"),
    Column("Nilai", "rupiah"),
    Column("PDN", "rupiah"),
)
ODD = st.sampled_from(["_x0041_x0042_", " a ", "a\r\n", "=1+1", "\ufffe", "&amp;", ""])
TEXTS = ODD | st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.one_of(
    st.none(),
    TEXTS,
    st.booleans(),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(datetime.date(1900, 1, 1)),
)
NO_SPACE = """
import resource
from reports.excel.book import written
from reports.exceptions import OutputError
from tests.test_excel_sheet import CREATED, page
resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))
try:
    written([page(10_000)], CREATED)
except OutputError as error:
    print(error.sentence("en"))
"""


def streamed(rows: Sequence[Row]) -> bytes:
    """Return a workbook whose rows are streamed into its only sheet."""
    file = BytesIO()
    with opened(file, CREATED) as book:
        sheet = added(book, "Data")
        sheet.write_string(0, 0, "heading")
        sheet.pour(1, len(rows), rows, [None] * max(map(len, rows), default=0))
    return file.getvalue()


def plainly(rows: Sequence[Row]) -> bytes:
    """Return the same workbook as XlsxWriter writes it, cell by cell."""
    file = BytesIO()
    texts = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(file, {"in_memory": True, **texts}) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_string(0, 0, "heading")
        for number, row in enumerate(rows, 1):
            for place, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, place, value)
                elif value is not None:
                    sheet.write(number, place, value)
    return file.getvalue()


def page(count: int) -> Page:
    """Return a sheet of ``count`` rows, which are made while they are written."""
    flow = Flow(count, cells(count), [row(count)])
    return Page("Data", "Data", (), (Table(COLUMNS, (), name="Data", flow=flow),), filtered=True)


def cells(count: int) -> Iterator[Sequence[Plain]]:
    """Yield the rows of that sheet."""
    return (row(number) for number in range(1, count + 1))


def row(number: int) -> Sequence[Plain]:
    """Return one of them."""
    known = None if number % 7 == 0 else Decimal(number) / 100
    return (number, f"Dinas {number}", "Tender", Decimal(10**13 + number) / 100, known)


def by_openpyxl(content: bytes) -> list[list[object]]:
    """Read the streamed rows by openpyxl, which reads what is written between the tags."""
    sheet = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows(2)]


@settings(max_examples=40)
@given(st.lists(st.lists(VALUES, min_size=3, max_size=3), min_size=1, max_size=5))
@example([["_x005F_", "\x00\x0b\x1f", "\t\n"], [10**17, 0.1 + 0.2, -0.0], [None, None, "x"]])
def test_cells_are_those_of_xlsxwriter(rows: list[list[str | int | float | bool | None]]) -> None:
    """Two other programs read the same from both: texts, numbers to the last digit, dates."""
    ours, theirs = streamed(rows), plainly(rows)
    texts = [value for row in rows for value in row if isinstance(value, str)]
    if not any("_x" in text for text in texts):  # XlsxWriter forgets one of two such that touch
        assert by_openpyxl(ours) == by_openpyxl(theirs)
    read, wanted = (
        CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
        for content in (ours, theirs)
    )
    assert [[kind(value) for value in row] for row in read] == [
        [kind(value) for value in row] for row in wanted
    ]


def kind(value: object) -> tuple[type, object]:
    """Return a value so that 1, 1.0 and true are told apart; other escapes are left out."""
    return type(value), "" if isinstance(value, str) and "_x" in value else value


@settings(max_examples=20)
@given(st.lists(TEXTS, min_size=1, max_size=20))
@example(["<r>x</r>", "_x0041_x0042_"])  # of which XlsxWriter would lose a part
def test_every_text_comes_back(texts: list[str]) -> None:
    """By the rule of the format: _xHHHH_ is a character, and what looked like it is escaped."""
    read = by_openpyxl(streamed([(text, 1) for text in texts]))
    assert [unescaped(str(text or "")) for text, _ in read] == texts


def unescaped(text: str) -> str:
    """Return a text with its escapes read."""
    return re.sub("_x([0-9a-fA-F]{4})_", lambda found: chr(int(found[1], 16)), text)


def test_a_text_that_a_formula_comes_to_comes_back() -> None:
    """What looks like an escape is escaped in the result of a formula, too."""
    table = Table((Column("Instansi", formula='"_"&"x0041_"'),), [["_x0041_"]])
    book = BytesIO(written([Page("Data", "", (), (table,))], CREATED))
    found = openpyxl.load_workbook(book, data_only=True)["Data"]
    assert [unescaped(str(cell.value)) for cell in found["A"]][-1] == "_x0041_"


def test_a_text_that_looks_like_mark_up_stays_text() -> None:
    """XlsxWriter takes such a one for its own, and the workbook could not be opened."""
    texts = ["<r>A & B</r>", "<r><t>x</t></r>"]
    table = Table((Column("Instansi"),), [[text] for text in texts])
    read = by_openpyxl(written([Page("Data", "", (), (table,))], CREATED))
    assert read == [["Instansi"], *([text] for text in texts)]


def test_a_sheet_of_many_rows_is_a_table_of_them() -> None:
    """Its range, filter and size are those of all rows, and each is there."""
    content = written([page(10_000)], CREATED)
    sheet = openpyxl.load_workbook(BytesIO(content))["Data"]
    (table,) = sheet.tables.values()
    assert table.ref == table.autoFilter.ref == "A2:E10002"
    assert table.column_names == [column.heading for column in COLUMNS]
    assert sheet.dimensions == "A1:E10002"
    assert "$E$10003" in str(sheet.print_area)
    found = list(sheet.iter_rows(3, values_only=True))
    assert len(found) == 10_000
    for number in (1, 7, 5_000, 10_000):
        *texts, value, known = row(number)
        assert found[number - 1] == (
            *texts,
            float(str(value)),
            "–" if known is None else number / 100,
        )


def test_a_streamed_sheet_is_sound(tmp_path: Path) -> None:
    """By the rules of its format, and the same bytes each time."""
    path = tmp_path / "data.xlsx"
    path.write_bytes(written([page(300)], CREATED))
    assert OpenXmlValidator().validate(path).errors == []
    assert written([page(300)], CREATED) == path.read_bytes()


def test_no_row_is_kept() -> None:
    """Six times the rows take no more memory, but for the file that is returned."""
    written([page(10)], CREATED)
    taken = []
    for count in (3_000, 18_000):
        tracemalloc.start()
        content = written([page(count)], CREATED)
        taken.append(tracemalloc.get_traced_memory()[1] - len(content))
        tracemalloc.stop()
    assert taken[1] - taken[0] < 500_000


def test_more_rows_than_a_sheet_has_are_refused() -> None:
    """Before any of them is asked for."""
    with pytest.raises(OutputError) as caught:
        written([page(1_048_575)], CREATED)
    assert caught.value.code == "E-162"
    assert "A1048577" in caught.value.sentence("en")


@pytest.mark.parametrize(("text", "fits"), [("x" * 32_767, True), ("😀" * 16_384, False)])
def test_a_text_too_long_is_refused_with_its_cell(text: str, fits: bool) -> None:
    """Excel counts a character beyond the first 65,536 as two."""
    rows: list[Row] = [("", 1), ("a", text)]
    if fits:
        assert by_openpyxl(streamed(rows))[1] == ["a", text]
        return
    with pytest.raises(OutputError) as caught:
        streamed(rows)
    assert "B3" in caught.value.sentence("en")


@pytest.mark.parametrize("told", [1, 3])
def test_rows_that_are_not_as_many_as_told_are_refused(told: int) -> None:
    """A table whose range is not its rows would be mended, or refused, by Excel."""
    flow = Flow(told, cells(2), [row(2)])
    with pytest.raises(ValueError, match="argument"):
        written([Page("Data", "Data", (), (Table(COLUMNS, (), flow=flow),))], CREATED)


def test_a_full_disk_is_said(tmp_path: Path) -> None:
    """In a sentence, and what was begun is removed."""
    command = [sys.executable, "-c", NO_SPACE]
    tried = subprocess.run(
        command, check=True, capture_output=True, text=True, cwd=ROOT, env={"TMPDIR": str(tmp_path)}
    )
    assert "cannot be written: File too large" in tried.stdout
    assert list(tmp_path.iterdir()) == []
