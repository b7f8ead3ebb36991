"""Where rows count, and what every rule finds in them, and what it must not find."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reports import facts, pipeline
from reports.exceptions import PeriodError
from reports.facts import Facts
from reports.findings import Finding
from reports.intake import door
from reports.period import Period
from reports.settings import Limits
from tests.conftest import TENDER

Make = Callable[..., Path]
AS_OF = datetime.date(2022, 12, 22)


def load(path: Path, period: Period | None = None, **rest: Any) -> Facts:
    """Read a file or folder and load its facts."""
    folder = path.parent / "facts" if path.is_file() else path / ".facts"
    folder.mkdir(exist_ok=True)
    return facts.load(door.read([path], Limits(), folder).sources, period, **rest)


def found(path: Path, period: Period | None = None, **rest: Any) -> list[Finding]:
    """Return what the rules find in a file."""
    return list(facts.check(load(path, period, **rest), AS_OF))


def test_a_faultless_workbook_has_no_findings(tenders: Make) -> None:
    """No rule finds anything where nothing is wrong."""
    assert (
        found(tenders({}, {}, {"tgl_penetapan_pemenang": datetime.date(2022, 11, 1).isoformat()}))
        == []
    )


@pytest.mark.parametrize(
    ("change", "rule", "cell", "seen"),
    [
        ({"nilai_pdn_kontrak": 100}, "W-201", "I3", "100"),
        ({"nilai_umk_kontrak": 0.5}, "W-201", "J3", "0.50"),
        ({"nilai_pdn_kontrak": 100_000_001}, "W-202", "I3", "100000001"),
        ({"nilai_umk_kontrak": 100_000_000.01}, "W-202", "J3", "100000000.01"),
        ({"nilai_kontrak": 110_000_001}, "W-203", "H3", "110000001"),
        ({"nilai_umk_kontrak": -1}, "W-204", "J3", "-1"),
        ({"pagu": -1, "nilai_kontrak": -2, "nilai_pdn_kontrak": -2, "nilai_umk_kontrak": -2},
         "W-204", "G3", "-1"),
        ({"kd_tender": 1, "pagu": 120_000_000}, "W-206", "E3", "1"),
        ({"kd_tender": 1}, "W-205", "E3", "1"),
        ({"tgl_penetapan_pemenang": None}, "W-210", "F3", ""),
        ({"tgl_penetapan_pemenang": "2021-12-31"}, "W-211", "F3", "2021-12-31"),
        ({"tgl_penetapan_pemenang": "2023-01-01 00:00:00"}, "W-212", "F3", "2023-01-01"),
        ({"kd_klpd": None, "nama_klpd": None}, "W-216", "C3", ""),
        ({"tahun_anggaran": None}, "W-223", "A3", ""),
    ],
)  # fmt: skip
def test_row_rules(tenders: Make, change: dict[str, Any], rule: str, cell: str, seen: str) -> None:
    """A doubtful row is found, with the cell and what it holds."""
    hit = found(tenders({}, change), Period(2022, 4))
    assert (rule, cell, seen) in [(finding.rule, finding.cell, finding.seen) for finding in hit]
    assert {finding.rule for finding in hit} == {rule}
    assert all(finding.file == "tender.xlsx" and finding.sheet == "Data" for finding in hit)


@pytest.mark.parametrize(
    "change",
    [
        {"nilai_pdn_kontrak": 0},
        {"nilai_pdn_kontrak": 101},
        {"nilai_pdn_kontrak": 100, "nilai_kontrak": 999_999, "nilai_umk_kontrak": 0},
        {"nilai_pdn_kontrak": 100_000_000},
        {"nilai_kontrak": 110_000_000},
        {"tgl_penetapan_pemenang": "2022-01-01"},
        {"tgl_penetapan_pemenang": "2022-12-22 23:59:59"},
    ],
)
def test_rows_at_the_edge_are_not_doubted(tenders: Make, change: dict[str, Any]) -> None:
    """What is just within a rule's bounds is not found."""
    assert found(tenders({}, change)) == []


@pytest.mark.parametrize(
    ("column", "rule", "amount"),
    [
        ("nilai_kontrak", "W-207", 220_000_000),
        ("nilai_pdn_kontrak", "W-208", 200_000_000),
        ("nilai_umk_kontrak", "W-209", 200_000_000),
    ],
)
def test_missing_amounts_are_told_by_unit(
    tenders: Make, column: str, rule: str, amount: int
) -> None:
    """A unit's rows without an amount are counted, with their money; none is taken for zero."""
    hit = found(tenders({column: None}, {column: None}, {}))
    assert [(f.rule, f.unit, f.rows, f.amount) for f in hit] == [
        (rule, "Kabupaten Ketapang", 2, Decimal(amount))
    ]


