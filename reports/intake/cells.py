"""Cells to facts: what a cell says, or why it cannot be used. Nothing is guessed.

A value is handed over as text that DuckDB reads without loss: amounts as decimal digits, days as
ISO dates, an empty string for what is missing. A reader raises Doubt where a cell cannot be used
(F-...), and also where it can, but something must be said of it (W-...): then the doubt carries
the value. Text is read by the grammars of `numerals` and `days`: if it can be read one way only,
that is its value; if in several, it is refused.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal

from reports.intake import days

EXCEL_DIGITS = 10**15
"""Excel keeps 15 digits of a number: of longer codes, the last ones become zeros."""

EXACT = 2**53
"""From here on a float does not hold every whole number."""

POWER_OF_TEN = re.compile(r"[0-9]([.,][0-9]+)?[eE]\+[0-9]+")
"""How a spreadsheet writes a code that it took for a long number: 1.97010181998031e+17."""

ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How OOXML writes a character that XML cannot hold: _x000D_ is a carriage return."""

QUARTER = re.compile(
    r"(?:(?:20[0-9]{2}[- ]?)?(?:TW|Triwulan|Q)[-. ]?)?([1-4]|I{1,3}|IV)", re.IGNORECASE
)

ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}

YES = frozenset({"ya", "y", "yes", "true", "1", "sudah"})
NO = frozenset({"tidak", "t", "n", "no", "false", "0", "belum"})
"""'T' stands for Tidak, beside Y for Ya; nobody writes it for 'true' in an Indonesian form."""

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
    """Something to be said of a cell: ``rule`` says what.

    ``value`` is what the cell is read as all the same, '' if it cannot be used; ``other`` fills in
    the rule's words: the value it was read as, or every value that it could be.
    """

    def __init__(self, rule: str, value: str = "", other: str = "") -> None:
        """Keep the rule's code, the value to use and what the rule's words need."""
        super().__init__(rule, value, other)
        self.rule = rule
        self.value = value
        self.other = other or value


def text(cell: Cell) -> str:
    """Return a cell as text: trimmed, blanks folded, whole numbers without a decimal point.

    What cannot be seen is left out (zero-width characters, soft hyphens, control characters, and
    OOXML's escapes for them), so that names which look the same are the same.
    """
    if type(cell) is float and cell.is_integer():
        return str(int(cell)) if abs(cell) < EXACT else f"{Decimal(str(cell)):f}"
    if cell is None:
        return ""
    written = str(cell)
    if "_x" in written:
        written = ESCAPE.sub(lambda match: chr(int(match[1], 16)), written)
    if not written.isprintable():
        written = "".join(char for char in written if char.isspace() or not _unseen(char))
    return " ".join(written.split())


def as_written(texts: Iterable[str]) -> bool:
    """Whether `text` and `code` return each of some texts as it is.

    All are looked at in one: every blank is a single one between two words, and nothing is unseen.
    Texts of which one holds the bar that joins them may be refused for it.
    """
    joined = f"|{'|'.join(texts)}|"
    changed = ("_x", "+", "  ", "| ", " |")
    return joined.isprintable() and not any(mark in joined for mark in changed)


def shown(cell: Cell) -> str:
    """Return a cell as evidence: nothing left out, and what cannot be seen named as <U+200B>."""
    if not isinstance(cell, str) or cell.isprintable():
        return cell if isinstance(cell, str) else text(cell)
    return "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in cell)


def code(cell: Cell) -> str:
    """Return a code as text.

    Raises Doubt W-234, with the value, for one that was kept as a number too long for its digits
    to be sure of: whole numbers are exact up to 2^53, but what Excel itself keeps has 15 digits,
    and zeros behind them.
    """
    written = text(cell)
    if type(cell) is float and abs(cell) >= EXCEL_DIGITS:
        lost = abs(cell) >= EXACT or cell % 10 == 0
    else:
        lost = "+" in written and bool(POWER_OF_TEN.fullmatch(written))
    if lost:
        raise Doubt("W-234", written)
    return written


def day(cell: Cell, order: days.Order = "") -> str:
    """Return the day of a date cell, or of a date as text, as ISO text; '' when empty.

    ``order`` is that of dates with slashes, if their column proves one (`day_order`). Raises Doubt
    F-107 for what is no day, F-114 for text that is two; W-233, with the value, for the serial
    number of a day.
    """
    if isinstance(cell, datetime.date):  # a datetime is one too
        if cell.year not in days.YEARS:
            raise Doubt("F-107")
        return cell.isoformat()[:10]
    if cell is None or cell == "":
        return ""
    if type(cell) in (int, float):
        serial = days.of_serial(float(cell))  # type: ignore[arg-type]
        if serial is None:
            raise Doubt("F-107")
        raise Doubt("W-233", serial.isoformat())
    found = days.readings(str(cell), order) or days.readings(text(cell), order)
    if len(found) == 1:
        return found[0].isoformat()
    if not found and not text(cell):
        return ""
    raise Doubt("F-114", other=" / ".join(map(str, found))) if found else Doubt("F-107")


def day_order(cells: Iterable[Cell]) -> days.Order:
    """Return the order of day and month that a column's dates with slashes prove, '' if none."""
    return days.proven_order(text(cell) for cell in cells if isinstance(cell, str) and "/" in cell)


def year(cell: Cell) -> str:
    """Return a fiscal year as text, '' when empty; raises Doubt F-104 for anything else."""
    written = text(cell)
    if written and not re.fullmatch(r"(19|20)[0-9]{2}", written):
        raise Doubt("F-104")
    return written


def quarter(cell: Cell) -> str:
    """Return a quarter as '1' to '4', '' when empty; raises Doubt F-115 for anything else.

    Reads 4, IV, TW IV, TW4, Triwulan 4, Q4 and 2023-TW4, whose year is another column's matter.
    """
    written = text(cell)
    if not written:
        return ""
    match = QUARTER.fullmatch(written)
    if match is None:
        raise Doubt("F-115", other="TW I, TW II, TW III, TW IV")
    return ROMAN.get(match[1].upper(), match[1])


def yesno(cell: Cell) -> str:
    """Return 'true' or 'false' for a yes or a no, '' when empty; Doubt F-115 for anything else."""
    written = text(cell).casefold()
    if written in YES:
        return "true"
    if written in NO:
        return "false"
    if not written:
        return ""
    raise Doubt("F-115", other="Ya, Tidak")


def choice(cell: Cell, choices: Sequence[str]) -> str:
    """Return the one of ``choices`` that a cell names, '' when empty.

    Capitals and blanks make no difference. Raises Doubt F-115 for what is none of them.
    """
    written = _alike(text(cell))
    for known in choices:
        if _alike(known) == written:
            return known
    if not written:
        return ""
    raise Doubt("F-115", other=", ".join(choices))


def _unseen(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf", "Cs")


def _alike(name: str) -> str:
    return "".join(name.split()).casefold()
