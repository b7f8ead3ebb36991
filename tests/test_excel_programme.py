"""The sheets of commitments, duties and programmes hold the model's values."""

import datetime
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator

from reports import excel, pipeline
from reports.period import Period
from reports.quarterly import QuarterlyReport
from tests.conftest import REALISED

DAY = datetime.date(2022, 11, 1)
AT = datetime.datetime.combine(DAY, datetime.time())
PLEDGED = datetime.datetime.combine(datetime.date(2021, 11, 30), datetime.time())
TABLES: dict[str, list[dict[str, Any]]] = {
    "realisation": [
        REALISED
        | {
            "tkdn_40": 500,
            "tkdn_25": 200,
            "tkdn_below_25": 50,
            "pdn_without_tkdn": 150,
            "imported": 100,
        }
    ],
    "commitment": [
        {
            "commitment": "Komitmen PDN dalam RAPBD",
            "fiscal_year": 2022,
            "value": 640,
            "source_name": "Rancangan APBD",
            "date": datetime.date(2021, 11, 30),
        }
    ],
    "target": [{"indicator": "Indikator Perjanjian Kinerja", "quarter": 4, "target": 95}],
    "compliance": [{"unit_name": "Dinas Pendidikan", "team": "Ya", "indicator": "Tidak"}],
    "matching": [{"scope": "Daerah", "stage": "ke-1", "date": DAY, "interest": 5000}],
    "tkdn_ik": [{"district": "Kecamatan Gambir", "target": 40, "registered": 41}],
    "monitoring": [{"date": DAY, "agenda": "Capaian"}],
    "itkp": [{"component": "Nilai ITKP", "value": 93.39, "year": 2022, "source_name": "LKPP"}],
    "problem": [{"problem": "=Katalog kosong"}],
    "comparison": [
        {
            "unit_name": "Provinsi B",
            "level": "Provinsi",
            "measure": "Nilai PDN",
            "value": 500,
            "share": 50,
            "denominator": "RUP Rp1.000",
            "source_name": "LKPP",
            "date": DAY,
        }
    ],
}


@pytest.fixture
def report(filled: Callable[..., Path]) -> QuarterlyReport:
    """Return the report of a workbook in which every sheet is filled in."""
    return pipeline.model([filled(TABLES)], Period(2022, 4))


@pytest.fixture
def book(report: QuarterlyReport) -> Workbook:
    """Return its workbook, opened by another library."""
    return load_workbook(BytesIO(excel.workbook(report)), data_only=True)


def rows(sheet: Worksheet) -> list[tuple[object, ...]]:
    """Return what stands in a sheet, without its empty cells."""
    filled = (tuple(cell for cell in row if cell is not None) for row in sheet.values)
    return [row for row in filled if row]


@pytest.mark.parametrize(
    ("sheet", "row"),
    [
        ("Komitmen", ("Komitmen PDN dalam RAPBD", 2022, 640, 800, 1.25, -160, "Rancangan APBD", PLEDGED)),  # noqa: E501
        ("Realisasi per Triwulan", (4, 1000, 800, 600, 1000, 800, 600, 640, 1.25)),
        ("Indikator PK", ("Dinas", "Dinas Pendidikan", 1000, 900, 0.9, 0.95, -0.05, "△ mendekati")),
        ("TKDN", ("Jumlah", 1000, 500, 200, 50, 150, 100, "–", 0.5, 0.2, 0.05, 0.15, 0.1, "–")),
        ("Kepatuhan", ("Dinas Pendidikan", "Ya", "–", "Tidak", "–", "–", "–", "–", "–")),
        ("Business Matching", ("ke-1", AT, "–", "–", 5000, "–", "–")),
        ("TKDN IK", ("Kecamatan Gambir", "–", "–", "–", "–", 41, 40, 1.025, "–")),
        ("Monev", (AT, "Capaian", "–", "–")),
        ("ITKP", ("Indeks", "Nilai ITKP", 2022, 93.39, "LKPP")),
        ("Kendala", ("=Katalog kosong", "–", "–", "–", "–")),
        ("Posisi Nilai PDN Provinsi", (2, "–", "Provinsi B", "Provinsi", 500, "–", "LKPP", AT)),
    ],
)  # fmt: skip
def test_sheet_holds_the_models_values(book: Workbook, sheet: str, row: tuple[object]) -> None:
    """Each part has its sheet; what is not known is a dash."""
    assert row in rows(book[sheet])


def test_published_percentage_stands_beside_its_recomputation(book: Workbook) -> None:
    """A percentage that follows from its amounts is said to; its range is shown."""
    (row,) = [row for row in rows(book["Cek Konsistensi"]) if row[0] == "Provinsi B"]
    assert row[2:6] == (500, 1000, 0.5, 0.5)
    assert row[8] == "✓ sesuai"


def test_part_without_data_has_no_sheet(filled: Callable[..., Path]) -> None:
    """Nothing is printed empty."""
    path = filled({"realisation": [REALISED | {"union": None}]})
    made = load_workbook(
        BytesIO(excel.workbook(pipeline.model([path], Period(2022, 4)))), data_only=True
    )
    assert not {"Komitmen", "Indikator PK", "Monev", "Cek Konsistensi"} & set(made.sheetnames)


def test_audit_finds_nothing(report: QuarterlyReport, tmp_path: Path) -> None:
    """The workbook is valid Office Open XML."""
    path = tmp_path / "laporan.xlsx"
    path.write_bytes(excel.workbook(report))
    assert OpenXmlValidator().validate(str(path)).errors == []