def test_rows_after_the_data_were_taken(tenders: Make) -> None:
    """Rows dated after the day of the data are counted by unit."""
    hit = found(tenders({}, {"tgl_penetapan_pemenang": "2022-12-31"}))
    assert [(f.rule, f.rows, f.other) for f in hit] == [("W-219", 1, AS_OF)]


def test_several_fiscal_years(tenders: Make) -> None:
    """Rows of another fiscal year are found and not counted; without a period it must be named."""
    path = tenders({}, {"tahun_anggaran": 2021}, {"tahun_anggaran": 2021})
    with pytest.raises(PeriodError) as caught:
        load(path)
    assert "2021, 2022" in caught.value.sentence("id")
    loaded = load(path, Period(2022, 4))
    assert [(f.rule, f.seen, f.rows) for f in facts.check(loaded, None)] == [("W-213", "2021", 2)]
    assert sum(cell.rows for cell in loaded.cells()) == 1


def test_a_year_without_rows_is_refused(tenders: Make) -> None:
    """A report on a year of which there is no row is no report."""
    with pytest.raises(PeriodError):
        load(tenders({}), Period(2023, 1))


def test_one_unit_under_several_names(tenders: Make) -> None:
    """A unit is known by its code; its other names are told and its rows stay together."""
    loaded = load(tenders({}, {}, {"nama_klpd": "KAB. KETAPANG"}))
    assert [(f.rule, f.unit, f.seen, f.rows) for f in facts.check(loaded, None)] == [
        ("W-215", "Kabupaten Ketapang", "KAB. KETAPANG", 1)
    ]
    assert [unit.name for unit in loaded.units()] == ["Kabupaten Ketapang"]


def test_one_name_under_several_codes(tenders: Make) -> None:
    """Codes are the same however they are cased; one name under two codes is told."""
    loaded = load(tenders({}, {"kd_klpd": " d201"}))
    assert [unit.code for unit in loaded.units()] == ["D201"]
    assert list(facts.check(loaded, None)) == []
    loaded = load(tenders({}, {"kd_klpd": "D999"}))
    hit = [(f.rule, f.unit, f.seen, f.rows) for f in facts.check(loaded, None)]
    assert hit == [("W-226", "Kabupaten Ketapang", "D201, D999", 2)]


def test_units_outside_the_scope(tenders: Make) -> None:
    """A unit that the settings do not name is told and left out; one without data is told too."""
    path = tenders(
        {}, {"kd_klpd": "K24", "nama_klpd": "Kementerian Perdagangan", "jenis_klpd": "KEMENTERIAN"}
    )
    loaded = load(path, units=["D201", "D999"])
    hit = [(f.rule, f.unit or f.seen) for f in facts.check(loaded, None)]
    assert hit == [("W-217", "Kementerian Perdagangan (K24)"), ("W-225", "D999")]
    assert [unit.code for unit in loaded.units()] == ["D201"]


def test_a_package_that_another_file_has_is_told(tenders: Make) -> None:
    """Of two exports of one kind every package that both hold is told: the same, or otherwise."""
    tenders({}, {}, {"nilai_pdn_kontrak": 1_000_000}, name="a.xlsx")
    path = tenders({}, {"kd_tender": 9}, {"nilai_pdn_kontrak": 2_000_000}, name="b.xlsx")
    hit = [(f.rule, f.file, f.cell, f.other) for f in found(path.parent, Period(2022, 4))]
    assert hit == [
        ("W-205", "b.xlsx", "E2", "a.xlsx (Data!E2)"),
        ("W-206", "b.xlsx", "E4", "a.xlsx (Data!E4)"),
    ]


def test_a_row_without_a_channel_counts_in_one_of_its_own(workbook: Make) -> None:
    """Money of which no channel is said counts, under a name that says so, and is told."""
    row = {
        "Tahun Anggaran": 2026, "Nama Instansi": "KOTA BATAM", "Total Nilai (Rp)": 5,
        "Nilai PDN (Rp)": 5, "Nilai UMK (Rp)": 5, "Status Paket": "SELESAI",
    }  # fmt: skip
    channels = ("Tender", None, None)
    path = workbook(
        [row | {"Kode Paket": n, "Sumber Transaksi": c} for n, c in enumerate(channels)]
    )
    model = pipeline.model([path], Period(2026, 2))
    assert {name: own.rows.value for name, own in model.all.channels.items()} == {
        "Tender": 1,
        "Tidak Disebutkan": 2,
    }
    told = [(group.rule, group.rows, group.amount) for group in model.findings]
    assert ("W-227", 2, Decimal(10)) in told


