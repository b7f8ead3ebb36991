"""Every rule is documented, finds what it is for, and finds nothing in what is right."""

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from reports import pipeline
from reports.findings import Finding, rules
from reports.period import Period
from tests.conftest import EXAMPLE, ROOT, TENDER

Make = Callable[..., Path]
Tables = Mapping[str, Sequence[Mapping[str, Any]]]
DATA = ROOT / "tests" / "data"

OFFICE = {
    "unit_name": "Dinas Pendidikan", "channel": "Tender", "packages": 12, "value": 1000, "pdn": 800,
    "umk": 600, "union": 900, "tkdn_40": 300, "tkdn_25": 200, "tkdn_below_25": 100,
    "pdn_without_tkdn": 200, "imported": 200,
}  # fmt: skip
PACKAGE = {
    "fiscal_year": 2022, "unit_name": "Dinas Pendidikan", "package": "1", "channel": "Tender",
    "date": datetime.date(2022, 5, 1), "value": 1000, "pdn": 800, "umk": 600,
}  # fmt: skip
COMMITMENT = {
    "commitment": "RUP PDN", "fiscal_year": 2022, "value": 5_000_000, "source_name": "SiRUP",
    "date": datetime.date(2022, 12, 31),
}  # fmt: skip
PUBLISHED = {
    "unit_name": "Provinsi DKI Jakarta", "level": "Provinsi", "measure": "Nilai PDN",
    "value": 13_100_000_000_000, "share": 82.6, "denominator": "komitmen Rp15,85 triliun",
    "source_name": "kastara.id", "date": datetime.date(2022, 12, 31),
}  # fmt: skip
DUTIES = {"unit_name": "Dinas Pendidikan", "team": True, "packages": 42, "packages_kak": 40}
TARGETS = [{"indicator": "Persentase PDN", "quarter": q, "target": 20 * q} for q in (1, 2, 3, 4)]
INDEX = [
    {"component": name, "value": value, "year": 2022, "source_name": "bpbjsetda.lumajangkab.go.id"}
    for name, value in [
        ("Nilai ITKP", 68.24), ("Pemanfaatan Sistem Pengadaan", 20.24),
        ("Kualifikasi dan Kompetensi SDM PBJ", 18), ("Tingkat Kematangan UKPBJ", 30),
    ]
]  # fmt: skip
EVENT = {"scope": "Daerah", "date": datetime.date(2022, 6, 11), "interest": 90, "transactions": 40}

KNOWN = ("W-208", "W-209", "W-214")
"""What is said of every amount that is missing and of every cancelled package."""

RIGHT: Tables = {
    "realisation": [OFFICE, OFFICE | {"channel": "e-Katalog"}],
    "transaction": [PACKAGE],
    "commitment": [COMMITMENT],
    "target": TARGETS,
    "comparison": [PUBLISHED | {"rank": 1}],
    "compliance": [DUTIES],
    "matching": [EVENT],
    "tkdn_ik": [{"district": "Gambir", "registered": 38, "certified": 31}],
    "monitoring": [{"date": datetime.date(2022, 9, 12), "agenda": "Capaian"}],
    "itkp": INDEX,
}
"""A workbook of 2022-TW4 in which no rule finds anything."""


def found(inputs: Path, period: Period | None = None) -> list[Finding]:
    """Return everything that is found in a file or folder."""
    return list(pipeline.check([inputs], period).findings)


def rule(findings: Sequence[Finding], code: str) -> list[tuple[str, str]]:
    """Return sheet and value of each finding of a rule."""
    return [(finding.sheet, finding.seen) for finding in findings if finding.rule == code]


PARTS = ("**Sees.**", "**Why.**", "**Do.**", "**Example.**")


def test_every_rule_has_its_section() -> None:
    """docs/rules.md has one section for each rule, each with its four parts, and no other."""
    text = (ROOT / "docs" / "rules.md").read_text("utf-8")
    sections = dict(zip(*[iter(re.split(r"(?m)^### (.+)$", text)[1:])] * 2, strict=True))
    assert sorted(sections) == sorted(rules())
    for code, section in sections.items():
        assert [part for part in PARTS if part not in section] == [], code
        assert rules()[code]["id"]["title"] in section


