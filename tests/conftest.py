"""What the tests share: the example quarter, read once, and small workbooks made on the spot."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import xlsxwriter

from reports import pipeline
from reports.quarterly import QuarterlyReport

# The same tests each time, however slow the machine is.
hypothesis.settings.register_profile("same", derandomize=True, deadline=None)
hypothesis.settings.load_profile("same")

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "inputs" / "kalbar-2022-tw4"

TENDER = {
    "tahun_anggaran": 2022,
    "kd_klpd": "D201",
    "nama_klpd": "Kabupaten Ketapang",
    "jenis_klpd": "KABUPATEN",
    "kd_tender": 1,
    "tgl_penetapan_pemenang": "2022-05-06 15:00:00",
    "pagu": 110_000_000,
    "nilai_kontrak": 100_000_000,
    "nilai_pdn_kontrak": 80_000_000,
    "nilai_umk_kontrak": 60_000_000,
}
"""A tender as SPSE exports it, with nothing wrong."""

Rows = Sequence[dict[str, Any]]


@pytest.fixture(scope="session")
def example_report() -> QuarterlyReport:
    """Return the model of the example quarter, Kalimantan Barat 2022-TW4."""
    return pipeline.model([EXAMPLE])


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes rows, given by column, into a workbook in the test's folder."""

    def write(rows: Rows, name: str = "tender.xlsx", sheet: str = "Data") -> Path:
        path = tmp_path / "inputs" / name
        path.parent.mkdir(exist_ok=True)
        with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
            page = book.add_worksheet(sheet)
            page.write_row(0, 0, rows[0])
            for number, row in enumerate(rows, 1):
                page.write_row(number, 0, row.values())
        return path

    return write


@pytest.fixture
def tenders(workbook: Callable[..., Path]) -> Callable[..., Path]:
    """Return a function that writes tenders which differ from a faultless one as told."""

    def write(*changes: dict[str, Any], name: str = "tender.xlsx") -> Path:
        rows = [TENDER | {"kd_tender": number} | change for number, change in enumerate(changes, 1)]
        return workbook(rows, name)

    return write
