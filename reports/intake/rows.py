"""Rows of a sheet that are no data: numberings of the columns, totals, notes and signatures."""

import re
from collections.abc import Sequence

from reports.intake.cells import Cell, text

Row = Sequence[Cell]

NUMBERED = 3
"""So few cells in a row are no numbering of columns but data, such as a number and an amount."""

DIGITS = re.compile(r"[-+(]?(?:Rp\.? ?)?[0-9][0-9.,:/ -]*[%)]?", re.IGNORECASE)

COLUMN_NUMBER = re.compile(r"[(\[]?([0-9]{1,2}|[a-z])[)\]]?(?: ?=.*)?", re.IGNORECASE)
"""What stands under a heading to number it: 1, (1), a, (a), or with its formula: 5 = 4 / 3."""

TOTAL = re.compile(
    r"\W*(?:(?:(?:grand|sub)\W?)?(?:total|jumlah)\b(?P<of>.*)|(?:rata\W*rata|rerata)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
TOTAL_OF = re.compile(
    r"(?:[\W\d]|\b[a-e]\b|\b[ivx]+\b)*"  # Jumlah, TOTAL:, Jumlah I + II, Total (A+B)
    r"|.*\b(?:keseluruhan|seluruh(?:nya)?|umum|akhir|sementara|halaman|rp|rupiah"
    r"|belanja|realisasi|pagu|anggaran|nilai|s\.?d\.?|triwulan|tw|tahun)\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""What may follow 'Jumlah' in a total whatever else its row holds, unlike in 'Total Station'."""

NOTE = re.compile(
    r"\*.*|(?:sumber|catatan|keterangan|ket|notes?|source)\b\.?(?:(?: \w+){0,2} ?:.*)?"
    r"|(?:dicetak|diunduh|mengetahui|menyetujui|nip\b).*"
    r"|[a-z][a-z .]*, *(?:[0-9]{1,2} )?[a-z]+ (?:19|20)[0-9]{2}",  # Jakarta, 5 Januari 2024
    re.IGNORECASE,
)
"""What stands under a table: its source, a note, or place, date and signature."""


def is_numbering(row: Row) -> bool:
    """Whether a row numbers the columns: 1 2 3, (1) (2) (3) or a b c, some with a formula."""
    written = [text(cell).casefold() for cell in row if filled(cell)]
    found = [COLUMN_NUMBER.fullmatch(cell) for cell in written]
    if len(found) < NUMBERED or not all(found):
        return False
    labels = [match[1] for match in found if match]
    if all(label.isdigit() for label in labels):
        return [int(label) for label in labels] == list(range(1, len(labels) + 1))
    return labels == [chr(ord("a") + place) for place in range(len(labels))]


def is_total(row: Row, names: Sequence[int] = ()) -> bool:
    """Whether a row is a total, a subtotal or a mean: its first text says so.

    ``names`` are the columns that name what a row is about (unit, code, package). 'Jumlah' before
    the name of a unit makes a total only if none of the other names is filled: 'Total Station' is
    a package.
    """
    label = next((cell for cell in row if isinstance(cell, str) and cell.strip()), "")
    match = TOTAL.fullmatch(label)
    if match is None:
        return False
    if match["of"] is None or TOTAL_OF.fullmatch(match["of"]):
        return True
    return sum(1 for place in names if place < len(row) and filled(row[place])) <= 1


def is_note(row: Row) -> bool:
    """Whether a row holds no number and begins as a note or a signature does: Sumber, Catatan."""
    place = leftmost(row)
    return place is not None and bool(NOTE.fullmatch(text(row[place]))) and wordy(row)


def filled(cell: Cell) -> bool:
    """Whether a cell holds anything."""
    return cell is not None and cell != ""


def leftmost(row: Row) -> int | None:
    """Return the place of the first filled cell of a row, None in a blank row."""
    return next((place for place, cell in enumerate(row) if filled(cell)), None)


def wordy(row: Row) -> bool:
    """Whether a row holds no number and no date, not even as text."""
    return all(
        isinstance(cell, str) and not DIGITS.fullmatch(cell.strip()) for cell in row if filled(cell)
    )
