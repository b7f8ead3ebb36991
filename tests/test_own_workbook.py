"""The own workbook, filled in: what is read from it, and what is wrong with a wrong one."""

import datetime
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reports import facts, pipeline, workbook
from reports.figures import amounts
from reports.findings import Finding
from reports.period import Period
from reports.workbook import Column
from tests.conftest import REALISED

Make = Callable[..., Path]


def checked(path: Path, **options: Any) -> pipeline.Checked:
    """Check the inputs that the tests made."""
    return pipeline.check([path.parent], **options)


def seen(found: Sequence[Finding]) -> list[tuple[str, str, str]]:
    """Return rule, cell and value of each finding."""
    return [(finding.rule, finding.cell, finding.seen) for finding in found]


def table(made: pipeline.Checked, query: str) -> list[tuple[Any, ...]]:
    """Ask the facts directly."""
    assert made.facts is not None
    return made.facts.connection.execute(query).fetchall()


def example(column: Column) -> object:
    """Return the declared example of a column as a cell holds it."""
    return column.example


def test_every_sheet_is_read_as_declared(filled: Make) -> None:
    """A workbook with the example of each sheet filled in passes, and every cell is a fact."""
    sheets = workbook.current().sheets
    rows = {s.table: [{c.field: example(c) for c in s.columns}] for s in sheets}
    rows["transaction"] = [row | {"fiscal_year": 2022} for row in rows["transaction"]]
    made = checked(filled(rows))
    assert [finding for finding in made.findings if finding.stops] == []
    assert made.facts is not None
    assert [source.layout for source in made.facts.sources] == [
        f"Buku Kerja Triwulan: {sheet.name}" for sheet in sheets
    ]
    for sheet in sheets:
        names = ", ".join(f'"{column.field}"' for column in sheet.columns)
        kept = table(made, f'SELECT {names} FROM "{sheet.table}"')  # noqa: S608
        wanted = [True if row == "Ya" else row for row in rows[sheet.table][0].values()]
        wanted = [Decimal(str(one)) if isinstance(one, float) else one for one in wanted]
        assert [list(row) for row in kept] == [wanted]


def test_the_example_row_and_the_totals_are_no_data(filled: Make) -> None:
    """Of the sheet only what the office wrote is read; its rows keep their numbers."""
    made = checked(filled({"realisation": [REALISED, REALISED | {"channel": "e-Katalog"}]}))
    assert table(made, "SELECT row, channel, value FROM realisation ORDER BY row") == [
        (10, "Tender", 1000),
        (11, "e-Katalog", 1000),
    ]


def test_a_total_is_data_where_nothing_is_added_up(filled: Make) -> None:
    """What begins with "Jumlah" on a sheet without totals is what the office wrote."""
    problem = {"problem": "Jumlah penyedia lokal terbatas", "due": datetime.date(2023, 1, 31)}
    made = checked(filled({"realisation": [REALISED], "problem": [problem]}))
    assert table(made, "SELECT problem FROM problem") == [("Jumlah penyedia lokal terbatas",)]
    assert "W-235" not in {finding.rule for finding in made.findings}


def test_a_subtotal_is_no_data(filled: Make) -> None:
    """A subtotal that an office writes into a sheet with totals is told and not counted."""
    subtotal = REALISED | {"unit_name": "Jumlah", "channel": "", "group": ""}
    made = checked(filled({"realisation": [REALISED, subtotal]}))
    assert table(made, "SELECT count(*) FROM realisation") == [(1,)]
    assert "W-235" in {finding.rule for finding in made.findings}


def test_a_workbook_filled_in_by_hand(filled: Make) -> None:
    """Numbers as offices type them, other capitals of a choice and a row left between are read."""
    path = filled({})
    book = openpyxl.load_workbook(path)
    page = book["Realisasi"]
    typed: dict[int, tuple[Any, ...]] = {
        10: ("1", "1.01", "Dinas Kesehatan", "dinas", "E-KATALOG", "1.760", "Rp 2.500.000.000"),
        12: (None, None, "RSUD Soedarso", "RSUD", "tender", 3, 15.5),
    }
    for row, cells in typed.items():
        for column, value in enumerate(cells, 1):
            page.cell(row, column, value)
    book.save(path)
    made = checked(path)
    assert table(made, "SELECT row, channel, packages, value FROM realisation ORDER BY row") == [
        (10, "e-Katalog", 1760, Decimal("2500000000.00")),
        (12, "Tender", 3, Decimal("15.50")),
    ]
    assert [finding.rule for finding in made.findings if finding.stops] == []


def test_offices_are_ranked_within_their_groups(filled: Make) -> None:
    """The units of the own workbook are its offices; their level is the group they belong to."""
    other = REALISED | {"unit_name": "RSUD Soedarso", "group": "RSUD", "pdn": 900}
    report = pipeline.model([filled({"realisation": [REALISED, other]}).parent])
    assert report.period == Period(2022, 4)
    assert [(level.name, [unit.name for unit in level.units]) for level in report.levels] == [
        ("Dinas", ["Dinas Pendidikan"]),
        ("RSUD", ["RSUD Soedarso"]),
    ]
    assert report.all.total.pdn.value == 1700


