"""What doubtful groups do to the rankings, against recomputations and by hand."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from reports import effects, facts, pipeline
from reports.effects import Change, Effect
from reports.messages import texts
from reports.period import Period
from reports.quarterly import QuarterlyReport
from reports.ranking import Ranking
from tests.conftest import EXAMPLE, ROOT
from tests.test_example import recomputed
from tests.test_layouts import ORDER, PLAN

Make = Callable[..., Path]
TENDER_FILE = EXAMPLE / "kalbar15_tender_selesai_nilai_2022.xlsx"


def of(report: QuarterlyReport, rule: str, reading: str) -> Effect:
    """Return one effect."""
    return next(e for e in report.effects if (e.rule, e.reading) == (rule, reading))


def changes(effect: Effect, category: str, level: str) -> dict[str, Change]:
    """Return the changes in one ranking, by unit."""
    found = [it for it in effect.shifts if (it.category.code, it.level) == (category, level)]
    return {change.unit.code: change for shift in found for change in shift.changes}


def as_percent(rows: pd.DataFrame) -> pd.DataFrame:
    """Read 0 < amount <= 100 under a contract of a million or more as a percentage of it."""
    rows = rows.copy()
    for part in ("pdn", "umk"):
        rows[part] = [
            value * amount / 100
            if amount and value and amount <= 100 and value >= 10**6
            else amount
            for value, amount in zip(rows["value"], rows[part], strict=True)
        ]
    return rows


def capped(rows: pd.DataFrame) -> pd.DataFrame:
    """Let PDN and UMK be at most the contract."""
    rows = rows.copy()
    for part in ("pdn", "umk"):
        rows[part] = [
            value if None not in (amount, value) and amount > value else amount
            for value, amount in zip(rows["value"], rows[part], strict=True)
        ]
    return rows


def as_contract(rows: pd.DataFrame) -> pd.DataFrame:
    """Let a missing PDN be the whole contract."""
    rows = rows.copy()
    pairs = zip(rows["value"], rows["pdn"], strict=True)
    rows["pdn"] = [value if amount is None else amount for value, amount in pairs]
    return rows


@pytest.mark.parametrize(
    ("rule", "reading", "read"),
    [("W-201", "R-1", as_percent), ("W-202", "R-2", capped), ("W-208", "R-8", as_contract)],
)
def test_rankings_read_otherwise_equal_pandas(
    example_report: QuarterlyReport,
    packages: pd.DataFrame,
    rule: str,
    reading: str,
    read: Callable[[pd.DataFrame], pd.DataFrame],
) -> None:
    """Places under another reading are those of a recomputation from the workbooks."""
    effect, rows = of(example_report, rule, reading), read(packages)
    moved = 0
    for ranking in example_report.rankings:
        changed = changes(effect, ranking.category.code, ranking.level)
        received = {place.unit.code: place.rank for place in ranking.places}
        ranks = received | {code: change.rank_after for code, change in changed.items()}
        due = {unit: place for place, unit, _ in recomputed(rows, *_key(ranking))}
        assert ranks == due
        moved += ranks != received
        if ranking.category.by == "value":
            amounts = {place.unit.code: place.value.value for place in ranking.places}
            amounts |= {code: change.value_after for code, change in changed.items()}
            assert amounts == {unit: sum_ for _, unit, sum_ in recomputed(rows, *_key(ranking))}
    assert moved == len(effect.moves)


def _key(ranking: Ranking) -> tuple[str, str]:
    return ranking.category.code, ranking.level


def test_percentages_lift_sanggau_and_a_cap_swaps_landak_and_ketapang() -> None:
    """In the tenders of 2022 percentages hide 12.1 bn of Sanggau's PDN; Landak stands above
    Ketapang only by amounts above the contract.
    """
    report = pipeline.model([TENDER_FILE], Period(2022, 4))
    sanggau = changes(of(report, "W-201", "R-1"), "A1", "Kabupaten")["D204"]
    assert (sanggau.rank_before, sanggau.rank_after) == (2, 2)
    assert sanggau.value_after == Decimal("136286808358.08")
    assert sanggau.value_before == Decimal("124217788098.08")
    swap = of(report, "W-202", "R-2")
    assert swap.says("id").startswith(
        "peringkat 6 dan 7 bertukar (Kabupaten Landak, Kabupaten Ketapang) pada A1 Kabupaten"
    )
    assert "places 6 and 7 change (Kabupaten Landak, Kabupaten Ketapang)" in swap.says("en")


MILLION = 1_000_000
CASES: list[tuple[str, str, list[dict[str, Any]], tuple[float, float, float]]] = [
    ("W-201", "R-1", [{"nilai_pdn_kontrak": 12.5}], (0, 12_500_000 - 12.5, 0)),
    ("W-202", "R-2", [{"nilai_umk_kontrak": 101 * MILLION}], (0, 0, -MILLION)),
    ("W-202", "R-3", [{"nilai_umk_kontrak": 101 * MILLION}], (0, 0, -101 * MILLION)),
    ("W-203", "R-4", [{"pagu": 70 * MILLION}], (-30 * MILLION, -10 * MILLION, 0)),
    ("W-204", "R-3", [{"nilai_pdn_kontrak": -5}], (0, 5, 0)),
    ("W-205", "R-5", [{"kd_tender": 1}] * 3, (-200 * MILLION, -160 * MILLION, -120 * MILLION)),
    (
        "W-206",
        "R-6",
        [{"kd_tender": 1, "pagu": pagu, "nilai_kontrak": pagu} for pagu in (101, 102, 103)],
        (-203, -160 * MILLION, -120 * MILLION),
    ),
    ("W-207", "R-4", [{"nilai_kontrak": None}], (110 * MILLION, 0, 0)),
    ("W-208", "R-7", [{"nilai_pdn_kontrak": None}], (0, 0, 0)),
    ("W-208", "R-8", [{"nilai_pdn_kontrak": None}], (0, 100 * MILLION, 0)),
    ("W-209", "R-7", [{"nilai_umk_kontrak": None}], (0, 0, 0)),
    ("W-209", "R-8", [{"nilai_umk_kontrak": None}], (0, 0, 100 * MILLION)),
    ("W-210", "R-9", [{"tgl_penetapan_pemenang": None}], (100, 80, 60)),
    ("W-211", "R-3", [{"tgl_penetapan_pemenang": "2021-12-30"}], (-100, -80, -60)),
    ("W-212", "R-10", [{"tgl_penetapan_pemenang": "2023-01-02"}], (100, 80, 60)),
    ("W-223", "R-11", [{"tahun_anggaran": None}], (100, 80, 60)),
]


@pytest.mark.parametrize(("rule", "reading", "doubtful", "adds"), CASES)
def test_a_reading_adds_what_it_reads(
    tenders: Make, rule: str, reading: str, doubtful: list[dict[str, Any]], adds: tuple[float, ...]
) -> None:
    """Each reading changes the sums by the difference of the rows that it reads otherwise."""
    path = tenders({"kd_tender": 9}, *doubtful)
    effect = of(pipeline.model([path], Period(2022, 4)), rule, reading)
    factor = MILLION if max(map(abs, adds)) == 100 else 1
    assert [float(it) for it in (effect.value, effect.pdn, effect.umk)] == [
        it * factor for it in adds
    ]


def test_codes_of_one_name_are_read_as_one_unit(tenders: Make) -> None:
    """A name under two codes can be one unit: its parts together take the lead."""
    names = {"nama_klpd": "Kabupaten Sambas", "nilai_pdn_kontrak": 60_000_000}
    path = tenders({}, names | {"kd_klpd": "D208"}, names | {"kd_klpd": "D299"})
    report = pipeline.model([path], Period(2022, 4))
    moved = changes(of(report, "W-226", "R-12"), "A1", "Kabupaten")
    ranks = {code: (change.rank_before, change.rank_after) for code, change in moved.items()}
    assert ranks == {"D201": (1, 2), "D208": (2, 1), "D299": (2, None)}
    assert moved["D208"].value_after == 120_000_000


def test_data_of_a_day_leave_out_what_comes_after_it(tenders: Make) -> None:
    """Rows dated after the day of the data can be left out."""
    path = tenders({}, {"tgl_penetapan_pemenang": "2022-12-30"})
    (path.parent / "p3dn.toml").write_text("[data]\nas_of = 2022-12-22\n", "utf-8")
    effect = of(pipeline.model([path.parent], Period(2022, 4)), "W-219", "R-3")
    assert effect.value == -100_000_000


def test_orders_that_are_not_finished_can_count() -> None:
    """Toko Daring: all unfinished orders of the year, or those verified without confirmation."""
    file = ROOT / "tests" / "data" / "kalbar_toko_daring_2022.csv"
    frame = pd.read_csv(file, dtype={"valuasi": "int64"})
    frame = frame[
        frame["status_konfirmasi_ppmse"].isin(["selesai"]) | frame["status_konfirmasi_ppmse"].isna()
    ]
    verified = frame["status_verif"] == "verified"
    unsaid = frame["status_konfirmasi_ppmse"].isna()
    report = pipeline.model([file], Period(2022, 4))
    assert of(report, "W-261", "R-11").value == int(frame[unsaid | ~verified]["valuasi"].sum())
    assert of(report, "W-261", "R-13").value == int(frame[unsaid & verified]["valuasi"].sum())


def test_orders_without_the_flags_of_their_plan(workbook: Make) -> None:
    """Without the flags of the plan PDN and UMK of its orders are not known."""
    files = [workbook([ORDER, ORDER | {"order_id": "2", "rup_code": "9"}], "order.xlsx")]
    files.append(workbook([PLAN], "rup.xlsx"))
    effect = of(pipeline.model(files, Period(2025, 4)), "W-263", "R-14")
    assert [effect.value, effect.pdn, effect.umk] == [0, -100, 0]
    assert changes(effect, "A1", "Provinsi")["D197"].rank_after is None


def test_lines_by_their_other_amount() -> None:
    """e-Katalog: an order is worth its written total, a line what follows from its price."""
    file = ROOT / "tests" / "data" / "kalbar_ekatalog_v5_2022.csv"
    frame = pd.read_csv(file, dtype=str)
    names = ["kuantitas", "harga_satuan", "ongkos_kirim", "total_harga", "total"]
    money = frame[names].map(Decimal)
    due = money["kuantitas"] * money["harga_satuan"] + money["ongkos_kirim"]
    gap = due - money["total_harga"]
    report = pipeline.model([file], Period(2022, 4))
    assert of(report, "W-265", "R-15").value == gap[gap.abs() > 1].sum()
    orders = money.groupby(frame["kd_paket"])
    gaps = orders["total"].first() - orders["total_harga"].sum()
    assert of(report, "W-264", "R-15").value == gaps.sum()


def test_every_reading_is_of_a_rule_and_has_words() -> None:
    """A reading names a rule that is looked for and a message, and every message R-1 to R-15 is
    that of a reading.
    """
    rules, codes = zip(*effects.readings(), strict=True)
    assert set(rules) <= set(facts.rules())
    assert {f"R-{number}" for number in range(1, 16)} == set(codes)
    assert all(texts(code) for code in codes)


def test_a_report_without_doubt_has_no_effects(tenders: Make) -> None:
    """Where nothing is doubtful nothing is read otherwise."""
    assert pipeline.model([tenders({})], Period(2022, 2)).effects == ()


def test_what_lies_outside_the_quarters_changes_nothing(tenders: Make) -> None:
    """A late row counts in the fourth quarter, so a report up to the third stays as it is."""
    path = tenders({}, {"tgl_penetapan_pemenang": "2023-01-02"})
    effect = of(pipeline.model([path], Period(2022, 3)), "W-212", "R-10")
    assert effect.value == 0
    assert effect.shifts == ()
    assert effect.says("en") == "no place changes"


def test_the_check_weighs_doubts_as_the_report_does(tenders: Make) -> None:
    """The effects that a check shows are those of the report."""
    path = tenders({}, {"nilai_pdn_kontrak": 90}, {"tgl_penetapan_pemenang": None})
    period = Period(2022, 4)
    shown = pipeline.effects(pipeline.check([path], period))
    assert shown == pipeline.model([path], period).effects != ()
