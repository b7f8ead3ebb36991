"""The chapters of targets and results say what the data say, each percentage with its base."""

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from reports import pdf, pipeline
from reports.figures import Figure
from reports.measures.target import Thresholds
from reports.pdf import achievement, plans, pledges, spending, summary, tkdn
from reports.period import Period
from reports.quarterly import QuarterlyReport
from reports.voice import Voice
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
        return Voice(pipeline.model([filled(tables).parent], Period(2022, 4)))

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


def test_a_commitment_that_is_met_exactly_is_not_passed(made: Made) -> None:
    """Nothing lacks and nothing is beyond."""
    assert said(made(told(PLEDGE, 1600))).endswith(
        "tepat sebesar Komitmen PDN dalam RAPBD Tahun Anggaran 2022 (100,0 persen)."
    )


def test_the_pledge_is_told_in_words_with_its_source(made: Made) -> None:
    """The amount is spelled out, and where and when it was pledged is told."""
    assert pledges.pledge(made(told(PLEDGE, 2000))) == (
        "Realisasi PDN dalam laporan ini diukur terhadap Komitmen PDN dalam RAPBD Tahun Anggaran "
        "2022, yaitu Rp2.000 (dua ribu rupiah), menurut RAPBD, 30 November 2021."
    )


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (1500, "Rp500 lebih besar daripada komitmen Tahun Anggaran 2021 (Rp1.500)"),
        (2500, "Rp500 lebih kecil daripada komitmen Tahun Anggaran 2021 (Rp2.500)"),
        (2000, "sama besar dengan komitmen Tahun Anggaran 2021"),
    ],
)
def test_the_pledge_is_compared_with_that_of_the_year_before(
    made: Made, before: int, words: str
) -> None:
    """Only a commitment of the same name is compared."""
    assert words in pledges.pledge(made(told(PLEDGE, 2000), told(PLEDGE, before, 2021)))
    assert "lebih" not in pledges.pledge(made(told(PLEDGE, 2000), told("RUP PDN", before, 2021)))


def test_a_source_that_names_its_day_is_not_dated_twice(made: Made) -> None:
    """The day stands once, wherever it is written."""
    voice = made(told(PLEDGE, 2000) | {"source_name": "beritajakarta.id, 30 November 2021"})
    commitments = voice.report.measures.commitments
    assert commitments is not None
    assert pledges.written(voice, commitments.current[0]) == "beritajakarta.id, 30 November 2021"


@pytest.mark.parametrize(
    ("earlier", "words"),
    [
        (
            {"pdn": 400, "union": 400},
            "naik menjadi 160,0 persen. Komitmen setahun dicapai untuk pertama kali pada",
        ),
        (
            {"value": 2000, "pdn": 1000, "umk": 600, "union": 1500},
            "Komitmen setahun sudah dicapai sejak Triwulan III.",
        ),
        (
            {"value": 2000, "pdn": 1600, "umk": 1200, "union": 1500},
            "tidak berubah sejak akhir Triwulan III; Triwulan IV tidak menambahnya. Komitmen",
        ),
    ],
)
def test_the_course_to_the_commitment_is_told(
    made: Made, filled: Callable[..., Path], earlier: Row, words: str
) -> None:
    """Rising, unchanged, passed now or before: each has its sentence."""
    filled({"realisation": [REALISED | earlier]}, "2022-TW3", as_of=datetime.date(2022, 9, 30))
    assert words in pledges.progress(made(told(PLEDGE, 1000)))


def test_one_quarter_has_no_course(made: Made) -> None:
    """Where no earlier quarter was received, nothing is compared."""
    voice = made(told(PLEDGE, 2000))
    assert pledges.progress(voice) == pledges.quarter(voice) == ""


@pytest.mark.parametrize(
    ("pdn", "words"),
    [
        (400, "Triwulan IV menambah PDN Rp1.200, Rp800 lebih banyak daripada Triwulan III (Rp400)"),
        (900, "Triwulan IV menambah PDN Rp700, Rp200 lebih sedikit daripada Triwulan III (Rp900)."),
        (800, "Triwulan IV menambah PDN Rp800, sama dengan Triwulan III."),
    ],
)
def test_a_quarter_is_compared_with_the_one_before(
    made: Made, filled: Callable[..., Path], pdn: int, words: str
) -> None:
    """What each added by itself, not what had come together."""
    filled({"realisation": [REALISED | {"pdn": pdn}]}, "2022-TW3", as_of=datetime.date(2022, 9, 30))
    assert words in pledges.quarter(made())


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (2000, "berjumlah Rp2.000 atau 200,0 persen dari Komitmen PDN dalam RAPBD: rencana"),
        (999, "baru berjumlah Rp999 atau 99,9 persen"),
    ],
)
def test_the_plan_is_enough_or_not(made: Made, value: int, words: str) -> None:
    """RUP PDN is told as a share of the pledge, with its own day."""
    sentence = plans.plan(made(told(PLEDGE, 1000), told("RUP PDN", value)))
    assert sentence.startswith("Per 30 November 2021, RUP PDN")
    assert words in sentence
    assert plans.plan(made(told("RUP PDN", value))) == ""