def test_quarters_of_the_year_are_told_apart(filled: Make) -> None:
    """Amounts are cumulative: a quarter's own is what was added since the workbook before it."""
    filled(
        {"realisation": [REALISED | {"value": 400, "pdn": 300, "umk": None, "union": 350}]},
        "2022-TW3",
    )
    later = filled({"realisation": [REALISED]}, "2022-TW4")
    report = pipeline.model([later.parent], Period(2022, 4))
    own = [(part.value.value, part.pdn.value, part.umk.value) for part in report.all.quarters]
    assert own == [(None, None, None), (None, None, None), (400, 300, None), (600, 500, 600)]
    total = report.all.total
    assert (total.value.value, total.pdn.value, total.umk.value) == (1000, 800, 600)


def test_a_governments_own_workbook_speaks_for_it(filled: Make, tenders: Make) -> None:
    """Exports and details of what the own workbook reports on are not counted a second time."""
    detail = {"fiscal_year": 2022, "unit_name": "Dinas Pendidikan", "package": "7"}
    rows = [detail | {"channel": "Tender", "value": 1000, "date": datetime.date(2022, 5, 1)}]
    path = filled({"realisation": [REALISED], "transaction": rows})
    tenders({"kd_klpd": "D197", "nama_klpd": "Provinsi Kalimantan Barat"}, {})
    report = pipeline.model([path.parent])
    assert report.all.total.value.value == 100_001_000
    assert {item.reason: item.rows for item in report.left_out} == {"detail": 1, "in-workbook": 1}


def test_details_alone_count(filled: Make) -> None:
    """Where only packages are given they count, in the quarter of their date."""
    detail = {
        "fiscal_year": 2022,
        "unit_name": "Dinas Pendidikan",
        "package": "7",
        "channel": "Tender",
    }
    rows = [detail | {"value": 10, "date": datetime.date(2022, 5, 1)}]
    made = checked(filled({"transaction": rows}))
    assert made.facts is not None
    total = amounts("all", made.facts.cells())
    assert (total.value.value, [cell.quarter for cell in made.facts.cells()]) == (10, [2])


@pytest.mark.parametrize(
    ("tables", "found"),
    [
        ({"realisation": [REALISED | {"channel": None}]}, ("F-141", "E10", "")),
        ({"realisation": [REALISED | {"value": None}]}, ("W-267", "G10", "")),
        ({"realisation": [REALISED | {"channel": "Warung"}]}, ("F-115", "E10", "Warung")),
        ({"realisation": [REALISED | {"packages": 1.5}]}, ("F-117", "F10", "1.5")),
        ({"target": [{"indicator": "X", "quarter": 5, "target": 80}]}, ("F-115", "C9", "5")),
    ],
)
def test_cells_against_the_declaration(
    filled: Make, tables: dict[str, Any], found: tuple[str, str, str]
) -> None:
    """A cell that is not what its column asks for is shown with its address."""
    assert found in seen(checked(filled(tables | {"itkp": []})).findings)


def test_columns_that_an_office_adds(filled: Make) -> None:
    """What stands in a column that is not the workbook's own is not lost without a word."""
    path = filled({"realisation": [REALISED]})
    book = openpyxl.load_workbook(path)
    book["Realisasi"].cell(6, 16, "Catatan kami")
    book["Realisasi"].cell(10, 16, "belum final")
    book.save(path)
    found = [finding for finding in checked(path).findings if finding.rule == "W-269"]
    assert [(finding.cell, finding.column, finding.rows) for finding in found] == [
        ("P10", "Catatan kami", 1)
    ]


def test_wrong_quarter_and_wrong_government(filled: Make, tmp_path: Path) -> None:
    """A workbook of another quarter or government than asked for is refused; earlier ones help."""
    path = filled({"realisation": [REALISED]}, "2022-TW3")
    rules = [finding.rule for finding in checked(path, period=Period(2022, 4)).findings]
    assert rules == ["F-135"]
    (tmp_path / "inputs" / "p3dn.toml").write_text('[data]\nunits = ["D999"]\n', "utf-8")
    assert "F-136" in [finding.rule for finding in checked(path).findings]
    (tmp_path / "inputs" / "p3dn.toml").write_text('[data]\nunits = ["D197"]\n', "utf-8")
    filled({"realisation": [REALISED]}, "2022-TW4")
    made = checked(path, period=Period(2022, 4))
    assert [finding for finding in made.findings if finding.stops] == []


def test_the_same_quarter_twice(filled: Make) -> None:
    """Two workbooks of one government for one quarter would count twice: neither is taken."""
    filled({"realisation": [REALISED]}, name="a.xlsx")
    path = filled({"realisation": [REALISED | {"value": 2000}]}, name="b.xlsx")
    found = [finding for finding in checked(path).findings if finding.rule == "F-142"]
    assert [(finding.file, finding.other) for finding in found] == [("b.xlsx", "a.xlsx")]


def test_a_blank_workbook_is_not_taken(filled: Make) -> None:
    """A workbook without one row is named as a whole, once."""
    assert seen(checked(filled({})).findings) == [("F-109", "", "")]


def test_plan_only_inputs_have_no_period() -> None:
    """Facts without transactions tell no period; asking for one is an error in a sentence."""
    assert facts.load([], assume=True).told is None
