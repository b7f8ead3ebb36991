"""The example of DKI Jakarta can be made again, and holds what is published to the rupiah."""

import zipfile
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reports import pipeline
from reports.findings import Finding
from tests.conftest import ROOT
from tests.examples import dki_2023

DKI = ROOT / "inputs" / "dki-2023-tw4"
BOOKS = [f"buku-kerja-dki-2023-tw{quarter}.xlsx" for quarter in (1, 2, 3, 4)]
Tables = Mapping[str, list[dict[str, Any]]]


def read(path: Path) -> Tables:
    """Return the filled rows of every sheet by its plain headings, by openpyxl alone."""
    book = openpyxl.load_workbook(path, read_only=False, data_only=True)
    tables: dict[str, list[dict[str, Any]]] = {}
    for sheet in book.worksheets:
        rows = list(sheet.iter_rows(values_only=True))
        heads = [at for at, row in enumerate(rows) if row[0] == "No."]
        for at in heads:
            names = [str(name).removesuffix("\u00a0*") for name in rows[at]]
            filled = [row for row in rows[at + 1 :] if row[0] is None and any(row)]
            tables[sheet.title] = [dict(zip(names, row, strict=True)) for row in filled]
    return tables


@pytest.fixture(scope="module")
def books() -> list[Tables]:
    """Return the four workbooks as another program reads them."""
    return [read(DKI / name) for name in BOOKS]


@pytest.fixture(scope="module")
def found() -> tuple[Finding, ...]:
    """Return everything that is found in the example."""
    return pipeline.check([DKI]).findings


def total(rows: list[dict[str, Any]], column: str) -> Decimal:
    """Return the exact sum of what is known in a column."""
    return sum((Decimal(row[column]) for row in rows if row[column] is not None), Decimal())


def parts(path: Path) -> dict[str, bytes]:
    """Return a workbook's parts: how they are compressed differs between systems."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_it_can_be_made_again(tmp_path: Path) -> None:
    """The script makes the very workbooks that are kept; if not: make examples."""
    dki_2023.main(tmp_path)
    made = sorted(path.relative_to(tmp_path) for path in tmp_path.glob("*/*.xlsx"))
    inputs = DKI.parent
    assert made == sorted(path.relative_to(inputs) for path in inputs.glob("dki-2023-tw?/*.xlsx"))
    for name in made:
        assert parts(tmp_path / name) == parts(inputs / name), name


def test_first_quarter_was_mended(books: list[Tables]) -> None:
    """TW I was reported on with a tender entered twice; every later folder has it once."""
    told = read(DKI.with_name("dki-2023-tw1") / BOOKS[0])["Realisasi"]
    pairs = zip(told, books[0]["Realisasi"], strict=True)
    ((wrong, mended),) = [(a, b) for a, b in pairs if a != b]
    assert wrong["Perangkat Daerah"] == "Dinas Lingkungan Hidup"
    assert wrong["Nilai PDN (Rp)"] - mended["Nilai PDN (Rp)"] == 9_640_000_000
    for quarter in (2, 3):
        for name in BOOKS[:quarter]:
            later = DKI.with_name(f"dki-2023-tw{quarter}") / name
            assert later.read_bytes() == (DKI / name).read_bytes()


@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_earlier_quarters_can_be_reported(quarter: int) -> None:
    """The folder of each earlier quarter makes a report of its period: nothing stops it."""
    checked = pipeline.check([DKI.with_name(f"dki-2023-tw{quarter}")])
    assert checked.stops == 0
    assert checked.facts is not None
    assert str(checked.facts.period) == f"2023-TW{quarter}"


def test_published_totals(books: list[Tables]) -> None:
    """Realisation, e-Order, commitment and interest are the published ones to the rupiah."""
    realised = books[3]["Realisasi"]
    e_order = [row for row in realised if row["Kanal"] == "e-Order"]
    matching = [r for r in books[3]["Business Matching"] if r["Penyelenggara"] == "Daerah"]
    commitment = books[3]["Komitmen"][0]["Nilai komitmen (Rp)"]
    assert total(realised, "Nilai PDN (Rp)") == 13_100_000_000_000
    assert total(e_order, "Nilai realisasi (Rp)") == 235_500_000_000
    assert total(e_order, "Nilai PDN (Rp)") == 235_500_000_000
    assert commitment == 15_850_000_000_000
    assert len(matching) == 9
    assert total(matching, "Nilai ketertarikan (Rp)") == 125_100_000_000


def test_published_programme(books: list[Tables]) -> None:
    """There are 42 Perangkat Daerah, 44 kecamatan with 1,760 products, six national stages."""
    book = books[3]
    national = [row["Tahap"] for row in book["Business Matching"]][9:]
    duties, districts = book["Kepatuhan"], book["TKDN IK"]
    assert national == [f"Tahap {stage}" for stage in ("I", "II", "III", "IV", "V", "VI")]
    assert len(districts) == 44
    assert total(districts, "Target produk") == 1760
    assert len(duties) == 42
    assert [row["Tim P3DN dibentuk"] for row in duties].count(True) == 40
    assert [row["Indikator P3DN dalam Perjanjian Kinerja"] for row in duties].count(True) == 41


def test_fortnightly_meetings(books: list[Tables]) -> None:
    """Monev meets on every second Tuesday up to 6 November; two of 22 meetings were missed."""
    days = [row["Tanggal pertemuan"] for row in books[3]["Monev"]]
    gaps = [(later - day).days for day, later in pairwise(days)]
    assert {day.weekday() for day in days} == {1}
    assert sorted(set(gaps)) == [14, 28]
    assert (len(days), gaps.count(28)) == (20, 2)
    assert days[-1].isoformat() <= "2023-11-06T00:00:00"


def test_amounts_only_grow(books: list[Tables]) -> None:
    """No office's amount of any kind is below that of the quarter before."""
    for before, now in pairwise(books):
        rows = zip(before["Realisasi"], now["Realisasi"], strict=True)
        for earlier, later in rows:
            assert earlier["Perangkat Daerah"] == later["Perangkat Daerah"]
            for name, amount in earlier.items():
                if isinstance(amount, int):
                    assert amount <= later[name]


def test_what_is_found(found: tuple[Finding, ...]) -> None:
    """Nothing stops the report; only the two wrong percentages of eight are flagged."""
    assert [finding.rule for finding in found if finding.stops] == []
    flagged = {(f.rule, f.seen) for f in found if f.rule in {"W-327", "W-328", "W-329"}}
    assert flagged == {("W-327", "62.61"), ("W-328", "0.03")}
    assert len(found) < 12


def test_attainment() -> None:
    """The three earlier workbooks are what came before, and the fourth attains 82.6 per cent."""
    report = pipeline.model([DKI])
    pdn = Decimal(str(report.all.total.pdn.value))
    assert str(report.period) == "2023-TW4"
    assert pdn == 13_100_000_000_000
    assert round(pdn / Decimal(15_850_000_000_000) * 100, 1) == Decimal("82.6")
    assert len(report.all.quarters) == 4
    assert sum(Decimal(str(amounts.pdn.value)) for amounts in report.all.quarters) == pdn
