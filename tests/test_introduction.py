"""The first chapter says why, on whom and on which data, as the data have it."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reports import pipeline
from reports.pdf import introduction
from reports.period import Period
from reports.quarterly import QuarterlyReport
from reports.voice import Voice
from tests.conftest import REALISED

Made = Callable[..., Voice]


@pytest.fixture
def made(filled: Callable[..., Path]) -> Made:
    """Return a function that fills in a workbook and gives the report's voice."""

    def build(**tables: Any) -> Voice:
        path = filled({"realisation": [REALISED], **tables})
        return Voice(pipeline.model([path], Period(2022, 4)))

    return build


PLEDGE = {
    "commitment": "Komitmen PDN dalam RAPBD",
    "fiscal_year": 2022,
    "value": 2000,
    "source_name": "RAPBD",
    "date": datetime.date(2021, 11, 30),
}


def test_what_was_pledged_is_the_background(made: Made) -> None:
    """A government that pledged is measured by it; one that did not is told so."""
    assert "menyampaikan Komitmen PDN dalam RAPBD sebesar Rp2.000" in " ".join(
        introduction.background(made(commitment=[PLEDGE]))
    )
    assert "tidak termasuk data yang diterima" in " ".join(introduction.background(made()))


def test_exports_compare_governments(example_report: QuarterlyReport) -> None:
    """Nothing is said of a pledge where systems were exported."""
    said = " ".join(introduction.background(Voice(example_report)))
    assert "membandingkan 1 Provinsi, 12 Kabupaten, dan 2 Kota" in said
    assert "menyampaikan" not in said


def test_purposes_are_those_that_the_data_serve(made: Made) -> None:
    """Nobody promises to tell of commitments that were not given."""
    assert len(introduction.purposes(made())) == 3
    assert len(introduction.purposes(made(commitment=[PLEDGE]))) == 4


def test_each_denominator_has_its_source_and_day(made: Made) -> None:
    """The sources of both parts of an attainment stand beside each other."""
    found = introduction.origins(made(commitment=[PLEDGE]))
    assert [(item.what, item.source, str(item.date)) for item in found] == [
        ("Realisasi", "SPSE dan e-Katalog LKPP", "2022-12-31"),
        ("Komitmen PDN dalam RAPBD", "RAPBD", "2021-11-30"),
    ]
