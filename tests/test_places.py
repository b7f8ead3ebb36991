"""The chapter on places: the three best, what changed, and where the government stands."""

import datetime
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from reports import pdf, pipeline
from reports.pdf import boards, movement, others, standings
from reports.period import Period
from reports.quarterly import QuarterlyReport
from reports.voice import Voice
from tests.conftest import REALISED
from tests.test_lampung import LAMPUNG, MAY, NOVEMBER, published

Row = dict[str, Any]
Made = Callable[..., Voice]
DAY = datetime.date(2022, 11, 1)


def office(name: str, pdn: int, **more: Any) -> Row:
    """Return a row of the sheet Realisasi of an office, of a thousand rupiah."""
    return REALISED | {"unit_name": name, "pdn": pdn, "umk": pdn} | more


def other(name: str, value: int, **more: Any) -> Row:
    """Return a row of the sheet Pembanding."""
    said = {"level": "Provinsi", "measure": "Nilai PDN", "source_name": "LKPP", "date": DAY}
    return said | {"unit_name": name, "value": value} | more


@pytest.fixture
def made(filled: Callable[..., Path]) -> Made:
    """Return a function that builds the report of the offices now and a quarter before."""

    def build(
        now: Sequence[Row], before: Sequence[Row] = (), comparison: Sequence[Row] = ()
    ) -> Voice:
        if before:
            early = datetime.date(2022, 9, 30)
            filled({"realisation": before}, "2022-TW3", as_of=early)
        path = filled({"realisation": now, "comparison": comparison})
        return Voice(pipeline.model([path.parent], Period(2022, 4)))

    return build


@pytest.fixture
def lampung(filled: Callable[..., Path]) -> Voice:
    """Return the voice of a report with the published tables of Lampung."""
    rows = published(MAY) + published(NOVEMBER)
    tables = {"realisation": [REALISED | {"channel": "Tender"}], "comparison": rows}
    path = filled(tables, "2024-TW4", as_of=datetime.date(2024, 11, 13), **LAMPUNG)
    return Voice(pipeline.model([path], Period(2024, 4)))


def text(report: QuarterlyReport) -> str:
    """Return what the pages say, white space folded."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", pdf.html(report)))


def moves(voice: Voice) -> list[tuple[str, str, str]]:
    """Return each office's move by the value of PDN, as sign and in words."""
    return [
        (move.place.unit.name, movement.mark(voice, move), movement.words(voice, move))
        for move in voice.report.moves("A1")
    ]


def test_moves_are_said_with_arrow_and_words(made: Made) -> None:
    """Who rose, fell, stayed or is new is told, since the quarter before."""
    before = [office("Dinas A", 300), office("Dinas B", 200), office("Dinas C", 100)]
    now = [
        office("Dinas A", 500),
        office("Dinas B", 600),
        office("Dinas C", 400),
        office("Dinas D", 450),
    ]
    voice = made(now, before)
    assert moves(voice) == [
        ("Dinas B", "▲ 1", "▲ naik 1"),
        ("Dinas A", "▼ 1", "▼ turun 1"),
        ("Dinas D", "baru", "baru"),
        ("Dinas C", "▼ 1", "▼ turun 1"),
    ]
    assert next(movement.sentences(voice)) == (
        "Pada kategori nilai PDN (A1), 1 instansi naik, 2 turun, dan 0 tetap dibandingkan dengan "
        "peringkat s.d. Triwulan III. Yang naik paling jauh ialah Dinas B (kelompok Dinas), dari "
        "peringkat 2 ke 1; yang turun paling jauh ialah Dinas A (kelompok Dinas), dari peringkat 1 "
        "ke 2."
    )
    picture = movement.chart(voice)
    assert picture is not None
    assert "Dinas B 2 → 1" in picture.alt


def test_nobody_moved_is_said(made: Made) -> None:
    """No move, no chart."""
    rows = [office("Dinas A", 300), office("Dinas B", 200)]
    voice = made(rows, [row | {"value": 900} for row in rows])
    assert next(movement.sentences(voice)) == (
        "Pada kategori nilai PDN (A1) tidak ada instansi yang berubah peringkat sejak Triwulan III."
    )
    assert movement.chart(voice) is None


