"""The chapter on efforts says what was held, what was asked for and who lacks what."""

import datetime
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from reports import pdf, pipeline
from reports.pdf import duties, efforts, industry
from reports.period import Period
from reports.quarterly import QuarterlyReport
from reports.voice import Voice
from tests.conftest import REALISED

Row = dict[str, Any]
Made = Callable[..., Voice]
FIRST = datetime.date(2022, 1, 1)


@pytest.fixture
def made(filled: Callable[..., Path]) -> Made:
    """Return a function that fills in a workbook up to a day and gives the report's voice."""

    def build(until: datetime.date = datetime.date(2022, 12, 31), **tables: Sequence[Row]) -> Voice:
        period = Period.of(until)
        path = filled({"realisation": [REALISED], **tables}, str(period), as_of=until)
        return Voice(pipeline.model([path], period))

    return build


def met(*days: int) -> list[Row]:
    """Return meetings so many days after 1 January."""
    return [{"date": FIRST + datetime.timedelta(days=day), "agenda": "Capaian"} for day in days]


def event(day: int, **more: Any) -> Row:
    """Return a business matching of the office's own, in March."""
    return {"scope": "Daerah", "date": datetime.date(2022, 3, day)} | more


def text(report: QuarterlyReport) -> str:
    """Return what the pages say, white space folded."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", pdf.html(report)))


def test_missed_fortnights_are_named(made: Made) -> None:
    """The days without a meeting stand in the sentence, and in the table in their place."""
    voice = made(datetime.date(2022, 2, 13), monitoring=met(3, 30, 31))
    assert efforts.meetings(voice) == (
        "Rapat monitoring dan evaluasi (monev) P3DN diadakan 3 kali sampai dengan 13 Februari "
        "2022. Dari 3 masa 14 hari sejak 1 Januari, 2 masa (66,7 persen dari jumlah masa) memiliki "
        "sedikitnya satu rapat."
    )
    assert efforts.missed(voice) == "Rapat tidak diadakan pada 15–28 Januari 2022."
    assert [(days, meeting is None) for days, meeting in efforts.meeting_rows(voice)] == [
        ("1–14 Januari 2022", False),
        ("15–28 Januari 2022", True),
        ("29 Januari–11 Februari 2022", False),
        ("29 Januari–11 Februari 2022", False),
    ]


def test_no_fortnight_missed_is_said(made: Made) -> None:
    """Who always met is not told which fortnights were missed."""
    voice = made(datetime.date(2022, 1, 30), monitoring=met(3, 17))
    assert "tidak satu pun dari 2 masa 14 hari sejak 1 Januari terlewat" in efforts.meetings(voice)
    assert efforts.missed(voice) == ""


def test_a_meeting_of_the_running_fortnight_is_in_the_table(made: Made) -> None:
    """What was held after the last whole fortnight is listed, too."""
    voice = made(datetime.date(2022, 1, 20), monitoring=met(3, 17))
    assert [days for days, _ in efforts.meeting_rows(voice)] == [
        "1–14 Januari 2022",
        "masa berjalan",
    ]


def test_many_missed_fortnights_are_counted(made: Made) -> None:
    """A sentence lists a few; the table has them all."""
    voice = made(monitoring=met(3))
    assert efforts.missed(voice) == (
        "Rapat tidak diadakan pada 25 masa, yang terakhir 17–30 Desember 2022."
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (({}, {}), "2 kali; nilai ketertarikannya tidak dicatat."),
        (
            ({"interest": 100}, {"interest": 60}),
            "nilai ketertarikan Rp160; transaksi yang menyusulnya tidak dicatat.",
        ),
        (
            ({"interest": 100, "transactions": 40}, {"interest": 60}),
            "Rp160. Pada 1 kegiatan yang transaksinya dicatat, 40,0 persen dari nilai",
        ),
        (
            ({"interest": 100, "transactions": 40}, {"interest": 60, "transactions": 40}),
            "Rp160; Rp80 atau 50,0 persen dari nilai itu telah menjadi transaksi.",
        ),
    ],
)
def test_interest_is_compared_where_transactions_are_known(
    made: Made, changes: Sequence[Row], words: str
) -> None:
    """Unknown transactions are not counted as none."""
    rows = [event(day, **change) for day, change in enumerate(changes, 1)]
    assert words in next(efforts.matchings(made(matching=rows)))


def test_national_matchings_without_amounts_have_no_table(made: Made) -> None:
    """They are named with their days; a table would be empty."""
    rows = [{"scope": "Nasional", "stage": "Tahap I", "date": datetime.date(2022, 4, 1)}]
    voice = made(matching=rows)
    assert list(efforts.matchings(voice)) == [
        "Pemerintah daerah mengikuti Business Matching Nasional 1 kali: Tahap I (1 April 2022)."
    ]
    assert efforts.matching_groups(voice) == []


def test_kecamatan_behind_are_named_farthest_first(made: Made) -> None:
    """Who is farthest from the target is named first, with what was registered."""
    rows = [
        {"district": "Gambir", "target": 40, "registered": 30},
        {"district": "Senen", "target": 40, "registered": 10, "certified": 5},
        {"district": "Koja", "target": 40, "registered": 44},
    ]
    first, _, last = industry.products(made(tkdn_ik=rows))
    assert "84 produk Industri Kecil di 3 kecamatan" in first
    assert "70,0 persen dari target 120 produk; 5 produk telah bersertifikat" in first
    assert last == (
        "Sebanyak 1 dari 3 kecamatan mencapai targetnya; yang belum: Senen (10 dari 40) dan Gambir "
        "(30 dari 40)."
    )


def test_all_kecamatan_reached_the_target(made: Made) -> None:
    """Nobody is named as behind when nobody is."""
    rows = [{"district": "Gambir", "target": 10, "registered": 10}]
    assert list(industry.products(made(tkdn_ik=rows)))[-1] == (
        "Semua kecamatan yang melapor mencapai targetnya."
    )


def test_offices_without_their_duties_are_named(made: Made) -> None:
    """Who lacks a team is named; who does not say is told apart."""
    rows = [
        {"unit_name": "Dinas A", "team": "Ya", "indicator": "Ya", "packages": 10, "packages_kak": 9, "packages_contract": 10},  # noqa: E501
        {"unit_name": "Dinas B", "team": "Tidak", "indicator": None},
    ]  # fmt: skip
    voice = made(compliance=rows)
    assert duties.complying(voice).startswith(
        "Dari 2 Perangkat Daerah yang melapor, 1 telah membentuk Tim P3DN dan 1 memuat"
    )
    assert [duty.lacking for duty in duties.rows(voice)] == [
        "belum: Dinas B",
        "tidak diketahui: Dinas B",
        "terendah: Dinas A (90,00%)",
        "semua paket yang diketahui",
    ]


def test_without_efforts_there_is_no_chapter(made: Made) -> None:
    """Nothing received, nothing printed; the next chapter takes the number."""
    assert "Upaya" not in text(made().report)


def test_parts_without_data_leave_no_section(made: Made) -> None:
    """Only what was told stands in the chapter, and its sections are numbered from 1."""
    page = text(made(matching=[event(1, interest=5)]).report)
    assert re.search(r"BAB \w+ Upaya \d+\.1 Business matching", page)
    assert "Sertifikat TKDN Industri Kecil" not in page


def test_dki_matched_nine_times(dki_report: QuarterlyReport) -> None:
    """The published number and interest of its business matchings are said."""
    first = next(efforts.matchings(Voice(dki_report)))
    assert "business matching P3DN 9 kali dengan nilai ketertarikan Rp125,10 miliar" in first