def test_a_right_workbook_has_no_findings(filled: Make) -> None:
    """A workbook in which everything fits together has nothing to be said about."""
    assert found(filled(RIGHT)) == []


@pytest.mark.parametrize(
    ("code", "table", "rows", "sheet", "seen"),
    [
        ("F-151", "realisation", [OFFICE, OFFICE], "Realisasi", "Dinas Pendidikan / Tender"),
        ("F-152", "realisation", [OFFICE | {"pdn": 1001}], "Realisasi", "1001"),
        ("F-152", "realisation", [OFFICE | {"union": 1000.01}], "Realisasi", "1000.01"),
        ("F-152", "realisation", [OFFICE | {"tkdn_40": 1001}], "Realisasi", "1001"),
        ("W-335", "realisation", [OFFICE | {"union": 799}], "Realisasi", "799"),
        ("W-335", "realisation", [OFFICE | {"pdn": 500, "union": 599}], "Realisasi", "599"),
        ("W-336", "realisation", [OFFICE | {"pdn": 300, "umk": 600}], "Realisasi", "900"),
        ("W-337", "realisation", [OFFICE | {"imported": 199}], "Realisasi", "1000"),
        ("W-337", "realisation", [OFFICE | {"imported": None, "tkdn_40": 501}], "Realisasi",
         "1000"),
        ("W-338", "transaction", [PACKAGE, PACKAGE | {"package": "2"}], "Realisasi", "1000"),
        ("W-338", "transaction", [PACKAGE | {"umk": 599}], "Realisasi", "600"),
        ("W-349", "transaction", [PACKAGE, PACKAGE | {"channel": "SIPLah"}], "Transaksi", ""),
        ("W-323", "commitment", [COMMITMENT, COMMITMENT | {"value": 1}], "Komitmen", "1"),
        ("W-345", "target", [*TARGETS[:3], TARGETS[3] | {"target": 59.5}], "Target", "59.5"),
        ("W-330", "target", [TARGETS[3] | {"target": 101}], "Target", "101"),
        ("W-330", "comparison", [PUBLISHED | {
            "measure": "Persentase PDN", "share": 100.4, "denominator": "total realisasi",
        }], "Pembanding", "100.4"),
        ("W-321", "comparison", [PUBLISHED | {"denominator": None}], "Pembanding", "82.6"),
        ("W-322", "comparison", [PUBLISHED | {"denominator": "RUP 2024"}], "Pembanding",
         "RUP 2024"),
        ("W-325", "comparison", [PUBLISHED | {"date": datetime.date(2022, 11, 6)}], "Pembanding",
         "2022-11-06"),
        ("W-327", "comparison", [PUBLISHED | {
            "value": 16_050_000_000_000, "share": 62.61, "denominator": "RUP Rp30,68 triliun",
        }], "Pembanding", "62.61"),
        ("W-328", "comparison", [PUBLISHED | {
            "value": 810_000_000_000, "share": "0,03%", "denominator": "komitmen Rp29,31 triliun",
        }], "Pembanding", "0.03"),
        ("W-329", "comparison", [PUBLISHED | {
            "value": 826_498_001, "share": 82.7, "denominator": "RUP Rp1.000.000.001",
        }], "Pembanding", "82.7"),
        ("W-331", "comparison", [
            PUBLISHED | {"unit_name": "A", "value": 238_900_000_000, "share": None, "rank": 4},
            PUBLISHED | {"unit_name": "B", "value": 271_500_000_000, "share": None, "rank": 5},
        ], "Pembanding", "5"),
        ("W-334", "comparison", [PUBLISHED | {
            "unit_name": "Provinsi Kalimantan Barat", "value": 1700, "share": None,
        }], "Pembanding", "1700 (2022-12-31)"),
        ("W-334", "comparison", [PUBLISHED | {
            "unit_name": "Provinsi Kalimantan Barat", "value": 1700, "share": None,
            "date": datetime.date(2022, 11, 6),
        }], "Pembanding", "1700 (2022-11-06)"),
        ("W-350", "comparison", [
            PUBLISHED | {"unit_name": name, "value": value, "share": None}
            for name, value in (("A", 1_230), ("B", 4_560), ("Jumlah", 5_810))
        ], "Pembanding", "5810"),
        ("W-332", "itkp", [INDEX[0] | {"value": 68.25}, *INDEX[1:]], "ITKP", "68.25"),
        ("W-342", "tkdn_ik", [{"district": "Gambir", "registered": 30, "certified": 31}], "TKDN IK",
         "31"),
        ("W-343", "compliance", [DUTIES | {"packages_kak": 43}], "Kepatuhan", "43"),
        ("W-343", "compliance", [DUTIES | {"packages_contract": 43}], "Kepatuhan", "43"),
        ("W-344", "monitoring", [{"date": datetime.date(2023, 1, 1), "agenda": "x"}], "Monev",
         "2023-01-01"),
        ("W-344", "matching", [EVENT | {"date": datetime.date(2021, 12, 31)}], "Business Matching",
         "2021-12-31"),
        ("W-346", "compliance", [DUTIES | {"unit_name": "Dinas Lain"}], "Realisasi", ""),
        ("W-347", "compliance", [DUTIES, DUTIES | {"unit_name": "Dinas Lain"}], "Kepatuhan", ""),
        ("W-348", "matching", [EVENT | {"transactions": 91}], "Business Matching", "91"),
        ("W-351", "tkdn_ik", [
            {"district": "Sukaraja", "registered": 30, "certified": 1},
            {"district": "SUKARAJA ", "registered": 10, "certified": 1},
        ], "TKDN IK", "SUKARAJA"),
    ],
)  # fmt: skip
def test_own_workbook(
    filled: Make, code: str, table: str, rows: Sequence[Mapping[str, Any]], sheet: str, seen: str
) -> None:
    """What contradicts itself in a workbook is found, on its sheet and with its value."""
    assert (sheet, seen) in rule(found(filled({**RIGHT, table: rows})), code)


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("realisation", [OFFICE | {"pdn": 1000, "umk": 0, "union": 1000}]),
        ("realisation", [OFFICE | {"imported": None}]),
        ("realisation", [OFFICE | {"pdn": None, "umk": None, "union": None}]),
        ("commitment", [COMMITMENT, COMMITMENT]),
        ("commitment", [COMMITMENT, COMMITMENT | {"fiscal_year": 2021, "value": 1}]),
        ("target", [TARGETS[0], TARGETS[1] | {"target": 20}]),
        ("target", [TARGETS[0] | {"indicator": "Capaian komitmen PDN", "target": 161.44}]),
        ("comparison", [PUBLISHED | {
            "value": 25_580_000_000_000, "share": 161.44, "denominator": "komitmen Rp15,84 triliun",
        }]),
        ("comparison", [PUBLISHED | {
            "measure": "Persentase PDN", "value": None, "share": 180.47,
            "denominator": "komitmen Rp11,334 triliun",
        }]),
        ("comparison", [PUBLISHED | {"value": 826_498_001, "denominator": "RUP Rp1.000.000.001"}]),
        ("comparison", [PUBLISHED | {"share": None, "denominator": None}]),
        ("comparison", [
            PUBLISHED | {"unit_name": "A", "rank": 1},
            PUBLISHED | {"unit_name": "B", "rank": 1},
            PUBLISHED | {"unit_name": "C", "level": "Kota", "rank": 2, "value": None, "share": 90},
        ]),
        ("comparison", [PUBLISHED | {
            "unit_name": "Provinsi Kalimantan Barat", "value": 1600, "share": None,
        }]),
        ("comparison", [
            PUBLISHED | {
                "unit_name": "Provinsi Kalimantan Barat", "value": value, "share": None,
                "date": datetime.date(year, 11, 6),
            }
            for year, value in ((2021, 9_000), (2022, 1_500), (2023, 900))
        ]),
        ("comparison", [
            PUBLISHED | {"unit_name": name, "level": level, "value": value, "share": None}
            for name, level, value in (
                ("A", "Kota", 1_230), ("B", "Kabupaten", 4_560),
                ("Jumlah", "Semua", 5_800), ("Total kota", "Kota", 1_230),
            )
        ]),
        ("itkp", [INDEX[0] | {"value": 1}, INDEX[1]]),
        ("matching", [EVENT | {"interest": None}, EVENT | {"date": datetime.date(2022, 12, 31)}]),
        ("compliance", [DUTIES | {"packages": None}]),
        ("compliance", []),
        ("transaction", []),
        ("transaction", [PACKAGE, PACKAGE | {"package": "2", "status": "Batal"}]),
    ],
)  # fmt: skip
def test_what_may_well_be_right(
    filled: Make, table: str, rows: Sequence[Mapping[str, Any]]
) -> None:
    """What is unknown, equal, or allowed to exceed the whole is not doubted."""
    others: Tables = {"transaction": []} if table == "realisation" else {}
    given = found(filled({**RIGHT, **others, table: rows}))
    assert [(f.rule, f.seen) for f in given if f.rule not in KNOWN] == []


