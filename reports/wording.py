"""Numbers, dates and terms as official Indonesian (or English) papers write them.

Everything is rounded once, half up, from the exact value. Amounts follow "Rp5.000.000" (no dot, no
space after Rp); prose uses two decimals of triliun, miliar or juta.
"""

import datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import NumberPattern, parse_pattern

from reports.messages import Language

MISSING = "–"
SCALES: tuple[tuple[Decimal, dict[Language, str]], ...] = (
    (Decimal(10) ** 12, {"id": "triliun", "en": "trillion"}),
    (Decimal(10) ** 9, {"id": "miliar", "en": "billion"}),
    (Decimal(10) ** 6, {"id": "juta", "en": "million"}),
)


def number(value: Decimal | int | None, language: Language, decimals: int = 0) -> str:
    """Write a number with separators: 1.234.567,89 in Indonesian, 1,234,567.89 in English."""
    if value is None:
        return MISSING
    rounded = _rounded(Decimal(value), decimals)
    return str(_pattern(decimals).apply(rounded, _locale(language)))


def rupiah(value: Decimal | int | None, language: Language) -> str:
    """Write an amount in whole rupiah: Rp13.714.199.150.409."""
    return MISSING if value is None else _with_currency(number(value, language))


def rupiah_exact(value: Decimal, language: Language) -> str:
    """Write an amount with its sen, where it has any: Rp1.234,50."""
    whole = value == value.to_integral_value()
    return rupiah(value, language) if whole else _with_currency(number(value, language, 2))


def rupiah_short(value: Decimal | int | None, language: Language) -> str:
    """Write an amount for prose and charts: Rp15,85 triliun."""
    if value is None:
        return MISSING
    for scale, name in SCALES:
        if abs(Decimal(value)) >= scale:
            return _with_currency(f"{number(Decimal(value) / scale, language, 2)} {name[language]}")
    return rupiah(value, language)


def percent(share: Fraction | None, language: Language, decimals: int = 2) -> str:
    """Write an exact share as a percentage: 82,60%."""
    if share is None:
        return MISSING
    scaled = share * 100 * 10**decimals
    # half up, away from zero, on the exact fraction: no double rounding through a decimal
    whole = (abs(scaled) * 2 + 1) // 2 * (1 if scaled >= 0 else -1)
    return number(Decimal(whole).scaleb(-decimals), language, decimals) + "%"


def date(day: datetime.date | None, language: Language) -> str:
    """Write a date in full: 7 November 2023."""
    if day is None:
        return MISSING
    return format_date(day, "d MMMM y", locale=language)


def excerpt(text: str, most: int = 120) -> str:
    """Return a text from a file as one line of printable letters, cut with … after ``most``."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line if len(line) <= most else line[: most - 1] + "…"


@cache
def _pattern(decimals: int) -> NumberPattern:
    return parse_pattern("#,##0." + "0" * decimals if decimals else "#,##0")


@cache
def _locale(language: Language) -> Locale:
    return Locale.parse(language)


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _with_currency(text: str) -> str:
    return f"-Rp{text[1:]}" if text.startswith("-") else f"Rp{text}"
