"""The workbook of the yearly summary: formulas give the model's values, sheets hold them."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook

from reports.excel import yearly
from reports.yearly import YearlyReport
from tests.recalculated import recalculated

COLUMNS = ("PDN TW I (Rp)", "PDN TW II (Rp)", "PDN TW III (Rp)", "PDN TW IV (Rp)")


@pytest.fixture(scope="module")
def path(year_model: YearlyReport, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the workbook lies."""
    place = tmp_path_factory.mktemp("workbook") / "ringkasan-tahunan.xlsx"
    place.write_bytes(yearly.workbook(year_model))
    return place


def test_formulas_give_what_was_written(path: Path) -> None:
    """LibreOffice computes every formula to the value that the workbook was written with."""
    formulas, written = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    computed = recalculated(path)
    cells = [
        (sheet.title, cell.coordinate)
        for sheet in formulas.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("=")
    ]
    assert len(cells) > 900
    for sheet, at in cells:
        before, after = written[sheet][at].value, computed[sheet][at].value
        assert after == pytest.approx(before) if isinstance(before, float) else after == before


def rows(book: Workbook, sheet: str) -> list[dict[str, object]]:
    """Return the rows of a sheet's table by their headings."""
    page = book[sheet]
    (table,) = page.tables.values()
    head, *body = page[table.ref]
    names = [cell.value for cell in head]
    return [dict(zip(names, [cell.value for cell in row], strict=True)) for row in body]


def test_units_and_corrections(path: Path, year_model: YearlyReport) -> None:
    """Every unit has its quarters, and the corrected amount is told as published and as known."""
    book = openpyxl.load_workbook(path, data_only=True)
    told = {
        row["Instansi"]: [row[name] for name in COLUMNS]
        for row in rows(book, "Instansi per Triwulan")
    }
    for level in year_model.report.levels:
        for unit, scope in level.units.items():
            assert told[unit.name] == [amounts.pdn.value for amounts in scope.quarters]
    corrections = [
        (row["Triwulan"], row["Instansi"], row["Selisih"]) for row in rows(book, "Koreksi")
    ]
    assert corrections == [(1, "Dinas Lingkungan Hidup", -9_640_000_000)] * 2


def test_places_as_published_and_as_known(path: Path) -> None:
    """A place that was published otherwise stands there twice."""
    book = openpyxl.load_workbook(path, data_only=True)
    (row,) = [
        row
        for row in rows(book, "Riwayat Peringkat")
        if (row["Kode"], row["Instansi"]) == ("A1", "Dinas Lingkungan Hidup")
    ]
    assert (row["Diterbitkan s.d. TW I"], row["Diketahui s.d. TW I"]) == (4, 6)
    assert row["Naik sejak TW I"] == 2


def test_same_bytes_twice_and_in_english(path: Path, year_model: YearlyReport) -> None:
    """The workbook is the same bytes each time, and its English one has English sheets."""
    assert yearly.workbook(year_model) == path.read_bytes()
    (english := path.with_name("en.xlsx")).write_bytes(yearly.workbook(year_model, "en"))
    assert "History of Places" in openpyxl.load_workbook(english).sheetnames