@pytest.mark.parametrize(
    ("value", "denominator", "share", "code"),
    [
        (13_100_000_000_000, "Rp15,85 triliun", 82.6, None),
        (11_350_000_000_000, "Rp15,8 triliun", 71.8, None),
        (14_020_000_000_000, "Rp30,47 triliun", 46, None),
        (29_880_000_000_000, "Rp32,69 triliun", 91.40, None),
        (20_454_000_000_000, "Rp11,334 triliun", 180.47, None),
        (25_580_000_000_000, "Rp15,84 triliun", 161.44, None),
        (810_000_000_000, "Rp29,31 triliun", "0,03%", "W-328"),
        (16_050_000_000_000, "Rp30,68 triliun", 62.61, "W-327"),
    ],
)
def test_published_percentages_of_jakarta(
    filled: Make, value: int, denominator: str, share: object, code: str | None
) -> None:
    """Six published percentages follow from their rounded amounts; two cannot, however rounded."""
    row = PUBLISHED | {"value": value, "denominator": denominator, "share": share}
    given = [finding.rule for finding in found(filled({**RIGHT, "comparison": [row]}))]
    assert [told for told in given if told >= "W-3"] == ([code] if code else [])


@pytest.mark.parametrize(
    ("code", "before", "now", "seen"),
    [
        ("W-340", {}, {"value": 999, "imported": 199}, "999"),
        ("W-340", {}, {"packages": 11}, "11"),
        ("W-333", {"value": 400_000_000}, {"value": 800_000}, "800000"),
        ("W-333", {"umk": 0.5}, {"umk": 600}, "600"),
        ("W-341", {"unit_name": "Dinas Kesehatan"}, {}, "2022-TW3"),
        (None, {"value": 900, "imported": 100}, {}, ""),
        (None, {"pdn": None, "union": None}, {}, ""),
    ],
)
def test_two_quarters(
    filled: Make, code: str | None, before: dict[str, Any], now: dict[str, Any], seen: str
) -> None:
    """What a workbook contradicts of the quarter before is found; plain growth is not."""
    day = datetime.date(2022, 9, 30)
    filled({"realisation": [OFFICE | before]}, "2022-TW3", as_of=day)
    folder = filled({"realisation": [OFFICE | now]}).parent
    given = found(folder)
    if code:
        assert ("Realisasi", seen) in rule(given, code)
    else:
        assert [f for f in given if f.rule not in KNOWN] == []