@pytest.mark.parametrize(("plan", "words"), [(400, "terpenuhi."), (399, "belum terpenuhi.")])
def test_the_duty_of_40_percent_is_on_the_budget(made: Made, plan: int, words: str) -> None:
    """The plan for UMKK is compared with the budget, not with what was realised."""
    voice = made(told("RUP UMKK", plan), told("Anggaran belanja barang/jasa", 1000))
    sentence = plans.allocation(voice)
    assert sentence.endswith(f"(Pasal 65 Perpres 16/2018 jo. Perpres 12/2021) {words}")
    assert "dari anggaran belanja barang/jasa sebesar Rp1.000" in sentence
    assert "paling sedikit 40 persen" in sentence


def test_a_duty_without_its_budget_is_not_judged(made: Made) -> None:
    """What was not received is named."""
    assert plans.allocation(made(told("RUP UMKK", 400))) == (
        "Anggaran belanja barang/jasa tidak disampaikan, sehingga kewajiban alokasi 40 persen "
        "tidak dinilai."
    )
    assert plans.allocation(made(told(PLEDGE, 400))) == ""


def test_quarters_without_a_target_are_not_judged(made: Made) -> None:
    """Who sets a target for the last quarter only is told so."""
    first, meaning = plans.targets(made(targets=[target(4, 80)]))
    assert "Triwulan IV sebesar 80 persen" in first
    assert "target triwulan lain tidak disampaikan" in first
    assert "bukan jumlah PDN, TKDN, dan UMKK" in meaning


def test_one_target_needs_no_table(made: Made) -> None:
    """Two do, with a dash where none was set."""
    assert plans.target_rows(made(targets=[target(4, 80)])) == []
    ((name, figures),) = plans.target_rows(made(targets=[target(2, 40), target(4, 80)]))
    assert name == "Indikator Perjanjian Kinerja"
    assert [figure and figure.share for figure in figures] == [
        None,
        Fraction(2, 5),
        None,
        Fraction(4, 5),
    ]


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


def test_an_indicator_on_its_target_is_not_above_it(made: Made) -> None:
    """Nothing is said to be 0,0 points above."""
    assert "tepat pada target Triwulan IV." in achievement.indicator(made(targets=[target(4, 75)]))


@pytest.mark.parametrize(
    ("union", "words"),
    [
        (400, "Pada akhir Triwulan III angkanya masih 40,0 persen."),
        (900, "Angka itu turun dari 90,0 persen pada akhir Triwulan III."),
        (750, "Angka itu hampir tidak berubah sejak akhir Triwulan III (75,0 persen)."),
    ],
)
def test_the_indicator_is_compared_with_the_quarter_before(
    made: Made, filled: Callable[..., Path], union: int, words: str
) -> None:
    """It may rise, fall or stay."""
    before = REALISED | {"union": union, "pdn": 300, "umk": 200}
    filled({"realisation": [before]}, "2022-TW3", as_of=datetime.date(2022, 9, 30))
    assert achievement.trend(made()) == words


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (60, "Seluruh 2 instansi mencapai target itu."),
        (64, "1 mencapai target itu dan 1 mendekatinya (selisih paling banyak 5 poin persen)."),
        (80, "1 mencapai target itu, 0 mendekatinya"),
        (95, "belum ada yang mencapai target itu; 1 mendekatinya"),
    ],
)
def test_offices_are_counted_by_their_status(made: Made, wanted: int, words: str) -> None:
    """All, some or none: each case has its own sentence."""
    assert words in achievement.offices(made(targets=[target(4, wanted)]))


def test_offices_behind_and_unknown_are_named(made: Made) -> None:
    """Who is behind is named with the share; who did not fill in is not counted as zero."""
    voice = made(targets=[target(4, 90)], union=None)
    assert achievement.details(voice) == (
        "Di bawah target: Dinas B (60,0 persen). Nilai gabungannya tidak diisi oleh Dinas "
        "Pendidikan, sehingga persentasenya tidak dihitung."
    )
    assert achievement.offices(voice).startswith("Dari 1 instansi belum ada")


def test_groups_are_told_apart(made: Made) -> None:
    """The highest and the lowest group are named."""
    assert achievement.details(made(targets=[target(4, 60)], group="Badan")) == (
        "Menurut kelompok, angka tertinggi ada pada Badan (90,0 persen) dan terendah pada Dinas "
        "(60,0 persen)."
    )


def test_few_offices_are_all_listed_and_many_only_if_they_missed(
    made: Made, dki_report: QuarterlyReport
) -> None:
    """A table of hundreds of offices is printed once."""
    few, many = made(targets=[target(4, 60)]).report.measures.indicator, dki_report.measures
    assert few is not None
    assert many.indicator is not None
    assert [unit.name for unit, _ in achievement.listed(few)] == ["Dinas Pendidikan", "Dinas B"]
    listed = achievement.listed(many.indicator)
    assert len(many.indicator.offices) == 161
    assert len(listed) == 28
    assert listed[0] == many.indicator.ordered[-1]


