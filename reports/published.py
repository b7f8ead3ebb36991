"""Numbers as they were published: what rounding may hide in them, whether they can belong together.

A printed number stands for all values that round to it. Two published numbers contradict each other
only if no values behind them fit together; everything is computed in exact fractions.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from statistics import median_high
from typing import Literal

SCALES = {
    "": 0, "ribu": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "m": 9, "triliun": 12, "t": 12
}  # fmt: skip
"""The powers of ten that Indonesian prose counts rupiah in; its M is a miliar."""

AMOUNT = re.compile(
    r"(?:(?P<rp>rp)\.?\s*)?(?P<digits>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)"
    r"(?:\s*(?P<scale>ribu|juta|jt|miliar|milyar|triliun|m|t)\b)?",
    re.IGNORECASE,
)
"""An amount in prose, such as ``Rp10,9 triliun`` or ``Rp13.714.199.150.409``."""

Verdict = Literal["follows", "fraction", "twice", "differs"]
"""How a published percentage stands to its amounts: it follows from them; it is their fraction,
printed as if it were a percentage; only rounding twice explains it; nothing explains it."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed number and the most that rounding to its last digit can have moved it."""

    value: Fraction
    slack: Fraction = Fraction(0)

    @property
    def low(self) -> Fraction:
        """The least value that may be printed so."""
        return self.value - self.slack

    @property
    def high(self) -> Fraction:
        """The greatest value that may be printed so."""
        return self.value + self.slack

    def meets(self, other: "Printed") -> bool:
        """Whether one value may be printed as both."""
        return self.low <= other.high and other.low <= self.high

    def times(self, factor: int) -> "Printed":
        """Return the number in a unit so many times smaller."""
        return Printed(self.value * factor, self.slack * factor)


def printed(number: Decimal) -> Printed:
    """Return a number with half a unit of its last digit as it is written: 91.40 ± 0.005."""
    exponent = number.as_tuple().exponent
    return Printed(Fraction(number), Fraction(10) ** int(exponent) / 2)


def stored(number: Decimal) -> Printed:
    """Return a number that a cell holds, where closing zeros say nothing: 25,580,000,000,000 may be
    Rp25,58 triliun, which hides up to five miliar."""
    return printed(number.normalize())


def listed(numbers: Sequence[Decimal]) -> list[Printed]:
    """Return the numbers of one published list, none of them less exact than most of them are.

    Among 418,53, 115,03 and 30,90 a closing zero is a digit like the others; where most numbers
    have fewer digits, each stands for itself.
    """
    alone = [stored(number) for number in numbers]
    usual = median_high([one.slack for one in alone]) if alone else Fraction()
    return [Printed(one.value, min(one.slack, usual)) for one in alone]


def amount(prose: str) -> Printed | None:
    """Return the one amount that a text names, in rupiah; None if it names none or several.

    A number is an amount if it has Rp before or a scale behind it, so that a year is none.
    """
    named = [match for match in AMOUNT.finditer(prose) if match["rp"] or match["scale"]]
    if len(named) != 1:
        return None
    digits, scale = named[0]["digits"], (named[0]["scale"] or "").lower()
    grouped = "," in digits or re.fullmatch(r"\d{1,3}(\.\d{3})+", digits)
    plain = digits.replace(".", "").replace(",", ".") if grouped else digits
    return (printed if scale else stored)(Decimal(plain)).times(10 ** SCALES[scale])


def percentage(part: Printed, whole: Printed) -> Printed:
    """Return part as a percentage of whole with all that rounding of both leaves open.

    The middle of that range stands for its value; ``whole`` must be above zero whatever it hides.
    """
    low, high = 100 * part.low / whole.high, 100 * part.high / whole.low
    return Printed((low + high) / 2, (high - low) / 2)


def verdict(share: Printed, part: Printed, whole: Printed) -> Verdict:
    """Say how a published percentage stands to the amounts that it was published with.

    ``share`` is in percentage points. Amounts that may be zero or less prove nothing.
    """
    if whole.low <= 0:
        return "follows"
    due = percentage(part, whole)
    if share.meets(due):
        return "follows"
    if _rounded_twice(share, part, whole):
        return "twice"
    return "fraction" if share.times(100).meets(due) else "differs"


def adds_up(parts: Iterable[Printed], total: Printed) -> bool:
    """Whether parts, each rounded by itself, can have the total that was published with them."""
    known = list(parts)
    value = sum((part.value for part in known), Fraction())
    return total.meets(Printed(value, sum((part.slack for part in known), Fraction())))


def _rounded_twice(share: Printed, part: Printed, whole: Printed) -> bool:
    """Whether the amounts as printed give the share only when they are rounded to one digit more
    first."""
    due, unit = 100 * part.value / whole.value, 2 * share.slack
    twice = _half_up(_half_up(due, unit / 10), unit)
    return share.value == twice != _half_up(due, unit)


def _half_up(value: Fraction, unit: Fraction) -> Fraction:
    return (2 * value / unit + 1) // 2 * unit