def test_kinds_of_offices_without_duties(filled: Make) -> None:
    """An office is named where others of its kind have told their duties; else its kind is."""
    clinics = [{"unit_name": f"Puskesmas {name}", "group": "Puskesmas"} for name in "ABC"]
    agencies = [{"unit_name": f"Dinas {name}", "group": "Dinas"} for name in "AB"]
    realised = [OFFICE | office for office in (*agencies, *clinics)]
    duties = [DUTIES | {"unit_name": "Dinas A"}]
    given = found(filled({"realisation": realised, "compliance": duties}))
    hit = [(f.unit, f.rows) for f in given if f.rule == "W-346"]
    assert hit == [("Dinas B", 1), ("Puskesmas", 3)]


def test_a_commitment_a_thousand_times_as_large(filled: Make) -> None:
    """Miliar written as triliun is found where the quarter before said otherwise."""
    day = datetime.date(2022, 9, 30)
    rows = {"realisation": [OFFICE], "commitment": [COMMITMENT]}
    filled(rows, "2022-TW3", as_of=day)
    large = COMMITMENT | {"value": 5_000_000_000}
    folder = filled(rows | {"commitment": [large]}).parent
    assert rule(found(folder), "W-333") == [("Komitmen", "5000000000")]


def test_a_commitment_of_tens_of_trillions(filled: Make) -> None:
    """The largest commitments are compared with the quarter before like any other."""
    rows = {"realisation": [OFFICE], "commitment": [COMMITMENT | {"value": 29_310_000_000_000}]}
    filled(rows, "2022-TW3", as_of=datetime.date(2022, 9, 30))
    assert rule(found(filled(rows).parent), "W-333") == []


