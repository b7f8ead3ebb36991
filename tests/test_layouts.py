"""The known kinds of file, on real exports: what is read agrees with what pandas reads."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from reports import facts, figures_json, pipeline
from reports.excel import rankings
from reports.excel.data import Data
from reports.excel.words import Words
from reports.facts import Facts
from reports.figures import amounts
from reports.findings import Finding
from reports.intake import door, layouts
from reports.pdf.tables import remarks
from reports.period import Period
from reports.settings import Limits
from reports.voice import Voice
from tests.conftest import ROOT

DATA = ROOT / "tests" / "data"
Make = Callable[..., Path]


def load(tmp_path: Path, *inputs: Path, year: int | None = None) -> tuple[Facts, list[Finding]]:
    """Read inputs into facts and return them with every finding."""
    folder = tmp_path / "facts"
    folder.mkdir(exist_ok=True)
    intake = door.read(inputs, Limits(), folder)
    loaded = facts.load(intake.sources, Period(year, 4) if year else None, assume=True)
    return loaded, [*intake.findings, *facts.check(loaded, None)]


def table(loaded: Facts, query: str) -> list[tuple[Any, ...]]:
    """Ask the facts directly."""
    return loaded.connection.execute(query).fetchall()


def places(found: Iterable[Finding], rule: str) -> list[tuple[str, str]]:
    """Return cell and value of each finding of a rule."""
    return [(finding.cell, finding.seen) for finding in found if finding.rule == rule]


@pytest.mark.parametrize(
    ("file", "layout", "rows"),
    [
        ("kalbar_toko_daring_2022.csv", "Toko Daring", 184),
        ("kalbar_ekatalog_v5_2022.csv", "e-Katalog 5", 335),
        ("kalbar_rup_penyedia_2025.csv", "RUP Paket Penyedia", 274),
        ("kalbarprov_struktur_anggaran_2022.xlsx", "RUP Struktur Anggaran", 64),
        ("kobar_rekap_rup_2026-04-21.xlsx", "Rekapitulasi RUP per Satuan Kerja", 80),
        ("lkpp_sirup_630_instansi.xlsx", "Statistik RUP per Instansi", 630),
        ("inaproc_realisasi_2026_kementerian.xlsx", "INAPROC Data Realisasi", 34655),
    ],
)
def test_real_exports_are_recognised(tmp_path: Path, file: str, layout: str, rows: int) -> None:
    """Every kind of file that a secretariat receives is recognised, with all of its rows."""
    intake = door.read([DATA / file], Limits(), tmp_path)
    assert [(source.layout, source.rows) for source in intake.sources] == [(layout, rows)]
    assert not any(finding.stops for finding in intake.findings)


def test_only_verified_and_finished_orders_of_toko_daring_count(tmp_path: Path) -> None:
    """Orders count if both statuses say so; all others are accounted for by their status."""
    file = DATA / "kalbar_toko_daring_2022.csv"
    loaded, found = load(tmp_path, file)
    frame = pd.read_csv(file, dtype={"valuasi": "int64"})
    counts = frame[
        (frame["status_verif"] == "verified") & (frame["status_konfirmasi_ppmse"] == "selesai")
    ]
    total = amounts("all", loaded.cells())
    assert (total.rows.value, total.value.value) == (
        len(counts),
        Decimal(int(counts["valuasi"].sum())),
    )
    assert total.pdn.value is None
    told = [finding for finding in found if finding.rule in ("W-214", "W-261")]
    assert sum(finding.rows for finding in told) == len(frame) - len(counts)
    assert sum(finding.amount or 0 for finding in told) == Decimal(
        int(frame["valuasi"].sum()) - int(counts["valuasi"].sum())
    )


def test_the_total_on_every_line_of_an_order_is_not_summed(tmp_path: Path) -> None:
    """An e-Katalog 5 order counts with the sum of its lines, not with its total once a line."""
    file = DATA / "kalbar_ekatalog_v5_2022.csv"
    loaded, found = load(tmp_path, file)
    frame = pd.read_csv(file, dtype=str)
    lines = [Decimal(amount) for amount in frame["total_harga"]]
    total = amounts("all", loaded.cells())
    assert total.value.value == sum(lines)
    assert sum(Decimal(amount) for amount in frame["total"]) > sum(lines) * 2
    orders = frame.assign(line=pd.Series(lines, dtype=object)).groupby("kd_paket", sort=False)
    wrong = [key for key, order in orders if Decimal(order["total"].iloc[0]) != order["line"].sum()]
    assert len(wrong) == len(places(found, "W-264")) > 0
    assert places(found, "W-206") == []


def test_a_line_must_follow_from_quantity_and_price(tmp_path: Path) -> None:
    """A line that is not quantity times price plus shipping is shown with its cell."""
    file = DATA / "kalbar_ekatalog_v5_2022.csv"
    _, found = load(tmp_path, file)
    frame = pd.read_csv(file, dtype=str)
    money = frame[["kuantitas", "harga_satuan", "ongkos_kirim", "total_harga"]].map(Decimal)
    due = money["kuantitas"] * money["harga_satuan"] + money["ongkos_kirim"]
    wrong = frame[(due - money["total_harga"]).abs() > 1]
    assert [cell for cell, _ in places(found, "W-265")] == [f"T{at + 2}" for at in wrong.index]


def test_the_plan_is_read_with_its_flags(tmp_path: Path) -> None:
    """Budgets of the plan by its PDN and UKM flags are those that pandas sums."""
    file = DATA / "kalbar_rup_penyedia_2025.csv"
    loaded, _ = load(tmp_path, file)
    frame = pd.read_csv(file).groupby(["status_pdn", "status_ukm"])["pagu"].agg(["size", "sum"])
    given = "SELECT pdn_flag, umk_flag, count(*), sum(budget) FROM plan GROUP BY ALL ORDER BY ALL"
    assert table(loaded, given) == [
        (*flags, int(size), Decimal(int(total)))
        for flags, size, total in frame.sort_index().itertuples(name=None)
    ]


def test_budgets_and_recapitulations_are_read(tmp_path: Path) -> None:
    """The budget of each office and a secretariat's recapitulation are kept to the rupiah."""
    files = ("kalbarprov_struktur_anggaran_2022.xlsx", "kobar_rekap_rup_2026-04-21.xlsx")
    loaded, _ = load(tmp_path, *(DATA / file for file in files))
    budget, recap = (pd.read_excel(DATA / file, engine="openpyxl") for file in files)
    assert table(loaded, "SELECT sum(procurement), sum(total), count(*) FROM budget") == [
        (
            Decimal(int(budget["belanja_pengadaan"].sum())),
            Decimal(int(budget["total_belanja"].sum())),
            64,
        )
    ]
    assert table(loaded, "SELECT sum(announced), count(*) FILTER (share = 0) FROM recap") == [
        (Decimal(int(recap["Total RUP Terumumkan"].sum())), int((recap["Persentase"] == 0).sum()))
    ]