def test_a_status_has_a_sign_and_a_word(made: Made) -> None:
    """No colour is needed to tell one from the other."""
    voice = made()
    told_of = [achievement.status(voice, found) for found in achievement.STATUSES]
    assert told_of == ["●\xa0tercapai", "○\xa0mendekati", "▼\xa0di bawah"]


@pytest.mark.parametrize(
    ("duty", "words"), [("60", "Angka itu di atas 60 persen"), ("61", "masih di bawah 61 persen")]
)
def test_the_share_of_umk_stands_beside_the_duty_and_is_not_judged_by_it(
    made: Made, duty: str, words: str
) -> None:
    """The duty is on the allocation of the budget; the realised share is another thing."""
    report = made(told("RUP UMKK", 2400)).report
    sentence = spending.umk(Voice(replace(report, thresholds=Thresholds(umk=Fraction(duty) / 100))))
    assert words in sentence
    assert "60,0 persen dari nilai transaksi" in sentence
    assert "berlaku bagi alokasi anggaran belanja barang/jasa, bukan bagi realisasi" in sentence
    assert sentence.endswith("Terhadap RUP UMKK sebesar Rp2.400, realisasinya baru 50,0 persen.")


def test_units_below_the_reference_are_named(made: Made) -> None:
    """One below is named alone; all or none below have their own words."""
    one = made(umk=100)
    units = spending.members(one.report, 20)
    assert "Di bawah acuan hanya Dinas Pendidikan (10,0 persen)." in spending.umk_parts(one, units)
    none = made()
    units = spending.members(none.report, 20)
    assert "Semuanya mencapai acuan" in spending.umk_parts(none, units)


def test_bands_tell_the_largest_the_imports_and_the_unknown(dki_report: QuarterlyReport) -> None:
    """Each with its amount and its share of the spending."""
    sentence = tkdn.said(Voice(dki_report))
    assert "bagian terbesar ialah TKDN 40 persen atau lebih (39,3 persen)" in sentence
    assert "Produk impor mencapai Rp2,46 triliun atau 15,3 persen" in sentence
    assert "(0,01 persen) tidak diketahui" in sentence


def test_electronic_channels_are_told_with_their_shares(dki_report: QuarterlyReport) -> None:
    """e-Order is Rp235,5 miliar, and of what its share is, is said."""
    sentence = spending.electronic(Voice(dki_report))
    assert "bagiannya dari nilai transaksi" in sentence
    assert "e-Order Rp235,50 miliar (1,5 persen)" in sentence


def test_what_was_published_of_earlier_commitments_is_told(dki_report: QuarterlyReport) -> None:
    """Attainment of another year, by another source, passes 100 percent."""
    (sentence,) = plans.earlier(Voice(dki_report))
    assert "sebesar Rp11,33 triliun telah dipublikasikan realisasi Rp20,45 triliun" in sentence
    assert "180,5 persen (Sistem P3DN BPKP" in sentence


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


def test_the_summary_has_four_boxes_of_what_there_is(
    dki_report: QuarterlyReport, example_report: QuarterlyReport
) -> None:
    """Commitment and duties where they were received, else amounts and completeness."""
    boxes = summary.boxes(Voice(dki_report))
    assert [box.figure for box in boxes] == ["82,65%", "84,72%", "42,96%", "Rp7,32 triliun"]
    assert boxes[1].beside == ("target 80%", "●\xa0tercapai")
    exported = summary.boxes(Voice(example_report))
    assert exported[0].name == "Nilai transaksi"
    assert exported[-1].beside == ("PDN 85,89%", "UMK 61,50%")


def test_a_duty_that_is_not_met_is_told_in_the_summary(made: Made) -> None:
    """What is as it should be stands in the table; what is not, in a sentence."""
    budget = told("Anggaran belanja barang/jasa", 1000)
    assert "belum terpenuhi" in summary.paragraphs(made(told("RUP UMKK", 399), budget))[-1]
    assert "terpenuhi" not in summary.paragraphs(made(told("RUP UMKK", 400), budget))[-1]


def test_dki_says_82_6_percent(dki_report: QuarterlyReport) -> None:
    """13,1 of 15,85 triliun is 82,6 persen, rounded once."""
    page = text(pdf.html(dki_report))
    assert (
        "realisasi PDN mencapai Rp13,10 triliun atau 82,6 persen dari Komitmen PDN dalam RAPBD "
        "Tahun Anggaran 2023 sebesar Rp15,85 triliun"
    ) in page
    assert "Sumber realisasi: Dashboard Bigbox LKPP, data per 6 November 2023" in page


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (Fraction(23, 1000), "2,3"),
        (Fraction(-1, 20000), "0,01"),
        (Fraction(1, 2500), "0,04"),
        (Fraction(5, 10000), "0,1"),
        (Fraction(0), "0,0"),
    ],
)
def test_a_difference_is_never_rounded_away(
    dki_report: QuarterlyReport, share: Fraction, said: str
) -> None:
    """Places that differ by four hundredths of a point are not said to be 0,0 apart."""
    assert Voice(dki_report).points(Figure("x", "share", share)) == said
