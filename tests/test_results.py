"""The chapters of targets and results say what the data say, each percentage with its base."""

import datetime
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from reports import pdf, pipeline
from reports.pdf import achievement, pledges, summary
from reports.pdf.voice import Voice
from reports.period import Period
from reports.quarterly import QuarterlyReport
from tests.conftest import REALISED

Row = dict[str, Any]
Made = Callable[..., Voice]
PLEDGE = "Komitmen PDN dalam RAPBD"


def told(name: str, value: int, year: int = 2022) -> Row:
    """Return a row of the sheet Komitmen."""
    day = datetime.date(2021, 11, 30)
    return {
        "commitment": name,
        "fiscal_year": year,
        "value": value,
        "source_name": "RAPBD",
        "date": day,
    }


@pytest.fixture
def made(filled: Callable[..., Path]) -> Made:
    """Return a function that builds the report of a workbook and gives its voice."""

    def build(*commitments: Row, targets: Sequence[Row] = (), **changed: Any) -> Voice:
        rows = [REALISED | changed, REALISED | {"unit_name": "Dinas B", "union": 600}]
        tables = {"realisation": rows, "commitment": commitments, "target": targets}
        return Voice(pipeline.model([filled(tables)], Period(2022, 4)))

    return build


def said(voice: Voice) -> str:
    """Return what is said about the main commitment."""
    commitments = voice.report.measures.commitments
    assert commitments is not None
    assert commitments.main is not None
    return pledges.commitment(voice, commitments.main)


def target(quarter: int, share: float) -> Row:
    """Return a row of the sheet Target."""
    return {"indicator": "Indikator Perjanjian Kinerja", "quarter": quarter, "target": share}


def text(html: str) -> str:
    """Return what a page says, white space folded."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_a_commitment_is_said_with_its_base_and_what_is_lacking(made: Made) -> None:
    """The percentage names what it is of; the gap is told."""
    assert said(made(told(PLEDGE, 2000))) == (
        "Sampai dengan 31 Desember 2022, realisasi PDN mencapai Rp1.600 atau 80,0 persen dari "
        "Komitmen PDN dalam RAPBD Tahun Anggaran 2022 sebesar Rp2.000; selisih yang belum "
        "terealisasi Rp400."
    )


def test_a_commitment_may_be_passed(made: Made) -> None:
    """Attainment is not cut off at 100 percent."""
    assert said(made(told(PLEDGE, 1000))).endswith(
        "160,0 persen dari Komitmen PDN dalam RAPBD Tahun Anggaran 2022 sebesar Rp1.000, sehingga "
        "komitmen itu terlampaui sebesar Rp600."
    )


@pytest.mark.parametrize(("plan", "words"), [(400, "memenuhi kewajiban"), (399, "di bawah")])
def test_the_duty_of_40_percent_is_on_the_budget(made: Made, plan: int, words: str) -> None:
    """The plan for UMKK is compared with the budget, not with what was realised."""
    voice = made(told("RUP UMKK", plan), told("Anggaran belanja barang/jasa", 1000))
    assert words in pledges.allocation(voice)
    assert "paling sedikit 40 persen" in pledges.allocation(voice)


def test_quarters_without_a_target_are_not_judged(made: Made) -> None:
    """Who sets a target for the last quarter only is told so."""
    (sentence,) = pledges.targets(made(targets=[target(4, 80)]))
    assert "Triwulan IV sebesar 80 persen" in sentence
    assert "target triwulan lain tidak disampaikan" in sentence


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (70, "5,0 poin persen di atas target Triwulan IV sebesar 70 persen"),
        (80, "mendekati target Triwulan IV sebesar 80 persen (kurang 5,0 poin persen)"),
        (90, "15,0 poin persen di bawah target Triwulan IV sebesar 90 persen"),
    ],
)
def test_the_indicator_is_reached_close_or_behind(made: Made, wanted: int, words: str) -> None:
    """Three cases, three sentences, of the same exact share."""
    sentence = achievement.indicator(made(targets=[target(4, wanted)]))
    assert "75,0 persen dari realisasi belanja Rp2.000" in sentence
    assert words in sentence


def test_without_a_target_the_indicator_is_only_told(made: Made) -> None:
    """No target, no judgement."""
    assert "untuk Triwulan IV tidak ada target" in achievement.indicator(made())


def test_offices_behind_and_unknown_are_named(made: Made) -> None:
    """Who is behind is named with the share; who did not fill in is not counted as zero."""
    voice = made(targets=[target(4, 90)], union=None)
    sentences = list(achievement.behind(voice))
    assert sentences == [
        "Di bawah target: Dinas B (60,0 persen).",
        (
            "Nilai gabungannya tidak diisi oleh Dinas Pendidikan, sehingga persentasenya tidak "
            "dihitung."
        ),
    ]


def test_a_part_without_data_leaves_no_chapter(made: Made) -> None:
    """Without commitments and targets the chapters close up."""
    page = text(pdf.html(made().report))
    assert "Target dan Komitmen" not in page
    assert re.search(r"BAB II\s+Realisasi", page)


def test_the_summary_of_dki_has_every_system(dki_report: QuarterlyReport) -> None:
    """The key figures are those that were published."""
    keys = {key.name: key for key in summary.keys(Voice(dki_report))}
    assert keys["Realisasi PDN terhadap komitmen"].share == "82,65%"
    assert keys["Belanja melalui e-Order"].value == "Rp235,50 miliar"
    assert keys["Nilai ketertarikan Business Matching"].value == "Rp125,10 miliar"
    assert keys["Nilai ketertarikan Business Matching"].against == "9 kegiatan"
    assert keys["Produk Industri Kecil terdaftar untuk TKDN"].against == "target 1.760 produk"


def test_dki_says_82_6_percent(dki_report: QuarterlyReport) -> None:
    """13,1 of 15,85 triliun is 82,6 persen, rounded once."""
    page = text(pdf.html(dki_report))
    assert (
        "realisasi PDN mencapai Rp13,10 triliun atau 82,6 persen dari Komitmen PDN dalam RAPBD "
        "Tahun Anggaran 2023 sebesar Rp15,85 triliun"
    ) in page
    assert "Sumber realisasi: Dashboard Bigbox LKPP, data per 6 November 2023" in page
