"""What the tests share: the example quarter, read once, and small workbooks made on the spot."""

import datetime
import os
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import hypothesis
import pandas as pd
import pytest
import xlsxwriter
from click.testing import CliRunner
from filelock import FileLock

from reports import keeping, pipeline, yearbook
from reports import workbook as form
from reports.commands import build
from reports.excel import template
from reports.excel.form import Value
from reports.period import Period
from reports.quarterly import QuarterlyReport
from reports.yearly import YearlyReport

# The same tests each time, however slow the machine is.
hypothesis.settings.register_profile("same", derandomize=True, deadline=None)
hypothesis.settings.load_profile("same")

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "inputs" / "kalbar-2022-tw4"
DKI = EXAMPLE.with_name("dki-2023-tw4")
SAID = "said.txt"
"""Where outputs that are shared keep what the command said that made them."""

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
Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def example_report() -> QuarterlyReport:
    """Return the model of the example quarter, Kalimantan Barat 2022-TW4."""
    return pipeline.model([EXAMPLE])


@pytest.fixture(scope="session")
def dki_report() -> QuarterlyReport:
    """Return the model of the example of DKI Jakarta."""
    return pipeline.model([DKI])


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Return a function that gives a folder which one of the processes that run tests has filled.

    Nobody changes what is in it; it lies as deep as a test's own folder.
    """
    home = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        home = home.parent / "once"
        home.mkdir(exist_ok=True)

    def filled(name: str, fill: Callable[[Path], object]) -> Path:
        place = home / name
        with FileLock(home / f"{name}.lock"):
            if not place.exists():
                begun = tmp_path_factory.mktemp(name)
                fill(begun)
                begun.rename(place)
        return place

    return filled


@pytest.fixture(scope="session")
def draft(once: Once) -> Path:
    """Return the draft of the example of Kalimantan Barat, made as a user does."""
    place = once("draft", partial(by_command, "report", "quarterly", EXAMPLE))
    return place / EXAMPLE.name / "draf"


@pytest.fixture(scope="session")
def dki_draft(once: Once) -> Path:
    """Return the draft of the example of DKI Jakarta."""
    place = once("dki-draft", partial(by_command, "report", "quarterly", DKI))
    return place / DKI.name / "draf"


@pytest.fixture(scope="session")
def final(once: Once) -> Path:
    """Return outputs with the final edition of the example of Kalimantan Barat."""
    return once("final", partial(by_command, "finalize", EXAMPLE))


def by_command(*words: object) -> None:
    """Write into the outputs named last what the other words of a command make, in Indonesian.

    What it says is put beside.
    """
    given = [*map(str, words[:-1]), "-o", str(words[-1])]
    result = CliRunner().invoke(build("id"), given, prog_name="p3dn")
    assert result.exit_code == 0, result.output
    (Path(given[-1]) / SAID).write_text(result.stdout, "utf-8")


@pytest.fixture(scope="session")
def kept_example(once: Once) -> Path:
    """Return the facts of the example of Kalimantan Barat, kept."""
    return once("kept", lambda place: keeping.keep([EXAMPLE], place / "facts")) / "facts"


@pytest.fixture(scope="session")
def year_outputs(once: Once) -> Path:
    """Return outputs with a final edition of each quarter of 2023; nobody changes them."""
    from tests.year import finalized

    return once("year", lambda place: finalized(place / "outputs")) / "outputs"


@pytest.fixture(scope="session")
def year_model(year_outputs: Path) -> YearlyReport:
    """Return the model of the yearly summary of 2023."""
    return yearbook.model(yearbook.find(2023, year_outputs), year_outputs)


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes rows, given by column, into a workbook in the test's folder."""

    def write(rows: Rows, name: str = "tender.xlsx", sheet: str = "Data") -> Path:
        path = tmp_path / "inputs" / name
        path.parent.mkdir(exist_ok=True)
        return put(path, *rows, sheet=sheet)

    return write


