"""Numbers in cells: rupiah, counts, shares and others, each exact as decimal text, or why not.

A reader raises Doubt like those of `cells`; text is read by the grammar of `numerals`.
"""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import cast

from reports.intake import numerals
from reports.intake.cells import Cell, Doubt, text

LARGEST = 10**16
"""Amounts from here on do not fit DECIMAL(18,2); no package costs as much."""

SEN = Decimal("0.01")
MILLIONTH = Decimal("0.000001")
PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]{1,2})?")
"""A number as text that needs no word; '1.234' might be 1234 and is looked at more closely."""

PERCENT = re.compile(r"(.*[0-9]) ?(?:%|persen)", re.IGNORECASE)
MOST_PERCENT = 10_000
"""No commitment is exceeded a hundredfold: from here on a number is rupiah, not percent."""


def money(cell: Cell) -> str:
    """Return an amount in rupiah as decimal text with at most two decimals, '' when empty.

    Raises Doubt F-104 for what is no number, F-108 for an amount that no package has, F-113 for
    text that reads several ways; and with the value, W-231 for text that was read, W-232 for text
    whose amount is rounded ('2,2 M'), W-221 for text finer than a sen.
    """
    if type(cell) is float and cell.is_integer() and abs(cell) < LARGEST:
        return str(int(cell))
    if isinstance(cell, str):
        written = cell.strip()
        if not written:
            return ""
        if not PLAIN_NUMBER.fullmatch(written):
            return _typed_money(text(cell))
        amount = Decimal(written)
    elif cell is None:
        return ""
    else:
        amount = _kept(cell)
    return _rupiah(amount)


def whole_rupiah(cells: Sequence[Cell]) -> list[str] | None:
    """Return a column's amounts if each is empty or a number of whole rupiah, else None.

    They are then what `money` returns for each.
    """
    known = [cell for cell in cells if cell != ""] if "" in cells else cells
    if set(map(type, known)) != {float}:
        return None
    amounts = cast(Sequence[float], known)
    if not all(map(float.is_integer, amounts)):
        return None
    if max(amounts) >= LARGEST or min(amounts) <= -LARGEST:
        return None
    read = map(str, map(int, amounts))
    return list(read) if known is cells else ["" if cell == "" else next(read) for cell in cells]


def _typed_money(written: str) -> str:
    if not written or PLAIN_NUMBER.fullmatch(written):  # once what cannot be seen is left out
        return money(written)
    amount = _only(numerals.readings(written))
    value = _rupiah(amount)
    if Decimal(value) != amount:
        raise Doubt("W-221", value)
    raise Doubt(_read_as_typed(written), value)


def count(cell: Cell) -> str:
    """Return a number of things as digits, '' when empty.

    Raises Doubt F-104 for what is no number, F-113 for text that reads several ways, F-117 for a
    number that is not whole or is below zero; W-231, with the value, for text that was read. Since
    things are counted whole, '1.760' reads one way.
    """
    written = text(cell)
    if not written:
        return ""
    found, plain = _readings(cell)
    whole = [one for one in found if one >= 0 and one == one.to_integral_value()]
    if found and not whole:
        raise Doubt("F-117")
    value = _bounded(_only(whole).to_integral_value())
    if plain:
        return value
    raise Doubt(_read_as_typed(written), value)


def number(cell: Cell) -> str:
    """Return a number whose meaning another column tells as exact decimal text, '' when empty.

    Raises Doubt F-104 for what is no number, F-108 for one out of bounds, F-113 for text that
    reads several ways; W-231 or W-232, with the value, for text that was read.
    """
    written = text(cell)
    if not written:
        return ""
    found, plain = _readings(cell)
    value = _bounded(_only(found))
    if plain:
        return value
    raise Doubt(_read_as_typed(written), value)


def in_unit(cell: Cell) -> str:
    """Return an amount in the unit that its heading names (such as juta) as exact decimal text.

    As `number`; raises Doubt F-119 for text with a unit of its own, which may be meant besides.
    """
    try:
        return number(cell)
    except Doubt as doubt:
        raise Doubt("F-119") if doubt.rule == "W-232" else doubt from None


def share(cell: Cell) -> str:
    """Return percentage points as decimal text with at most six decimals, '' when empty.

    Above 1 a number is percentage points. From there down to 0 it may be 0.826 percent, or 82.6
    percent as a spreadsheet keeps it under a percent format, which readers do not see: it is
    refused, unless it is text with a percent sign. Attainments may be above 100 percent.

    Raises Doubt F-104 for what is no number, F-113 for text that reads several ways, F-116 for what
    is below 0 or beyond any attainment, F-118 for 1 and less; W-231, with the value, for text that
    was read.
    """
    written = text(cell)
    if not written:
        return ""
    marked = PERCENT.fullmatch(written)
    found, plain = _readings(marked[1] if marked else cell)
    within = [one for one in found if 0 <= one < MOST_PERCENT]
    if found and not within:
        raise Doubt("F-116")
    points = _only(within)
    if not marked and 0 < points <= 1:
        raise Doubt("F-118", other=f"{points:f}% / {(points * 100).normalize():f}%")
    value = f"{points.quantize(MILLIONTH, ROUND_HALF_UP).normalize():f}"
    if plain and not marked:
        return value
    raise Doubt("W-231", value)


def finer_than_sen(cell: Cell) -> bool:
    """Whether a number has more decimals than a sen, so that keeping it rounds it."""
    return type(cell) is float and round(cell, 2) != cell


def _kept(cell: Cell) -> Decimal:
    """Return the number that a cell holds as one; Doubt F-104 if it holds something else."""
    if type(cell) not in (int, float):
        raise Doubt("F-104")
    number = Decimal(str(cell).removesuffix(".0"))
    if not number.is_finite():
        raise Doubt("F-108")
    return number


def _readings(cell: Cell) -> tuple[Sequence[Decimal], bool]:
    """Return every number that a cell can stand for, and whether that needs no word."""
    if not isinstance(cell, str):
        return (_kept(cell),), True
    written = text(cell)
    if PLAIN_NUMBER.fullmatch(written):
        return (Decimal(written),), True
    return numerals.readings(written), False


def _read_as_typed(written: str) -> str:
    return "W-232" if numerals.scaled(written) else "W-231"


def _only(found: Sequence[Decimal]) -> Decimal:
    """Return the one reading; Doubt F-104 if there is none, F-113 if there are several."""
    if not found:
        raise Doubt("F-104")
    if len(found) > 1:
        raise Doubt("F-113", other=" / ".join(f"{one:.2f}" for one in found))
    return found[0]


def _bounded(number: Decimal) -> str:
    """Return a number as decimal text; Doubt F-108 if it is too large for any."""
    if abs(number) >= LARGEST:
        raise Doubt("F-108")
    return f"{number:f}"


def _rupiah(amount: Decimal) -> str:
    """Return an amount rounded to the sen; Doubt F-108 if it is too large for any package."""
    _bounded(amount)
    return f"{amount.quantize(SEN, ROUND_HALF_UP):f}"