def test_workbooks_of_different_sources(filled: Make) -> None:
    """Workbooks of one quarter that were taken from other systems or on other days are told."""
    rows = {"realisation": [OFFICE]}
    filled(rows, name="a.xlsx")
    other = {"unit_code": "D201", "unit_name": "Kabupaten Ketapang", "level": "Kabupaten"}
    folder = filled(rows, name="b.xlsx", **other).parent
    assert rule(found(folder), "W-324") == []
    filled(rows, name="b.xlsx", **other, source="SISWAP3DN BPKP")
    assert [seen for _, seen in rule(found(folder), "W-324")] == ["SISWAP3DN BPKP, 2022-12-31"]
    filled(rows, name="b.xlsx", **other, as_of=datetime.date(2022, 12, 22))
    assert [seen for _, seen in rule(found(folder), "W-324")] == [
        "SPSE dan e-Katalog LKPP, 2022-12-22"
    ]


PLAN = {
    "tahun_anggaran": 2022, "kd_klpd": "D201", "nama_klpd": "Kabupaten Ketapang", "kd_rup": "1",
    "metode_pengadaan": "Tender", "pagu": 1000, "status_pdn": "PDN", "status_ukm": "UKM",
    "status_umumkan_rup": "Terumumkan", "status_aktif_rup": True, "status_delete_rup": False,
}  # fmt: skip
BUDGET = {
    "tahun_anggaran": 2022, "kd_klpd": "D201", "nama_klpd": "Kabupaten Ketapang",
    "kd_satker": "1", "nama_satker": "Dinas Pendidikan", "belanja_operasi": 60, "belanja_modal": 30,
    "belanja_btt": 10, "belanja_non_pengadaan": 50, "belanja_pengadaan": 100, "total_belanja": 150,
}  # fmt: skip
RECAP = {
    "Satuan Kerja": "Dinas Pendidikan", "Pagu Program": 400_000, "Pagu Pengadaan": 300_000,
    "RUP Penyedia": 150_000, "RUP Swakelola": 50_000, "Total RUP Terumumkan": 200_000,
    "Selisih RUP Terumumkan": -100_000, "Persentase": 66.67,
}  # fmt: skip
BOUGHT = {
    "Tahun Anggaran": 2022, "Nama Instansi": "KOTA BATAM", "Nama Satuan Kerja": "DINAS A - 123456",
    "Sumber Transaksi": "Tender", "Kode Paket": 1, "Kode RUP": "1", "Total Nilai (Rp)": 500,
    "Nilai PDN (Rp)": 400, "Nilai UMK (Rp)": 300,
}  # fmt: skip


