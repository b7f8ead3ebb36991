"""The office's own workbook is told from others, and what is wrong with its identity is said."""

import dataclasses
import datetime
import io
from collections.abc import Sequence
from typing import Any

import pytest
from openpyxl import load_workbook

from reports import workbook
from reports.excel import template
from reports.findings import rules
from reports.intake import formats
from reports.intake.grid import Book, Grid
from reports.intake.identity import check, identity
from reports.period import Period
from reports.settings import Limits

FILLED: dict[str, Any] = {
    "unit_code": "D201",
    "unit_name": "Kabupaten Ketapang",
    "level": "Kabupaten",
    "as_of": datetime.date(2023, 12, 22),
    "source": "SPSE dan Katalog Elektronik",
    "responsible": "Kepala Bagian Pengadaan Barang/Jasa",
}
"""An identity with nothing wrong."""
NAMES = {
    field.defined_name: f"Identitas!$C${row}"
    for row, field in enumerate(workbook.current().identity, 5)
}


def book(names: dict[str, str] | None = None, sheet: str = "Identitas", **changes: Any) -> Book:
    """Return the grids of a workbook's identity that differs from a faultless one as told."""
    newest = workbook.current()
    own = {"template_id": newest.id, "template_version": 1.0, "period": "2023-TW4"}
    values = {**own, **FILLED, **changes}
    rows: list[list[Any]] = [["Identitas Buku Kerja"], [], [], ["No.", "Uraian", "Isian"]]
    rows += [[1.0, field.label, values[field.field], field.note] for field in newest.identity]
    return Book([Grid("Petunjuk", [["Cara mengisi"]]), Grid(sheet, rows)], names or {})


def found(wanted: Period | None = None, units: Sequence[str] = (), /, **changes: Any) -> list[str]:
    """Return rule and cell of everything that is wrong with an identity changed as told."""
    faults = check(identity(book(**changes)), wanted, units)
    return [f"{fault['rule']} {fault['cell']}" for fault in faults]


def test_a_faultless_identity_is_read_and_passes() -> None:
    """Every value comes as text with its cell; days are ISO text."""
    told = identity(book(NAMES))
    assert told is not None
    assert told.template is workbook.current()
    assert told.values == {
        "template_id": "p3dn-buku-kerja-triwulan",
        "template_version": "1",
        "period": "2023-TW4",
        "unit_code": "D201",
        "unit_name": "Kabupaten Ketapang",
        "level": "Kabupaten",
        "as_of": "2023-12-22",
        "source": "SPSE dan Katalog Elektronik",
        "responsible": "Kepala Bagian Pengadaan Barang/Jasa",
    }
    assert (told.sheet, told.cells["as_of"]) == ("Identitas", "C11")
    assert check(told, Period(2023, 4), ["d201"]) == []


@pytest.mark.parametrize("reference", ["'{}'!$C${}", "${}.$C${}", "={}!$C${}"])
def test_defined_names_lead_to_moved_values(reference: str) -> None:
    """Names count before labels, in the way in which each kind of file writes them."""
    names = {name: reference.format("Buku Ini", row) for row, name in enumerate(NAMES, 5)}
    told = identity(book({**names, "p3dn_unit_name": "'Buku Ini'!$B$9"}, sheet="Buku Ini"))
    assert told is not None
    assert told.values["unit_name"] == "Nama pemerintah daerah"
    assert told.values["unit_code"] == "D201"


def test_labels_lead_to_the_values_where_names_are_lost() -> None:
    """A program that drops defined names leaves the labels beside the values."""
    assert identity(book({})) == identity(book(NAMES))
    assert identity(book({"p3dn_period": "#REF!"})) == identity(book(NAMES))


def test_a_name_that_leads_nowhere_is_an_empty_value() -> None:
    """A reference beyond the sheet's cells is no bug of ours."""
    told = identity(book({"p3dn_period": "Identitas!$ZZ$999"}))
    assert told is not None
    assert told.values["period"] == ""


