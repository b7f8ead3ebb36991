"""How each kind of field is read."""

from collections.abc import Callable

from reports.intake.amounts import count, money, number, share
from reports.intake.cells import Cell, day, quarter, text, year, yesno

READERS: dict[str, Callable[[Cell], str]] = {
    "text": text,
    "year": year,
    "quarter": quarter,
    "date": day,
    "money": money,
    "count": count,
    "number": number,
    "share": share,
    "choice": text,
    "yesno": yesno,
}
"""How each kind of field is read."""
