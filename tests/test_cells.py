"""What a cell says, or why it cannot be used."""

import datetime

import pytest

from reports.intake.cells import Cell, Doubt, day, finer_than_sen, money, text, year


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        (500000.0, "500000"),
        (580000.01, "580000.01"),
        (99930000000.0, "99930000000"),
        (9999999999999.99, "9999999999999.99"),
        (-5.5, "-5.50"),
        (0.0, "0"),
        ("", ""),
        (None, ""),
        ("  ", ""),
        ("497000000", "497000000.00"),
        ("580000.01", "580000.01"),
        (0.125, "0.13"),
    ],
)
def test_money_is_exact(cell: Cell, amount: str) -> None:
    """Numbers and plain digits are amounts, sen included; empty stays empty and is not zero."""
    read = money(cell)
    assert read == amount or float(read) == float(amount)
    assert (read == "") == (amount == "")


@pytest.mark.parametrize(
    "cell",
    ["Rp 497.000.000,00", "2.258.104", "1.234", "1,5", "2,2 M", "-", "n/a", True, "1e5", "٣"],
)
def test_text_is_no_amount(cell: Cell) -> None:
    """Text that is not one plain number, or that can be read two ways, is refused."""
    with pytest.raises(Doubt) as caught:
        money(cell)
    assert caught.value.rule == "F-104"


@pytest.mark.parametrize("cell", [1e16, -1e17, float("inf"), "99999999999999999"])
def test_amounts_no_package_has(cell: Cell) -> None:
    """An amount that cannot be kept exactly is refused, not cut."""
    with pytest.raises(Doubt) as caught:
        money(cell)
    assert caught.value.rule == "F-108"


def test_fractions_of_a_sen_are_noticed() -> None:
    """A number that is finer than a sen is rounded, and that is said."""
    assert finer_than_sen(0.125)
    assert not finer_than_sen(0.12)
    assert not finer_than_sen("0.125")


@pytest.mark.parametrize(
    "cell",
    [
        "2022-07-16",
        "2022-07-16 15:30:00",
        "2022-07-16T00:00:00Z",
        "2022-07-16T10:05:35.78Z",
        "16-07-2022",
        datetime.datetime(2022, 7, 16, 23, 59),  # noqa: DTZ001 - a workbook's dates have no zone
        datetime.date(2022, 7, 16),
    ],
)
def test_days(cell: Cell) -> None:
    """Every form in which the systems write a day is the same day."""
    assert day(cell) == "2022-07-16"


@pytest.mark.parametrize(
    "cell", ["2022-13-01", "2022-02-30", "16/07/2022", "soon", 44758.0, "2022-07-16x"]
)
def test_other_dates_are_refused(cell: Cell) -> None:
    """What is no day, or could be two, is refused."""
    with pytest.raises(Doubt) as caught:
        day(cell)
    assert caught.value.rule == "F-107"


def test_codes_stay_codes() -> None:
    """A code that Excel keeps as a number is written without a decimal point; blanks are folded."""
    assert text(15986097.0) == "15986097"
    assert text("035636") == "035636"
    assert text(" Kabupaten\u00a0 Sanggau ") == "Kabupaten Sanggau"
    assert year(2022.0) == year("2022") == "2022"