def test_plain_rupiah_under_a_heading_in_miliar(tmp_path: Path) -> None:
    """LKPP's statistics head plain rupiah with "dalam miliar rupiah": read as rupiah, and said."""
    file = DATA / "lkpp_sirup_630_instansi.xlsx"
    loaded, found = load(tmp_path, file)
    frame = pd.read_excel(file, engine="openpyxl")
    value = frame["Total Nilai RUP (dalam miliar rupiah)"]
    assert table(loaded, "SELECT sum(value), sum(packages) FROM plan_total") == [
        (Decimal(int(value.sum())), int(frame["Total Paket RUP"].sum()))
    ]
    assert places(found, "W-262") == [("D", str(value.max()))]


def test_amounts_in_miliar_are_read_in_rupiah(tmp_path: Path, workbook: Make) -> None:
    """Amounts that fit the unit of their heading are read in that unit, exactly."""
    row = {"Instansi Pemerintah dan BUMN": "Kota Batam", "Jenis Instansi": "KOTA"}
    column = "Total Nilai RUP (dalam miliar rupiah)"
    rows = [row | {column: amount, "Total Paket RUP": 1} for amount in (15.85, 0.3, 1200)]
    loaded, found = load(tmp_path, workbook(rows))
    assert table(loaded, "SELECT value FROM plan_total ORDER BY row") == [
        (Decimal("15850000000.00"),),
        (Decimal("300000000.00"),),
        (Decimal("1200000000000.00"),),
    ]
    assert places(found, "W-262") == []


