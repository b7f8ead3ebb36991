"""Numbers and dates as official Indonesian papers write them."""

import datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from reports.wording import date, number, percent, rupiah, rupiah_short


def test_share_is_rounded_once() -> None:
    """13.1 of 15.85 is 82.6 percent as published; rounding to 82.65 first would give 82.7."""
    share = Fraction("13.1") / Fraction("15.85")
    assert percent(share, "id", 1) == "82,6%"
    assert percent(share, "id") == "82,65%"


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        ("20.454", "11.334", "180,47%"),
        ("11.35", "15.8", "71,84%"),
        ("1", "800", "0,13%"),
        ("0", "1", "0,00%"),
    ],
)
def test_shares_are_rounded_half_up(part: str, whole: str, text: str) -> None:
    """Percentages come from the exact fraction, half up, and may pass 100."""
    assert percent(Fraction(part) / Fraction(whole), "id") == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("13714199150409", "Rp13.714.199.150.409"),
        ("0.5", "Rp1"),
        ("0.49", "Rp0"),
        ("-1234.5", "-Rp1.235"),
        ("9999999999999999.99", "Rp10.000.000.000.000.000"),
    ],
)
def test_amounts_are_whole_rupiah(amount: str, text: str) -> None:
    """Amounts are shown in whole rupiah, half up, exact however large."""
    assert rupiah(Decimal(amount), "id") == text


@pytest.mark.parametrize(
    ("amount", "indonesian", "english"),
    [
        ("15850000000000", "Rp15,85 triliun", "Rp15.85 trillion"),
        ("235500000000", "Rp235,50 miliar", "Rp235.50 billion"),
        ("-1500000", "-Rp1,50 juta", "-Rp1.50 million"),
        ("999999", "Rp999.999", "Rp999,999"),
    ],
)
def test_amounts_in_prose(amount: str, indonesian: str, english: str) -> None:
    """Prose gives two decimals of the largest unit that fits."""
    assert rupiah_short(Decimal(amount), "id") == indonesian
    assert rupiah_short(Decimal(amount), "en") == english


def test_missing_is_a_dash() -> None:
    """What is not known is a dash, never a zero."""
    dash = "\N{EN DASH}"
    assert (
        number(None, "id") == rupiah(None, "id") == percent(None, "id") == date(None, "id") == dash
    )


def test_dates() -> None:
    """Dates are written in full, the month in words."""
    day = datetime.date(2023, 8, 7)
    assert (date(day, "id"), date(day, "en")) == ("7 Agustus 2023", "7 August 2023")
