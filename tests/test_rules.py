"""Every rule: documented, and looked for in a workbook that breaks it and in one that does not."""

import datetime
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reports import pipeline
from reports.findings import rules
from reports.period import Period
from tests.conftest import REALISED, ROOT

Make = Callable[..., Path]
PARTS = ("**Sees.**", "**Why.**", "**Do.**", "**Example.**")
DAY = datetime.date(2022, 6, 30)
PLAN = {
    "tahun_anggaran": 2022,
    "kd_klpd": "D197",
    "nama_klpd": "Provinsi Kalimantan Barat",
    "kd_rup": "1",
    "metode_pengadaan": "Tender",
    "pagu": 1000,
    "status_pdn": "PDN",
    "status_ukm": "UKM",
    "status_umumkan_rup": "Terumumkan",
}
BUDGET = {
    "tahun_anggaran": 2022,
    "kd_klpd": "D197",
    "nama_klpd": "Provinsi Kalimantan Barat",
    "kd_satker": 1,
    "nama_satker": "Dinas Kesehatan",
    "belanja_operasi": 60,
    "belanja_modal": 40,
    "belanja_btt": 0,
    "belanja_non_pengadaan": 50,
    "belanja_pengadaan": 100,
    "total_belanja": 150,
}
RECAP = {
    "Satuan Kerja": "Dinas Kesehatan",
    "Pagu Pengadaan": 100,
    "RUP Penyedia": 60,
    "RUP Swakelola": 30,
    "Total RUP Terumumkan": 90,
    "Selisih RUP Terumumkan": 10,
    "Persentase": 90,
}
COMPARISON = {
    "unit_name": "Provinsi Kalimantan Timur",
    "level": "Provinsi",
    "measure": "Nilai PDN",
    "value": 13_100_000_000_000,
    "share": 82.6,
    "denominator": "Komitmen Rp15,85 triliun",
    "source_name": "LKPP",
    "date": datetime.date(2022, 12, 31),
}
EXACT = COMPARISON | {"value": 826_498_000_001, "denominator": "Rp1.000.000.000.001", "share": 82.6}
MATCHING = {
    "scope": "Daerah",
    "date": DAY,
    "interest": 100,
    "transactions": 50,
}
COMPLIANCE = {
    "unit_name": "Dinas Pendidikan",
    "team": "Ya",
    "packages_kak": 2,
    "packages_contract": 2,
    "packages": 4,
}


def test_every_rule_has_its_section() -> None:
    """docs/rules.md has one section for each rule, each with its four parts, and no other."""
    text = (ROOT / "docs" / "rules.md").read_text("utf-8")
    sections = dict(zip(*[iter(re.split(r"(?m)^### (.+)$", text)[1:])] * 2, strict=True))
    assert sorted(sections) == sorted(rules())
    for code, section in sections.items():
        assert [part for part in PARTS if part not in section] == [], code
        assert rules()[code]["id"]["title"] in section


def found(path: Path) -> list[str]:
    """Return the rules that find something in the inputs."""
    return [finding.rule for finding in pipeline.check([path.parent], Period(2022, 4)).findings]


@pytest.mark.parametrize(
    ("rule", "right", "change"),
    [
        ("W-311", PLAN, {"status_umumkan_rup": "Terdelete"}),
        ("W-313", PLAN, {"status_pdn": None}),
        ("W-314", BUDGET, {"belanja_modal": 30}),
        ("W-315", BUDGET, {"total_belanja": 140}),
        ("W-316", RECAP, {"RUP Swakelola": 20}),
        ("W-317", RECAP, {"Selisih RUP Terumumkan": 0}),
        ("W-318", RECAP, {"Persentase": 95}),
    ],
)
def test_plans_budgets_and_recapitulations(
    workbook: Make, rule: str, right: dict[str, Any], change: dict[str, Any]
) -> None:
    """A row that contradicts itself is found, and one that does not is not."""
    assert rule not in found(workbook([right]))
    assert rule in found(workbook([right | change]))


