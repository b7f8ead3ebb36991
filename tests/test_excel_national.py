"""The workbook behind the national materials: it computes what the model says."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook
from openxml_audit import OpenXmlValidator

from reports import national
from reports.excel import national as book
from reports.national import NationalMaterial
from reports.quarterly import QuarterlyReport
from tests.recalculated import recalculated


@pytest.fixture(scope="module")
def dki(dki_report: QuarterlyReport) -> NationalMaterial:
    """Return the materials of DKI Jakarta, by its own workbook."""
    return national.build(dki_report)


@pytest.fixture(scope="module")
def kapuas(example_report: QuarterlyReport) -> NationalMaterial:
    """Return the materials of Kabupaten Kapuas Hulu, by exports alone."""
    return national.build(example_report, "D209")


@pytest.fixture(scope="module")
def paths(
    dki: NationalMaterial, kapuas: NationalMaterial, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """Return the workbooks of both examples, and of one in English, as files."""
    folder = tmp_path_factory.mktemp("national")
    books = {
        "dki": book.workbook(dki),
        "kapuas": book.workbook(kapuas),
        "english": book.workbook(kapuas, "en"),
    }
    found = {name: folder / name / f"{name}.xlsx" for name in books}
    for name, path in found.items():
        path.parent.mkdir()
        path.write_bytes(books[name])
    return found


def rows(path: Path, sheet: str, key: str) -> dict[Any, dict[str, Any]]:
    """Return a sheet's first table: each row by its key, its values by heading."""
    lines: list[tuple[Any, ...]] = [
        *openpyxl.load_workbook(path, data_only=True)[sheet].iter_rows(values_only=True)
    ]
    at = next(number for number, line in enumerate(lines) if key in line)
    heading = lines[at]
    table = (dict(zip(heading, line, strict=True)) for line in lines[at + 1 :] if line[0])
    return {row[key]: row for row in table}


@pytest.mark.parametrize("name", ["dki", "kapuas", "english"])
def test_libreoffice_computes_what_was_written(paths: dict[str, Path], name: str) -> None:
    """Every formula comes to the value of the model."""
    path = paths[name]
    ours, theirs = openpyxl.load_workbook(path, data_only=True), recalculated(path)
    found = [*_formulas(openpyxl.load_workbook(path))]
    assert len(found) > 100
    for sheet, cell in found:
        again, known = theirs[sheet][cell].value, ours[sheet][cell].value
        assert again == (pytest.approx(known, rel=1e-9) if known != "–" else known), (sheet, cell)


def _formulas(made: Workbook) -> list[tuple[str, str]]:
    return [
        (sheet.title, cell.coordinate)
        for sheet in made.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


@pytest.mark.parametrize("name", ["dki", "kapuas", "english"])
def test_no_schema_is_broken(paths: dict[str, Path], name: str) -> None:
    """An independent validator finds no defect."""
    assert OpenXmlValidator().validate(paths[name]).errors == []


def test_gaps_and_leads_are_the_models(paths: dict[str, Path], kapuas: NationalMaterial) -> None:
    """What parts Kapuas Hulu from the first in A4, and what it would take in rupiah."""
    fourth = kapuas.position("A4")
    assert fourth
    assert fourth.gap
    assert fourth.needed
    told = rows(paths["kapuas"], "Jarak Persentase", "Kode")["A4"]
    assert told["Instansi di atas"] == (fourth.above.name if fourth.above else "")
    assert told["Selisih ke atas"] == pytest.approx(float(Fraction(fourth.gap.value or 0)))
    assert told["Tambahan yang menyamai (Rp)"] == fourth.needed.value


def test_every_government_that_is_compared_is_listed(
    paths: dict[str, Path], kapuas: NationalMaterial
) -> None:
    """Each category's sheet has all places with their values, ours marked."""
    for item in kapuas.positions:
        told = rows(paths["kapuas"], f"Peringkat {item.category}", "Pemerintah")
        assert [row["Peringkat"] for row in told.values()] == [peer.rank for peer in item.peers]
        assert [name for name, row in told.items() if row["Kita"]] == ["Kabupaten Kapuas Hulu"]


def test_years_stand_beside_each_other_by_source(paths: dict[str, Path]) -> None:
    """2022 by LKPP and by BPKP and 2023, with the commitment that each is measured by."""
    told = rows(paths["dki"], "Tahun", "Sumber")
    assert {name: row["Nilai PDN (Rp)"] for name, row in told.items()} == {
        "LKPP": 8_500_000_000_000,
        "Sistem P3DN BPKP": 20_454_000_000_000,
        "Dashboard Bigbox LKPP": 13_100_000_000_000,
    }
    assert told["Sistem P3DN BPKP"]["Capaian"] == pytest.approx(20_454 / 11_334)
    assert told["LKPP"]["Capaian"] == "–"


def test_every_figure_names_what_it_was_computed_from(paths: dict[str, Path]) -> None:
    """The key of each figure leads to figures.json; shares name both of their parts."""
    told = rows(paths["dki"], "Asal Angka", "Kunci")
    assert told["all.pdn"]["Nilai"] == "Rp13.100.000.000.000"
    assert told["national.e-Katalog.share"]["Asal"] == "all.e-Katalog.value dibagi all.value"
    assert told["nation.1.pdn_share"]["Asal"] == "ditulis di p3dn.toml"


def test_a_part_without_data_has_no_sheet(paths: dict[str, Path]) -> None:
    """Exports tell of no commitments, nation and problems."""
    sheets = {name: openpyxl.load_workbook(path).sheetnames for name, path in paths.items()}
    for name in ("Komitmen", "Nasional", "Kendala"):
        assert name in sheets["dki"]
        assert name not in sheets["kapuas"]


def test_the_same_materials_give_the_same_bytes(
    paths: dict[str, Path], kapuas: NationalMaterial
) -> None:
    """Written a second time, nothing differs."""
    assert book.workbook(kapuas) == paths["kapuas"].read_bytes()