def test_the_blank_workbook_lacks_only_what_the_office_fills_in() -> None:
    """What `p3dn template` writes is recognised through the reader of real files."""
    content = template.workbook(workbook.current(), Period(2023, 4), {})
    told = identity(formats.opened(content, ".xlsx", Limits()))
    faults = check(told, Period(2023, 4))
    assert {fault["rule"] for fault in faults} == {"F-137"}
    assert [fault["cell"] for fault in faults] == ["C8", "C9", "C10", "C11", "C12", "C13"]
    assert faults[0]["column"] == "Kode pemerintah daerah"


def test_saved_again_by_another_program_it_is_still_known() -> None:
    """Another library's copy of the workbook has the same identity."""
    content = template.workbook(workbook.current(), Period(2023, 4), FILLED)
    copy = io.BytesIO()
    load_workbook(io.BytesIO(content)).save(copy)
    told = identity(formats.opened(copy.getvalue(), ".xlsx", Limits()))
    assert check(told, Period(2023, 4), ["D201"]) == []


def test_another_workbook_is_not_ours() -> None:
    """F-131: no sheet says which form it is."""
    assert identity(Book([Grid("Identitas", [["Nama pemerintah daerah", "Kota Bogor"]])])) is None
    assert check(None) == [{"rule": "F-131"}]


def test_unknown_form() -> None:
    """F-132: the code is another form's; nothing else is judged by our rules."""
    assert found(template_id="formulir-lain", period="?", unit_code=None) == ["F-132 C5"]


def test_older_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """F-133: the workbook is older than the newest version that the program knows."""
    first = workbook.versions()[1]
    both = {1: first, 2: dataclasses.replace(first, version=2)}
    monkeypatch.setattr(workbook, "versions", lambda: both)
    assert found() == ["F-133 C6"]


def test_newer_version() -> None:
    """F-134: the workbook is newer than the program."""
    assert found(template_version=99.0) == ["F-134 C6"]


def test_wrong_period() -> None:
    """F-135: the workbook is of another quarter than the one that is wanted."""
    assert found(Period(2023, 3)) == ["F-135 C7"]
    assert found(Period(2023, 4)) == []


def test_wrong_unit() -> None:
    """F-136: the workbook is another government's than those that are wanted."""
    assert found(None, ("D202", "D203")) == ["F-136 C8"]
    assert found(None, ("D202", "d201")) == []


@pytest.mark.parametrize("field", [field.field for field in workbook.current().identity][1:])
def test_missing_value(field: str) -> None:
    """F-137: each value of the identity is wanted, and an empty text is none."""
    cell = NAMES[f"p3dn_{field}"].partition("!")[2].replace("$", "")
    assert found(**{field: None}) == found(**{field: " "}) == [f"F-137 {cell}"]


@pytest.mark.parametrize(
    ("day", "wrong"),
    [
        (datetime.date(2023, 9, 30), True),
        (datetime.date(2023, 10, 1), False),
        (datetime.date(2023, 12, 31), False),
        (datetime.date(2024, 1, 1), True),
    ],
)
def test_as_of_date_outside_the_period(day: datetime.date, wrong: bool) -> None:
    """F-138: data were taken before the quarter began, or after its year had ended."""
    assert found(as_of=day) == (["F-138 C11"] if wrong else [])


@pytest.mark.parametrize(
    ("field", "value", "cell"),
    [
        ("template_version", "satu", "C6"),
        ("template_version", 0.0, "C6"),
        ("period", "Triwulan IV", "C7"),
        ("as_of", "akhir tahun", "C11"),
    ],
)
def test_value_that_cannot_be_read(field: str, value: object, cell: str) -> None:
    """F-139: a version, period or day that is written as none."""
    assert found(**{field: value}) == [f"F-139 {cell}"]


def test_a_day_typed_as_text_or_kept_as_a_number_is_read() -> None:
    """The as-of date is a day, however a program kept it."""
    assert found(as_of="22-12-2023") == found(as_of=45282.0) == []


def test_everything_wrong_is_said_at_once() -> None:
    """One run tells all faults, in the order of the rules' questions."""
    faults = found(Period(2023, 3), ("D202",), template_version=99.0, source=None, as_of="x")
    assert faults == ["F-134 C6", "F-137 C12", "F-135 C7", "F-139 C11", "F-136 C8"]


def test_every_rule_has_words() -> None:
    """F-131 to F-139 can be said."""
    assert {f"F-13{number}" for number in range(1, 10)} <= set(rules())
