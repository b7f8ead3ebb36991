"""Published figures, as newspapers and offices printed them, against what can be true of them.

Where each figure was published is said beside it.
"""

from decimal import Decimal
from fractions import Fraction

import pytest

from reports.published import (
    Printed,
    Verdict,
    adds_up,
    amount,
    listed,
    percentage,
    printed,
    stored,
    verdict,
)

T = 10**12


def trillions(number: str) -> Printed:
    """Return an amount in triliun rupiah as it was printed."""
    return printed(Decimal(number)).times(T)


@pytest.mark.parametrize(
    ("part", "whole", "share", "says"),
    [
        ("13.1", "15.85", "82.6", "follows"),  # kastara.id, 8 November 2023
        ("11.35", "15.8", "71.8", "follows"),  # antaranews.com 3776031, October 2023
        ("14.02", "30.47", "46", "follows"),  # indotoday.id 8449, June 2024
        ("29.88", "32.69", "91.40", "follows"),  # ANTARA, year 2024
        ("20.454", "11.334", "180.47", "follows"),  # beritajakarta.id 49612, year 2022
        ("25.58", "15.84", "161.44", "follows"),  # beritajakarta.id 54481, year 2023
        ("0.810", "29.31", "0.03", "fraction"),  # beritajakarta.id 123149, June 2023
        ("16.05", "30.68", "62.61", "differs"),  # indotoday.id 12285, September 2024
        ("27.04", "51.44", "52.27", "differs"),  # metro.tempo.co 1256093, 2019
        ("529.51", "810.92", "65.3", "follows"),  # LKPP, October 2023
        ("442.50", "1106.49", "39.99", "follows"),  # LKPP, 2023
    ],
)
def test_published_percentages(part: str, whole: str, share: str, says: Verdict) -> None:
    """A printed percentage is doubted only where no rounding of its amounts explains it."""
    assert verdict(printed(Decimal(share)), trillions(part), trillions(whole)) == says


@pytest.mark.parametrize(
    ("share", "says"), [("82.6", "follows"), ("82.7", "twice"), ("82.8", "differs")]
)
def test_a_percentage_that_was_rounded_twice(share: str, says: Verdict) -> None:
    """Of exact amounts, 82.6498 percent is 82.6; rounding it to 82.65 first would make it 82.7."""
    exact = [Printed(Fraction(amount)) for amount in (13_100, 15_850)]
    assert verdict(printed(Decimal(share)), *exact) == says


def test_amounts_that_may_be_zero_prove_nothing() -> None:
    """Where the whole may be nothing at all, no percentage of it can be doubted."""
    assert verdict(printed(Decimal(5)), Printed(Fraction(3)), Printed(Fraction(0))) == "follows"


def test_the_range_of_a_percentage() -> None:
    """A percentage of rounded amounts is a range, from the least part of the greatest whole on."""
    due = percentage(trillions("13.1"), trillions("15.85"))
    assert (due.low, due.high) == (
        Fraction(1305, 1585500) * 100_000,
        Fraction(1315, 1584500) * 100_000,
    )


# Lampung's local e-catalogue, 16 governments, in miliar: harianmomentum.com 52580, 13 May 2024, and
# berdikari.co, 13 November 2024
MAY = "418.53 115.03 30.90 7.37 14.54 4.53 4.20 6.22 6.54 89.43 3.30 7.32 6.62 47.60 58.40 6.12"
NOVEMBER = "874.1 380.5 339.5 238.9 271.5 73.7 70.03 47.2 30.06 27.5 17.6 14.6 14.2 14.05 9.6 9.3"


@pytest.mark.parametrize(
    ("rows", "total", "possible"),
    [
        (MAY, "826.74", False),
        (MAY, "826.73", True),
        (NOVEMBER, "2432.34", True),
        (NOVEMBER, "2440", False),
    ],
)
def test_published_totals(rows: str, total: str, possible: bool) -> None:
    """A published total is doubted only beyond what rounding each row and the total can explain."""
    parts = [printed(Decimal(row)) for row in rows.split()]
    assert adds_up(parts, printed(Decimal(total))) is possible


def test_a_total_in_another_unit() -> None:
    """Rows in miliar may have a total in triliun: Rp2,43 triliun is right."""
    parts = [printed(Decimal(row)).times(10**9) for row in NOVEMBER.split()]
    total = amount("Rp2,43 triliun")
    assert total is not None
    assert adds_up(parts, total)
    assert not adds_up(parts, trillions("2.45"))


@pytest.mark.parametrize(
    ("total", "parts", "possible"),
    [  # ITKP of Lumajang 2021-2025, bpbjsetda.lumajangkab.go.id/itkp: total, sum of its components
        ("26.24", "26.24", True),
        ("32.50", "32.60", False),
        ("56.36", "56.36", True),
        ("63.86", "63.85", False),
        ("68.24", "68.24", True),
    ],
)
def test_an_index_is_the_sum_of_its_components(total: str, parts: str, possible: bool) -> None:
    """The components of an index are not rounded: a hundredth too much is a contradiction."""
    assert adds_up([Printed(Fraction(parts))], Printed(Fraction(total))) is possible


@pytest.mark.parametrize(
    ("prose", "value", "slack"),
    [
        ("RUP Rp10,9 triliun", "10900000000000", "50000000000"),
        ("rencana Rp 15,85 Triliun (APBD 2023)", "15850000000000", "5000000000"),
        ("Rp29.31 triliun", "29310000000000", "5000000000"),
        ("total realisasi Rp13.714.199.150.409", "13714199150409", "1/2"),
        ("Rp. 235,5 miliar", "235500000000", "50000000"),
        ("810 miliar", "810000000000", "500000000"),
        ("Rp483 M pada 2024", "483000000000", "500000000"),
        ("RUP 695 Jt", "695000000", "500000"),
    ],
)
def test_amounts_in_prose(prose: str, value: str, slack: str) -> None:
    """An amount is read as it is written, with what its rounding hides."""
    assert amount(prose) == Printed(Fraction(value), Fraction(slack))


@pytest.mark.parametrize("prose", ["RUP 2024", "", "Rp1 triliun dari Rp2 triliun", "44 kecamatan"])
def test_texts_that_name_no_one_amount(prose: str) -> None:
    """A year is no amount, and of two amounts none is taken."""
    assert amount(prose) is None


def test_closing_zeros_of_a_cell_say_nothing() -> None:
    """Rp25,58 triliun in full rupiah is as exact as it was printed, and no more."""
    assert stored(Decimal("25580000000000.000000")) == trillions("25.58")


@pytest.mark.parametrize(
    ("numbers", "halves"),
    [
        ([418_530, 115_030, 30_900], [5, 5, 5]),  # 30,90 among 418,53 and 115,03
        ([874_100, 380_500, 70_030], [50, 50, 5]),  # 70,03 among 874,1 and 380,5
        ([418_530, 30_900], [5, 50]),
        ([], []),
    ],
)
def test_closing_zeros_in_a_list(numbers: list[int], halves: list[int]) -> None:
    """A closing zero is a digit where most numbers of the list have that digit."""
    found = listed([Decimal(number) for number in numbers])
    assert [one.slack for one in found] == halves
    assert [one.value for one in found] == numbers
