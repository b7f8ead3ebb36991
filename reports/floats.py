"""The binary numbers that cells and charts hold, and how exact an amount is in them."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from reports.exceptions import OutputError

SEN = Decimal("0.01")
EXACT = 70_000_000_000_000
"""Rupiah up to which a cell holds every sen."""


def stored(value: int | Decimal | Fraction) -> float:
    """Return the number that a cell holds.

    An amount is exact to the sen as far as a cell holds it, at 16 digits up to Rp70 trillion; a
    larger one is rounded once, half up, to whole rupiah. Raises OutputError where not even these
    fit, beyond Rp9,000 trillion.
    """
    if not isinstance(value, Decimal) or -EXACT < value < EXACT:
        return float(value)
    for amount in (value, value.quantize(Decimal(1), ROUND_HALF_UP)):
        # XlsxWriter writes 16 digits, of which the last may already be the binary number's own
        if Decimal(f"{float(amount):.16G}").quantize(SEN, ROUND_HALF_UP) == amount:
            return float(amount)
    raise OutputError("E-161", amount=f"{value:f}")
