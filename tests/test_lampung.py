"""Published values, as those of Lampung, are read with their total and nothing is lost."""

import csv
import datetime
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reports import facts, pipeline
from reports.findings import Finding
from reports.intake import door
from reports.settings import Limits
from tests.conftest import ROOT

Make = Callable[..., Path]

MAY, NOVEMBER = "2024-05-13", "2024-11-13"
SCALES = {"miliar": 10**9, "triliun": 10**12}
LAMPUNG = {"unit_code": "18", "unit_name": "Provinsi Lampung", "level": "Provinsi"}
REALISED = {"unit_name": "Dinas Kesehatan", "channel": "Tender", "value": 2, "pdn": 2, "umk": 1}


def published(day: str) -> list[dict[str, Any]]:
    """Return the published table of a day as rows of the sheet Pembanding, in rupiah."""
    with (ROOT / "tests" / "data" / f"lampung_ekatalog_{day}.csv").open(encoding="utf-8") as file:
        return [_row(row) for row in csv.DictReader(file)]


def _row(row: dict[str, str]) -> dict[str, Any]:
    number, scale = row["Nilai e-Katalog"].split()
    return {
        "unit_name": row["Pemerintah daerah"],
        "level": row["Tingkat"],
        "measure": "Nilai e-Katalog",
        "value": int(Decimal(number.replace(",", ".")) * SCALES[scale]),
        "source_name": row["Sumber"],
        "date": datetime.date.fromisoformat(row["Tanggal"]),
    }


@pytest.fixture
def lampung(filled: Make) -> Callable[..., Path]:
    """Return a function that fills in a workbook of Lampung with published rows."""

    def write(rows: list[dict[str, Any]]) -> Path:
        tables = {"realisation": [REALISED], "comparison": rows}
        return filled(tables, "2024-TW4", as_of=datetime.date(2024, 11, 13), **LAMPUNG)

    return write


def kept(path: Path, folder: Path) -> Iterator[tuple[Any, ...]]:
    """Yield what the facts hold of the sheet Pembanding, row by row."""
    folder.mkdir()
    sources = door.read([path], Limits(), folder).sources
    table = facts.load(sources).connection.table("comparison").order("row")
    wanted = table.project("unit_name, level, value, left_out, row - min(row) OVER () AS place")
    yield from wanted.order("place").fetchall()


def mismatches(path: Path) -> list[Finding]:
    """Return the totals that are found not to be the sum of their values."""
    return [found for found in pipeline.check([path]).findings if found.rule == "W-350"]


@pytest.mark.parametrize("day", [MAY, NOVEMBER])
def test_every_published_row_is_kept(lampung: Make, tmp_path: Path, day: str) -> None:
    """The 16 values and the total are in the facts, each with its own row."""
    rows = published(day)
    expected = [(r["unit_name"], r["level"], r["value"], None, n) for n, r in enumerate(rows)]
    assert len(expected) == 17
    assert list(kept(lampung(rows), tmp_path / "facts")) == expected


def test_nothing_else_is_said_of_a_published_total(lampung: Make) -> None:
    """A published total is not passed over, and only the other day of the data is told."""
    found = pipeline.check([lampung(published(NOVEMBER) + published(MAY))]).findings
    assert {finding.rule for finding in found} == {"W-325", "W-350"}


def test_a_total_beyond_rounding(lampung: Make) -> None:
    """Rp826,74 miliar is not what 16 values of Rp826,65 miliar can round to: 0,09 above 0,085."""
    (found,) = mismatches(lampung(published(NOVEMBER) + published(MAY)))
    assert (found.sheet, found.unit, found.rows) == ("Pembanding", "Jumlah", 16)
    assert found.seen == "826740000000"
    assert found.other == Decimal(826_650_000_000)
    assert found.amount == 90_000_000
    assert "Rp826.650.000.000" in found.what("id")


def test_a_total_within_rounding(lampung: Make) -> None:
    """Rp2,43 triliun is what Rp2.432,34 miliar rounds to."""
    rows = published(NOVEMBER)
    assert sum(row["value"] for row in rows[:-1]) == 2_432_340_000_000
    assert mismatches(lampung(rows)) == []


@pytest.mark.parametrize(
    ("total", "flagged"),
    [(826_730_000_000, 0), (826_740_000_000, 1), (826_570_000_000, 0), (826_560_000_000, 1)],
)
def test_the_bounds_of_rounding(lampung: Make, total: int, flagged: int) -> None:
    """A total may differ by the 17 halves of a last digit, Rp0,085 miliar, above and below."""
    rows = published(MAY)
    rows[-1] = rows[-1] | {"value": total}
    assert len(mismatches(lampung(rows))) == flagged


def test_a_total_of_one_level(lampung: Make) -> None:
    """A total of a level is compared with the values of that level only."""
    rows = published(MAY)[:-1]
    cities = sum(row["value"] for row in rows if row["level"] == "Kota")
    total = rows[0] | {"unit_name": "Jumlah kota", "level": "Kota"}
    assert mismatches(lampung([*rows, total | {"value": cities}])) == []
    assert len(mismatches(lampung([*rows, total | {"value": cities + 10**9}]))) == 1


def test_a_total_of_other_rows(lampung: Make) -> None:
    """A total is not compared with values of another day or source, nor with unknown ones."""
    rows = published(MAY)
    wrong = rows[-1] | {"value": 10**12}
    for change in ({"date": datetime.date(2024, 5, 14)}, {"source_name": "lain"}):
        assert mismatches(lampung([*rows[:-1], wrong | change])) == []
    unknown = rows[0] | {"value": None, "share": 12.5, "denominator": "RUP Rp3,3 triliun"}
    assert mismatches(lampung([unknown, *rows[1:-1], wrong])) == []