@pytest.mark.parametrize(
    ("rule", "table", "right", "change"),
    [
        ("F-152", "realisation", REALISED, {"pdn": 1100}),
        ("W-335", "realisation", REALISED, {"union": 700}),
        ("W-336", "realisation", REALISED | {"value": 2000}, {"union": 1400}),
        ("W-337", "realisation", REALISED, {"tkdn_40": 100, "tkdn_25": 100, "tkdn_below_25": 100,
                                            "pdn_without_tkdn": 100, "imported": 100}),
        ("W-321", "comparison", COMPARISON, {"denominator": None}),
        ("W-322", "comparison", COMPARISON, {"denominator": "Komitmen"}),
        ("W-325", "comparison", COMPARISON, {"date": datetime.date(2022, 10, 27)}),
        ("W-327", "comparison", COMPARISON, {"share": 62.61}),
        ("W-328", "comparison", COMPARISON, {"share": "0,826%"}),
        ("W-329", "comparison", EXACT, {"share": 82.7}),
        ("W-342", "tkdn_ik", {"district": "Gambir", "registered": 10, "certified": 9},
         {"certified": 11}),
        ("W-343", "compliance", COMPLIANCE, {"packages_kak": 5}),
        ("W-344", "matching", MATCHING, {"date": datetime.date(2023, 1, 2)}),
        ("W-348", "matching", MATCHING, {"transactions": 150}),
    ],
)  # fmt: skip
def test_what_the_own_workbook_says(
    filled: Make, rule: str, table: str, right: dict[str, Any], change: dict[str, Any]
) -> None:
    """A row of the own workbook that contradicts itself is found, and one that does not is not."""
    assert rule not in found(filled({table: [right]}))
    assert rule in found(filled({table: [right | change]}))


@pytest.mark.parametrize(
    ("rule", "right", "wrong"),
    [
        ("F-151", {"realisation": [REALISED, REALISED | {"channel": "SIPLah"}]},
         {"realisation": [REALISED, REALISED]}),
        ("W-345", {"target": [{"indicator": "X", "quarter": 3, "target": 70},
                              {"indicator": "X", "quarter": 4, "target": 80}]},
         {"target": [{"indicator": "X", "quarter": 3, "target": 80},
                     {"indicator": "X", "quarter": 4, "target": 70}]}),
        ("W-346", {"realisation": [REALISED], "compliance": [COMPLIANCE]},
         {"realisation": [REALISED, REALISED | {"unit_name": "Badan Aset"}],
          "compliance": [COMPLIANCE]}),
        ("W-347", {"realisation": [REALISED], "compliance": [COMPLIANCE]},
         {"realisation": [REALISED], "compliance": [COMPLIANCE,
                                                     COMPLIANCE | {"unit_name": "Badan Aset"}]}),
    ],
)  # fmt: skip
def test_sheets_of_the_own_workbook_against_each_other(
    filled: Make, rule: str, right: dict[str, Any], wrong: dict[str, Any]
) -> None:
    """Rows that contradict other rows are found, and rows that do not are not."""
    assert rule not in found(filled(right))
    assert rule in found(filled(wrong))


@pytest.mark.parametrize(
    ("rule", "before", "right"),
    [("W-340", 1200, 900), ("W-333", 1_000_000, 900)],
)
def test_the_quarter_before(filled: Make, rule: str, before: int, right: int) -> None:
    """Cumulative amounts that fall, or jump about a thousandfold, are found."""
    parts = {"pdn": None, "umk": None, "union": None}
    path = filled({"realisation": [REALISED]}, "2022-TW4")
    filled({"realisation": [REALISED | parts | {"value": right}]}, "2022-TW3")
    assert rule not in found(path)
    filled({"realisation": [REALISED | parts | {"value": before}]}, "2022-TW3")
    assert rule in found(path)


@pytest.mark.parametrize(
    ("amount", "denominator", "share", "rule"),
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
    filled: Make, amount: int, denominator: str, share: object, rule: str | None
) -> None:
    """Six published percentages follow from their rounded amounts; two cannot, however rounded."""
    row = COMPARISON | {"value": amount, "denominator": denominator, "share": share}
    told = [code for code in found(filled({"comparison": [row]})) if code in ("W-327", "W-328")]
    assert told == ([rule] if rule else [])
