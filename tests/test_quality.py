"""The chapter on problems and data says who solves what by when, and what was not given."""

import datetime
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from reports import pdf, pipeline
from reports.pdf import quality
from reports.period import Period
from reports.quarterly import QuarterlyReport
from reports.voice import Voice
from tests.conftest import REALISED

Made = Callable[..., Voice]


@pytest.fixture
def made(filled: Callable[..., Path]) -> Made:
    """Return a function that fills in a workbook per 1 December and gives the report's voice."""

    def build(**tables: Sequence[dict[str, Any]]) -> Voice:
        until = datetime.date(2022, 12, 1)
        path = filled({"realisation": [REALISED], **tables}, as_of=until)
        return Voice(pipeline.model([path], Period(2022, 4)))

    return build


def problem(name: str, day: datetime.date | None, responsible: str = "") -> dict[str, Any]:
    """Return a row of the sheet Kendala."""
    return {"problem": name, "due": day, "responsible": responsible, "follow_up": f"Atasi {name}"}


def text(report: QuarterlyReport) -> str:
    """Return what the pages say, white space folded."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", pdf.html(report)))


def test_the_next_problem_to_be_solved_is_named(made: Made) -> None:
    """The first day after that of the data comes first, whatever the order of the rows."""
    day = datetime.date
    rows = [problem("A", day(2022, 12, 20)), problem("B", day(2022, 12, 5), "Kepala Biro")]
    assert list(quality.problems(made(problem=rows))) == [
        "Perangkat Daerah mencatat 2 kendala beserta tindak lanjutnya.",
        (
            "Tenggat terdekat sesudah 1 Desember 2022 ialah 5 Desember 2022 untuk “Atasi B” "
            "(Kepala Biro)."
        ),
    ]


def test_overdue_problems_are_named(made: Made) -> None:
    """What should be solved by the day of the data is told, in the sentence and in the table."""
    voice = made(problem=[problem("A", datetime.date(2022, 11, 30)), problem("B", None)])
    assert list(quality.problems(voice))[1:] == [
        (
            "Pada 1 Desember 2022, 1 tindak lanjut telah melewati tenggatnya: 30 November 2022 "
            "untuk “Atasi A”."
        )
    ]
    assert "30 November 2022 lewat" in text(voice.report)


def test_what_was_not_given_is_named(made: Made) -> None:
    """A part without data is nowhere but in this sentence."""
    said = quality.absent(made())
    assert "business matching; sertifikat TKDN Industri Kecil menurut kecamatan" in said
    assert "indikator Perjanjian Kinerja" not in said
    assert "perubahan peringkat terhadap triwulan sebelumnya" in said


def test_without_problems_the_chapter_is_on_data_only(made: Made) -> None:
    """Its title promises nothing that is not there."""
    page = text(made().report)
    assert "Kendala, Tindak Lanjut" not in page
    assert re.search(r"BAB \w+ Kualitas Data", page)


def test_a_complete_report_misses_nothing(dki_report: QuarterlyReport) -> None:
    """The example of DKI has every part, so nothing is named as missing."""
    assert quality.absent(Voice(dki_report)) == ""
    assert "Yang tidak disajikan" not in text(dki_report)


def test_of_many_units_only_the_incomplete_are_listed(dki_report: QuarterlyReport) -> None:
    """161 rows would say again what the table of results says."""
    assert quality.many(dki_report)
    assert [unit.name for unit, _ in quality.incomplete(dki_report)] == ["Kecamatan Tambora"]