def rows(row: Mapping[str, Any], *changes: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return a row a change, each with the change."""
    return [{**row, **change} for change in changes]


TEN = [{"Kode Paket": number} for number in range(10)]


@pytest.mark.parametrize(
    ("code", "bad", "cell", "seen", "good"),
    [
        ("W-311", rows(PLAN, {}, {"kd_rup": "2", "status_umumkan_rup": "Terdelete"}), "",
         "Terdelete", rows(PLAN, {})),
        ("W-312", rows(PLAN, {}, {}), "D3", "1", rows(PLAN, {}, {"kd_rup": "2"})),
        ("W-312", rows(PLAN, {}, {"pagu": 9}), "D3", "1",
         rows(PLAN, {}, {"status_umumkan_rup": "Terdelete"})),
        ("W-313", rows(PLAN, {"status_pdn": None}), "G2", "",
         rows(PLAN, {"status_pdn": "Non-PDN"})),
        ("W-313", rows(PLAN, {"status_ukm": None}), "H2", "",
         rows(PLAN, {"status_ukm": "Non-UKM"})),
        ("W-314", rows(BUDGET, {"belanja_btt": 11}), "J2", "100", rows(BUDGET, {})),
        ("W-315", rows(BUDGET, {"total_belanja": 100}), "K2", "100", rows(BUDGET, {})),
        ("W-316", rows(RECAP, {"RUP Swakelola": 49_000}), "F2", "200000", rows(RECAP, {})),
        ("W-317", rows(RECAP, {"Selisih RUP Terumumkan": 99_000}), "G2", "99000",
         rows(RECAP, {"Selisih RUP Terumumkan": 100_000})),
        ("W-318", rows(RECAP, {"Persentase": 66.66}), "H2", "66.66",
         rows(RECAP, {"Persentase": 66.7}, {"Persentase": 66.666667})),
        ("W-318", rows(RECAP, {"Persentase": 67.5}), "H2", "67.5", rows(RECAP, {"Persentase": 67})),
        ("W-330", rows(RECAP, {"Persentase": 101}), "H2", "101", rows(RECAP, {"Persentase": 100})),
        ("W-319", rows(RECAP, {}, dict.fromkeys(list(RECAP)[1:], 0)), "A3", "Dinas Pendidikan",
         rows(RECAP, {"Total RUP Terumumkan": 0})),
        ("W-304", rows(BOUGHT | {"Nilai PDN (Rp)": 500}, *TEN, {"Nilai PDN (Rp)": 0}), "", "",
         rows(BOUGHT | {"Nilai PDN (Rp)": 500}, *TEN, {"Nilai PDN (Rp)": 0},
              {"Nilai PDN (Rp)": 1})),
        ("W-304", rows(BOUGHT | {"Nilai PDN (Rp)": 500}, *TEN, {"Nilai PDN (Rp)": 0}), "", "",
         rows(BOUGHT | {"Nilai PDN (Rp)": 500}, *TEN[:8], {"Nilai PDN (Rp)": 0})),
        ("W-305", rows(BOUGHT | {"Nilai PDN (Rp)": 0}, *TEN), "", "Tender",
         rows(BOUGHT | {"Nilai PDN (Rp)": 0}, *TEN[:9])),
        ("W-306", rows(BOUGHT, {}, {"Nama Satuan Kerja": "Dinas A - 123456"}), "",
         "DINAS A - 123456 / Dinas A - 123456", rows(BOUGHT, *TEN)),
        ("W-307", rows(TENDER, {"kd_satker": "035636", "nama_satker": "DINAS A"},
                       {"kd_satker": "1.03", "nama_satker": "Dinas  A"}), "",
         "DINAS A: 035636 / 1.03",
         rows(TENDER, {"kd_satker": "1", "nama_satker": "A"},
              {"kd_satker": "2", "nama_satker": "B"})),
        ("W-308", rows(BOUGHT, {}, {"Nama Satuan Kerja": "DINAS B - "}), "C3", "DINAS B -",
         rows(BOUGHT, {"Nama Satuan Kerja": "DINAS B"})),
        ("W-309", rows(BOUGHT, {"Kode RUP": "1.97E+17"}), "F2", "1.97E+17",
         rows(BOUGHT, {"Kode RUP": "197010181998031"})),
    ],
)  # fmt: skip
def test_exports(
    workbook: Make, code: str, bad: list[Any], cell: str, seen: str, good: list[Any]
) -> None:
    """What is doubtful in an export is found with its cell; what is just right is not."""
    hit = found(workbook(bad), Period(2022, 4))
    assert (code, cell, seen) in [(f.rule, f.cell, f.seen) for f in hit]
    assert rule(found(workbook(good), Period(2022, 4)), code) == []


def test_packages_against_their_plan(workbook: Make) -> None:
    """Packages without, with several or with unknown plan codes are told once the plan is there."""
    codes = [None, "1", "1;2", "9", "3", "9; 1"]
    bought = [TENDER | {"kd_tender": n, "kd_rup_paket": code} for n, code in enumerate(codes)]
    folder = workbook(bought, "tender.xlsx").parent
    wanted = ("W-301", "W-302", "W-303")
    assert [f for f in found(folder) if f.rule in wanted] == []
    plan = rows(PLAN, {}, {"kd_rup": "2"}, {"kd_rup": "3", "status_umumkan_rup": "Terdelete"})
    workbook(plan, "rup.xlsx")
    hit = [(f.rule, f.cell, f.seen, f.rows) for f in found(folder) if f.rule in wanted]
    assert hit == [
        ("W-301", "K2", "", 1),
        ("W-302", "K4", "1;2", 2),
        ("W-303", "K5", "9", 2),
    ]


def test_an_export_that_ends_earlier(tenders: Make) -> None:
    """A file whose rows end in an earlier quarter than another file's is told."""
    tenders({}, name="a.xlsx")
    folder = tenders({"tgl_penetapan_pemenang": "2022-12-01"}, {}, name="b.xlsx").parent
    hit = [(f.file, f.seen, f.other) for f in found(folder) if f.rule == "W-326"]
    assert hit == [("a.xlsx", "2022-05-06", datetime.date(2022, 12, 1))]
    tenders({"tgl_penetapan_pemenang": "2022-10-01"}, name="a.xlsx")
    assert rule(found(folder), "W-326") == []


@pytest.fixture(scope="module")
def measured() -> dict[str, list[Finding]]:
    """Return what is found in real exports, by rule."""
    kalbar = [EXAMPLE, DATA / "kalbar_ekatalog_v5_2022.csv", DATA / "kalbar_toko_daring_2022.csv"]
    found_in = [
        *pipeline.check(kalbar).findings,
        *found(DATA / "inaproc_realisasi_2026_kementerian.xlsx", Period(2026, 2)),
        *found(DATA / "kobar_rekap_rup_2026-04-21.xlsx"),
    ]
    by_rule: dict[str, list[Finding]] = {}
    for finding in found_in:
        by_rule.setdefault(finding.rule, []).append(finding)
    return by_rule


@pytest.mark.parametrize(
    ("code", "rows"),
    [
        ("W-304", 34_605),  # PDN of INAPROC is all or nothing
        ("W-305", 521),  # its Swakelola has no PDN at all
        ("W-308", 478),  # offices whose code is empty
        ("W-319", 22),  # offices of a recapitulation that are all zero
    ],
)
def test_known_defects_of_real_exports(
    measured: dict[str, list[Finding]], code: str, rows: int
) -> None:
    """What is known to be wrong in real exports is told, with how many rows it concerns."""
    assert sum(finding.rows for finding in measured[code]) == rows


@pytest.mark.parametrize(
    "code",
    [
        "W-201", "W-202", "W-203", "W-205", "W-206", "W-207", "W-208", "W-209", "W-210", "W-211",
        "W-212", "W-214", "W-215", "W-216", "W-217", "W-218", "W-261", "W-264", "W-306", "W-307",
    ],
)  # fmt: skip
def test_each_kind_of_defect_in_real_exports_is_seen(
    measured: dict[str, list[Finding]], code: str
) -> None:
    """No kind of defect that real exports have passes unseen."""
    assert measured.get(code)
