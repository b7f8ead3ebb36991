"""Cells to facts: what a cell says, or why it cannot be used. Nothing is guessed.

A value is handed over as text that DuckDB reads without loss: amounts as decimal digits, days as
ISO dates, an empty string for what is missing.
"""

import datetime
import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

LARGEST = 10**16
"""Amounts from here on do not fit DECIMAL(18,2); no package costs as much."""

PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]{1,2})?")
"""A number as text that can be read one way only: '1.234' might be 1234 and is refused."""

Cell = (
    str
    | float
    | int
    | bool
    | datetime.datetime
    | datetime.date
    | datetime.time
    | datetime.timedelta
    | None
)


class Doubt(Exception):  # noqa: N818 - no error of the program: it becomes a finding
    """A cell that cannot be used, or not as it stands; ``rule`` says why."""

    def __init__(self, rule: str) -> None:
        """Keep the rule's code."""
        super().__init__(rule)
        self.rule = rule


def text(cell: Cell) -> str:
    """Return a cell as text, trimmed; whole numbers without a decimal point."""
    if type(cell) is float and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split()) if cell is not None else ""


def money(cell: Cell) -> str:
    """Return an amount in rupiah as decimal text with at most two decimals, '' when empty.

    Raises Doubt F-104 for text that is not one plain number and F-108 for an amount that no
    package has.
    """
    if type(cell) is float and cell.is_integer() and abs(cell) < LARGEST:
        return str(int(cell))
    if isinstance(cell, str):
        cell = cell.strip()
        if not cell:
            return ""
        if not PLAIN_NUMBER.fullmatch(cell):
            raise Doubt("F-104")
    elif cell is None:
        return ""
    elif type(cell) not in (int, float):
        raise Doubt("F-104")
    amount = Decimal(str(cell))
    if not amount.is_finite() or abs(amount) >= LARGEST:
        raise Doubt("F-108")
    return f"{amount.quantize(Decimal('0.01'), ROUND_HALF_UP):f}"


def finer_than_sen(cell: Cell) -> bool:
    """Whether a number has more decimals than a sen, so that keeping it rounds it."""
    return type(cell) is float and round(cell, 2) != cell


@lru_cache(maxsize=4096)
def _day(written: str) -> str:
    match = re.fullmatch(r"([0-9]{2})-([0-9]{2})-([0-9]{4})", written)
    if match:
        written = f"{match[3]}-{match[2]}-{match[1]}"
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}.*)?", written):
        raise ValueError(written)
    return datetime.date.fromisoformat(written[:10]).isoformat()


def day(cell: Cell) -> str:
    """Return the day of a date cell or of an ISO (or dd-mm-yyyy) text as ISO text, '' when empty.

    Raises Doubt F-107 for anything else.
    """
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    if cell is None or cell == "":
        return ""
    try:
        return _day(str(cell).strip())
    except ValueError:
        raise Doubt("F-107") from None


def year(cell: Cell) -> str:
    """Return a fiscal year as text, '' when empty; raises Doubt F-104 for anything else."""
    written = text(cell)
    if written and not re.fullmatch(r"(19|20)[0-9]{2}", written):
        raise Doubt("F-104")
    return written


def count(cell: Cell) -> str:
    """Return a whole number of things as text, '' when empty; raises Doubt F-104 otherwise."""
    written = money(cell).removesuffix(".00")
    if written and not re.fullmatch(r"[0-9]+", written):
        raise Doubt("F-104")
    return written


def percent(cell: Cell) -> str:
    """Return percentage points as decimal text, '' when empty; raises Doubt F-104 otherwise."""
    if type(cell) in (int, float):
        return f"{Decimal(str(cell)).quantize(Decimal('0.000001'), ROUND_HALF_UP).normalize():f}"
    return money(cell)


def yesno(cell: Cell) -> str:
    """Return true or false as text, '' when empty; raises Doubt F-104 for anything else."""
    written = text(cell).casefold()
    if written not in ("", "true", "false"):
        raise Doubt("F-104")
    return written


READERS: dict[str, Callable[[Cell], str]] = {
    "text": text,
    "year": year,
    "date": day,
    "money": money,
    "count": count,
    "share": percent,
    "choice": text,
    "number": money,
    "quarter": count,
    "yesno": yesno,
}
"""How each kind of field is read."""