def test_without_a_quarter_before_nothing_is_said_of_moves(made: Made) -> None:
    """There is no section and no column on changes."""
    page = text(made([office("Dinas A", 300), office("Dinas B", 200)]).report)
    assert "Perubahan peringkat" not in page


def test_many_units_share_one_table_a_group(made: Made) -> None:
    """From 21 units on, a group has one table with all four categories, in the order of A1."""
    voice = made([office(f"Dinas {number:02}", 100 + number) for number in range(21)])
    assert boards.compact(voice.report)
    rows = boards.rows(voice.report, voice.report.levels[0])
    assert [row.unit.name for row in rows[:2]] == ["Dinas 20", "Dinas 19"]
    place = rows[0].seats["A4"].place
    assert place is not None
    assert place.rank == 1
    page = text(voice.report)
    assert "Peringkat kelompok Dinas pada keempat kategori" in page
    assert "Peringkat kelompok Dinas menurut" not in page


def test_few_units_have_a_table_a_category(made: Made) -> None:
    """Up to 20 units, each category has its own table."""
    voice = made([office(f"Dinas {number:02}", 100 + number) for number in range(20)])
    assert not boards.compact(voice.report)
    assert "Peringkat kelompok Dinas menurut nilai PDN" in text(voice.report)


def test_shared_places_are_named_together(made: Made) -> None:
    """Two first places leave the second empty."""
    voice = made([office("Dinas A", 300), office("Dinas B", 300), office("Dinas C", 100)])
    ranking = voice.report.ranking("A1", "Dinas")
    assert [standings.holders(voice, ranking, rank) for rank in (1, 2, 3)] == [
        "Dinas A dan Dinas B",
        "–",
        "Dinas C",
    ]


def test_a_group_of_one_is_named_beside_the_table(made: Made) -> None:
    """Who has nobody to compare with wins nothing, and is not forgotten."""
    voice = made([office("Dinas A", 3), office("Dinas B", 2), office("Inspektorat", 1, group="X")])
    assert boards.alone(voice) == (
        "Tanpa pembanding, sehingga tidak dicantumkan: kelompok X (Inspektorat)."
    )


def test_the_position_tells_both_distances(made: Made) -> None:
    """What is lacking to the place above, what is ahead of the one below, and the caution."""
    rows = [other("Provinsi A", 900, rank=2), other("Provinsi B", 100)]
    voice = made([office("Dinas A", 300)], comparison=rows)
    (standing,) = voice.report.measures.standings
    position, announced, caution = others.sentences(voice, standing)
    assert position == (
        "Menurut nilai PDN, Provinsi Kalimantan Barat berada pada urutan 2 dari 3 pemerintah "
        "daerah tingkat Provinsi yang nilainya diterima, dengan Rp300. Nilai itu Rp600 di bawah "
        "Provinsi A dan Rp200 di atas Provinsi B."
    )
    assert "untuk Provinsi A (diumumkan 2, menurut nilai 1)" in announced
    assert caution.startswith("Sumber atau tanggal nilainya tidak sama")


def test_dki_is_first_before_kalimantan_timur(dki_report: QuarterlyReport) -> None:
    """The two published values of the award give the published order."""
    standing = dki_report.measures.standings[0]
    first = next(others.sentences(Voice(dki_report), standing))
    assert "Provinsi DKI Jakarta berada pada urutan 1 dari 2" in first
    assert "Rp6,40 triliun di atas Provinsi Kalimantan Timur" in first


def test_lampung_is_ordered_by_value(lampung: Voice) -> None:
    """The order follows values, not the source's listing, with the change since May."""
    standing = next(item for item in lampung.report.measures.standings if not item.level)
    names = [entry.name for entry in standing.entries[:5]]
    assert names[0] == "Provinsi Lampung"
    assert [name.split()[-1] for name in names[3:]] == ["Selatan", "Timur"]
    page = text(lampung.report)
    assert "271.500.000.000" in page
    assert "Urutan menurut nilai e-Katalog, semua tingkat" in page