def put(path: Path, *rows: dict[str, Any], sheet: str = "Data") -> Path:
    """Write rows, given by column, into a new workbook; return its path."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        page = book.add_worksheet(sheet)
        page.write_row(0, 0, rows[0])
        for number, row in enumerate(rows, 1):
            page.write_row(number, 0, row.values())
    return path


@pytest.fixture
def tenders(workbook: Callable[..., Path]) -> Callable[..., Path]:
    """Return a function that writes tenders which differ from a faultless one as told."""

    def write(*changes: dict[str, Any], name: str = "tender.xlsx") -> Path:
        rows = [TENDER | {"kd_tender": number} | change for number, change in enumerate(changes, 1)]
        return workbook(rows, name)

    return write


KINDS = {
    "kalbar15_tender_selesai_nilai_2022.xlsx": (
        "nilai_kontrak", "nilai_pdn_kontrak", "nilai_umk_kontrak", "tgl_penetapan_pemenang",
    ),
    "kalbar15_nontender_selesai_2022.xlsx": (
        "nilai_kontrak", "nilai_pdn_kontrak", "nilai_umk_kontrak", "tanggal_selesai_nontender",
    ),
    "kalbar14_pencatatan_nontender_2022.xlsx": (
        "total_realisasi", "nilai_pdn_pct", "nilai_umk_pct", "tgl_selesai_paket",
    ),
}  # fmt: skip


@pytest.fixture(scope="session")
def packages() -> pd.DataFrame:
    """Return every package with its amounts as exact decimals, by openpyxl and pandas alone."""
    frames = []
    for name, (value, pdn, umk, day) in KINDS.items():
        frame = pd.read_excel(EXAMPLE / name, dtype=object, engine="openpyxl")
        frame = frame[["kd_klpd", "jenis_klpd", value, pdn, umk, day]]
        frame.columns = pd.Index(["unit", "level", "value", "pdn", "umk", "day"])
        frames.append(frame)
    rows = pd.concat(frames, ignore_index=True)
    for part in ("value", "pdn", "umk"):
        amounts = [None if pd.isna(cell) else Decimal(str(cell)) for cell in rows[part]]
        rows[part] = pd.Series(amounts, index=rows.index, dtype=object)
    rows["day"] = pd.to_datetime(rows["day"], format="mixed")
    rows = rows[
        rows["level"].isin(["PROVINSI", "KABUPATEN", "KOTA"]) & (rows["day"] < "2023-01-01")
    ]
    rows["quarter"] = rows["day"].dt.quarter.where(rows["day"] >= "2022-01-01", 1)
    return rows


IDENTITY: dict[str, Value] = {
    "unit_code": "D197",
    "unit_name": "Provinsi Kalimantan Barat",
    "level": "Provinsi",
    "as_of": datetime.date(2022, 12, 31),
    "source": "SPSE dan e-Katalog LKPP",
    "responsible": "Kepala Biro Pengadaan Barang/Jasa",
}
"""What an office's own workbook says of itself."""

REALISED = {
    "unit_name": "Dinas Pendidikan",
    "group": "Dinas",
    "channel": "Tender",
    "packages": 2,
    "value": 1000,
    "pdn": 800,
    "umk": 600,
    "union": 900,
}
"""A row of its sheet Realisasi with nothing wrong."""


@pytest.fixture
def filled(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that fills in a blank workbook, by table, into the test's inputs."""

    def write(
        tables: Mapping[str, Sequence[Mapping[str, Any]]],
        period: str = "2022-TW4",
        name: str = "",
        **identity: Any,
    ) -> Path:
        path = tmp_path / "inputs" / (name or f"{period}.xlsx")
        path.parent.mkdir(exist_ok=True)
        content = template.workbook(
            form.current(), Period.parse(period), IDENTITY | identity, tables
        )
        path.write_bytes(content)
        return path

    return write