ORDER = {
    "order_id": "EP-1",
    "order_date": "2025-06-13T10:05:35.78Z",
    "fiscal_year": 2025,
    "kode_klpd": "D197",
    "rup_code": "1",
    "total": 100,
    "status": "COMPLETED",
}
PLAN = {
    "tahun_anggaran": 2025,
    "kd_klpd": "D197",
    "nama_klpd": "Provinsi Kalimantan Barat",
    "kd_rup": "1",
    "metode_pengadaan": "E-Purchasing",
    "pagu": 1000,
    "status_pdn": "PDN",
    "status_ukm": "Non-UKM",
    "status_umumkan_rup": "Terumumkan",
}


def test_orders_take_the_flags_of_their_plan(tmp_path: Path, workbook: Make) -> None:
    """An order without PDN and UMK takes them from its plans, if they agree; that is said."""
    codes = ("1", "2", "1;3", "1;2", "9", None, "4")
    orders = [ORDER | {"order_id": f"EP-{at}", "rup_code": code} for at, code in enumerate(codes)]
    plans = [
        PLAN,
        PLAN | {"kd_rup": "2", "status_pdn": "Non-PDN", "status_ukm": "UKM"},
        PLAN | {"kd_rup": "3"},
        PLAN | {"kd_rup": "4", "status_umumkan_rup": "Terdelete"},
    ]
    loaded, found = load(tmp_path, workbook(orders, "order.xlsx"), workbook(plans, "rup.xlsx"))
    given = table(loaded, "SELECT pdn, umk, pdn_planned FROM placed ORDER BY row")
    unknown = (None, None, False)
    assert given == [(100, 0, True), (0, 100, True), (100, 0, True), *[unknown] * 4]
    told = [finding for finding in found if finding.rule == "W-263"]
    assert [(finding.rows, finding.amount) for finding in told] == [(3, Decimal(300))]


def test_a_place_says_that_it_follows_from_the_plan(workbook: Make) -> None:
    """A place, in every edition, says how much of its spending has its PDN from the plan only."""
    orders = [ORDER, ORDER | {"order_id": "EP-2", "rup_code": "2", "total": 50}]
    path = workbook(orders, "order.xlsx")
    workbook([PLAN], "rup.xlsx")
    report = pipeline.model([path.parent], Period(2025, 2))
    place = report.ranking("A1", "Provinsi").places[0]
    assert (place.value.value, place.planned.value) == (100, 100)
    said = "PDN dari transaksi senilai Rp100 menurut penandaan RUP"
    assert place.on_plan("id") == said
    assert said in remarks(Voice(report), place)
    words = Words(Voice(report))
    pages = [p for p in rankings.pages(words, Data(words)) if p.name == "A1 Provinsi"]
    assert said in pages[0].tables[0].rows[0]
    assert figures_json.category(report, "A1")["levels"][0]["places"][0]["planned"] == "100.00"


def test_recorded_amounts_come_before_the_plan(
    tmp_path: Path, tenders: Make, workbook: Make
) -> None:
    """A file that holds PDN and UMK keeps its own, empty ones too, whatever the plan says."""
    file = tenders({"kd_rup": "1", "nilai_pdn_kontrak": None})
    loaded, found = load(tmp_path, file, workbook([PLAN | {"tahun_anggaran": 2022}], "rup.xlsx"))
    assert table(loaded, "SELECT pdn, umk, pdn_planned FROM placed") == [(None, 60_000_000, False)]
    assert not any(finding.rule == "W-263" for finding in found)


def test_a_unit_known_by_its_code_only(tmp_path: Path, workbook: Make) -> None:
    """Where no file names a unit its code is printed, and that is said."""
    _, found = load(tmp_path, workbook([ORDER]))
    assert [(f.rule, f.seen) for f in found if f.rule == "W-266"] == [("W-266", "D197")]


@pytest.mark.parametrize(
    ("heading", "rupiah"),
    [
        ("Nilai (Rp)", 1),
        ("Nilai (dalam miliar rupiah)", 10**9),
        ("Pagu (juta Rp)", 10**6),
        ("Pagu (dalam triliun Rp.)", 10**12),
        ("Pagu (Miliar)", 1),
    ],
)
def test_units_of_headings(heading: str, rupiah: int) -> None:
    """A heading's unit is read where it says rupiah; anything else in brackets says nothing."""
    assert layouts.scale(heading) == rupiah
