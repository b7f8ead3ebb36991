"""The annexes: a card for every unit, published figures computed again, and how chapters refer."""

import datetime
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from reports import pdf, pipeline
from reports.pdf import annexes, recomputed
from reports.period import Period
from reports.quarterly import QuarterlyReport
from reports.voice import Voice
from tests.conftest import REALISED
from tests.test_lampung import LAMPUNG, MAY, published

Made = Callable[..., Voice]
INDEX = {"component": "Nilai ITKP", "value": 63.86, "year": 2022, "source_name": "LKPP"}


@pytest.fixture
def made(filled: Callable[..., Path]) -> Made:
    """Return a function that fills in a workbook and gives the report's voice."""

    def build(*comparison: dict[str, Any], **tables: Sequence[dict[str, Any]]) -> Voice:
        path = filled({"realisation": [REALISED], "comparison": comparison, **tables})
        return Voice(pipeline.model([path], Period(2022, 4)))

    return build


def told(value: int, share: float, whole: str) -> dict[str, Any]:
    """Return a published percentage with its amounts."""
    return {
        "unit_name": "Provinsi A",
        "level": "Provinsi",
        "measure": "Nilai PDN",
        "value": value,
        "share": share,
        "denominator": whole,
        "source_name": "LKPP",
        "date": datetime.date(2022, 11, 1),
    }


def text(report: QuarterlyReport) -> str:
    """Return what the pages say, white space folded."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", pdf.html(report)))


def test_six_percentages_of_dki_follow_and_two_do_not(dki_report: QuarterlyReport) -> None:
    """Right are 82,6, 71,8, 46, 91,40, 180,47 and 161,44; wrong are 0,03 and 62,61."""
    voice = Voice(dki_report)
    verdicts = {
        voice.share(item.share): recomputed.verdict(voice, item)
        for item in dki_report.measures.published
    }
    right = {"82,60%", "71,80%", "46,00%", "91,40%", "180,47%", "161,44%"}
    assert {printed for printed, said in verdicts.items() if said == "sesuai"} == right
    assert verdicts["0,03%"] == "tidak sesuai: pecahan dicetak sebagai persen"
    assert verdicts["62,61%"].startswith("tidak sesuai")
    (said,) = recomputed.summary(voice)
    assert said == (
        "Dari 8 persentase yang diumumkan, 6 sesuai dengan nilai dan penyebutnya dan 2 tidak: "
        "0,03% per 11 Juni 2023 (menurut nilainya 2,76%) dan 62,61% per 6 September 2024 (menurut "
        "nilainya 52,31%)."
    )


def test_percentages_that_all_follow_are_said_so(made: Made) -> None:
    """Nothing is named as wrong when nothing is."""
    voice = made(told(826, 82.6, "Komitmen Rp1.000"))
    assert list(recomputed.summary(voice)) == [
        "Semua 1 persentase yang diumumkan sesuai dengan nilainya."
    ]


@pytest.mark.parametrize(
    ("part", "words"), [(63.86, "sama dengan"), (63.85, "tidak sama dengan nilai ITKP 63,86")]
)
def test_components_of_the_index_are_added_up(made: Made, part: float, words: str) -> None:
    """An index that is not the sum of its components is told so (Lumajang 2024)."""
    voice = made(itkp=[INDEX, INDEX | {"component": "Pemanfaatan Sistem", "value": part}])
    assert words in recomputed.itkp(voice)


def test_a_total_that_is_not_the_sum_is_among_them(filled: Callable[..., Path]) -> None:
    """Lampung's total of May is 0,09 miliar above what its rows add up to."""
    tables = {"realisation": [REALISED | {"channel": "Tender"}], "comparison": published(MAY)}
    path = filled(tables, "2024-TW4", as_of=datetime.date(2024, 11, 13), **LAMPUNG)
    (said,) = recomputed.totals(Voice(pipeline.model([path], Period(2024, 4))))
    assert "Rp826.650.000.000" in said


def test_annexes_close_up(made: Made) -> None:
    """Without published percentages the rules follow the cards, and references follow, too."""
    assert annexes.number(made(), "sources") == "Lampiran III"
    assert annexes.number(made(told(1, 50, "Rp2")), "sources") == "Lampiran IV"


def test_references_name_the_annex_that_is_printed(dki_report: QuarterlyReport) -> None:
    """Chapters send the reader to the annex under its number."""
    page = text(dki_report)
    found = annexes.number(Voice(dki_report), "sources")
    assert f"{found.upper()} Sumber Data" in page
    assert f"nomor berkas merujuk pada {found}" in page


def test_every_ranked_unit_has_a_card(dki_report: QuarterlyReport) -> None:
    """All 161 offices, with the duties of those that have any."""
    found = [c for level in dki_report.ranked_levels for c in annexes.cards(dki_report, level)]
    assert len(found) == 161
    assert sum(card.office is not None for card in found) == 42
    assert all(card.result is not None for card in found)