def test_cancelled_packages_do_not_count(workbook: Make) -> None:
    """A cancelled package is left out and told; every other status counts as recorded."""
    row = {
        "tahun_anggaran": 2026, "Nama Instansi": "KOTA BATAM", "Sumber Transaksi": "Tender",
        "Kode Paket": 1, "Status Paket": "SELESAI", "Total Nilai (Rp)": 5, "Nilai PDN (Rp)": 5,
        "Nilai UMK (Rp)": 5,
    }  # fmt: skip
    row = {("Tahun Anggaran" if key == "tahun_anggaran" else key): row[key] for key in row}
    statuses = ("SELESAI", "PAKET DIBATALKAN", "CANCELLED_ON_NEGOTIATION", "gagal", None)
    path = workbook([row | {"Kode Paket": n, "Status Paket": s} for n, s in enumerate(statuses)])
    loaded = load(path, Period(2026, 2))
    hit = [(f.rule, f.seen, f.rows) for f in facts.check(loaded, None)]
    assert hit == [
        ("W-214", "CANCELLED_ON_NEGOTIATION", 1),
        ("W-214", "PAKET DIBATALKAN", 1),
        ("W-214", "gagal", 1),
        ("W-218", "", 2),
    ]
    assert [(cell.quarter, cell.channel, cell.rows) for cell in loaded.cells()] == [
        (2, "Tender", 2)
    ]


def test_a_file_without_dates_needs_a_period(workbook: Make) -> None:
    """Without dates the period must be named; only checking may go on without it."""
    row = {
        "Tahun Anggaran": "2026", "Nama Instansi": "KOTA BATAM", "Sumber Transaksi": "Tokodaring",
        "Kode Paket": 1, "Total Nilai (Rp)": 5, "Nilai PDN (Rp)": 5,
    }  # fmt: skip
    path = workbook([row])
    with pytest.raises(PeriodError):
        load(path)
    assert load(path, assume=True).told is None
    assert [cell.channel for cell in load(path, Period(2026, 1)).cells()] == ["Toko Daring"]


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("KEMENTERIAN HUKUM", "Kementerian"),
        ("Pemerintah Daerah Provinsi Kalimantan Barat", "Provinsi"),
        ("PEMERINTAH DAERAH KABUPATEN SANGGAU", "Kabupaten"),
        ("Kota Pontianak", "Kota"),
        ("BADAN PUSAT STATISTIK", "Lembaga"),
        ("PT Angkasa", "Lainnya"),
    ],
)
def test_levels_from_names(workbook: Make, name: str, level: str) -> None:
    """Where an export has no level, the unit's name tells it."""
    row = {
        "Tahun Anggaran": 2026, "Nama Instansi": name, "Sumber Transaksi": "Tender",
        "Kode Paket": 1, "Total Nilai (Rp)": 5, "Nilai PDN (Rp)": 5,
    }  # fmt: skip
    assert [unit.level for unit in load(workbook([row]), Period(2026, 1)).units()] == [level]


def test_units_join_by_name_over_kinds_of_file(workbook: Make, tenders: Make) -> None:
    """A row without a code belongs to the coded unit of the same name."""
    tenders({})
    row = {
        "Tahun Anggaran": 2022, "Nama Instansi": "KABUPATEN KETAPANG", "Sumber Transaksi": "Tender",
        "Kode Paket": 1, "Total Nilai (Rp)": 5, "Nilai PDN (Rp)": 5,
    }  # fmt: skip
    folder = workbook([row], "inaproc.xlsx").parent
    loaded = load(folder, Period(2022, 2))
    assert [unit.code for unit in loaded.units()] == ["D201"]
    assert sum(cell.rows for cell in loaded.cells()) == 2


def test_sen_are_kept(tenders: Make) -> None:
    """A thousand amounts with sen add up to the last sen."""
    row = {"nilai_kontrak": 580_000.01, "nilai_pdn_kontrak": 0.01, "nilai_umk_kontrak": 0.1}
    cells = load(tenders(*[row] * 1000)).cells()
    assert [(cell.value, cell.pdn, cell.umk) for cell in cells] == [
        (Decimal("580000010.00"), Decimal("10.00"), Decimal("100.00"))
    ]


def test_quarters(tenders: Make) -> None:
    """A row counts in the quarter of its date; one from before the year in the first."""
    days = ["2021-12-31", "2022-03-31 23:59", "2022-04-01", "2022-09-30", "2022-12-31"]
    loaded = load(tenders(*[{"tgl_penetapan_pemenang": day} for day in days]))
    assert [(cell.quarter, cell.rows) for cell in loaded.cells()] == [
        (1, 2),
        (2, 1),
        (3, 1),
        (4, 1),
    ]
    assert loaded.period == Period(2022, 4)


def test_trace_names_every_row(tenders: Make) -> None:
    """The rows behind the cube's cells are all the rows that count, as ranges."""
    loaded = load(
        tenders(*[{"tgl_penetapan_pemenang": f"2022-0{1 + n // 3 * 3}-01"} for n in range(6)])
    )
    assert [(row["quarter"], row["rows"]) for row in loaded.rows("trace")] == [
        (1, "2-4"),
        (2, "5-7"),
    ]
    assert TENDER["kd_klpd"] in [row["unit"] for row in loaded.rows("trace")]
