"""Where a table starts and ends in a sheet: its headings, and the rows that are no data.

Offices put titles above a table, spread its headings over two or three rows with merged cells,
number the columns underneath, repeat the headings on each page, and add totals and notes. What is a
table is never guessed: `find` asks the caller, of each row, whether a layout fits its names.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Generic, Protocol, TypeVar

from reports.intake.cells import Cell, text
from reports.intake.rows import Row, filled, is_note, is_numbering, is_total, leftmost, wordy


class Knowing(Protocol):
    """A layout, as far as it matters here: it knows names of columns."""

    def positions(self, headings: Sequence[str], /) -> Mapping[str, int]:
        """Return where each of its columns stands among the headings."""


Fit = TypeVar("Fit", bound=Knowing)
Area = tuple[int, int, int, int]
"""First row, first column, last row, last column of merged cells, each counted from 0."""

LOOKED_AT = 30
"""Headings below this many rows are not looked for."""

DEEPEST = 3
"""Headings have at most so many rows."""

JOINT = " › "
"""Between the names of one column in headings of several rows, from the top: Realisasi › PDN."""


@dataclass(frozen=True, slots=True)
class Heading(Generic[Fit]):
    """The headings of a table.

    ``first`` is the first row of the headings and ``body`` the first row of data, both counted
    from 0; ``names`` names each column as ``fit``, the caller's layout, knows it.
    ``above`` holds every filled row from the top of the sheet to the body, ``starts`` the place and
    contents of the first filled cell of each.
    """

    first: int
    body: int
    names: tuple[str, ...]
    fit: Fit
    above: tuple[Row, ...]
    starts: frozenset[tuple[int, Cell]]

    def repeats(self, row: Row) -> bool:
        """Whether a row further down is a title, heading or numbering again, as on a new page."""
        for place, cell in enumerate(row):
            if cell is not None and cell != "":
                return (place, cell) in self.starts and _bare(row) in map(_bare, self.above)
        return False


def find(
    rows: Sequence[Row],
    merged: Sequence[Area],
    fits: Callable[[list[str]], Fit | None],
) -> Heading[Fit] | None:
    """Return the headings of the table in a sheet, None if no row is one that ``fits`` knows.

    A heading of one row is looked for first, then of two, then of three; a row that fits takes in
    the rows above and below that belong to it. Under headings of several rows a column goes by its
    names joined from the top (`JOINT`), and by its lowest or its highest name alone where no other
    column has the same: 'PDN' is no name where both 'Rencana' and 'Realisasi' stand above one.
    ``fits`` is asked with every name that the columns go by; the layout that it returns knows which
    of them a column gets, the joined one if it knows none.
    """
    shown = rows[:LOOKED_AT]
    areas = [area for area in merged if area[0] < LOOKED_AT]
    for depth in range(1, DEEPEST + 1):
        for first in range(len(shown) - depth + 1):
            block = (first, first + depth)
            if depth > 1 and not all(map(wordy, rows[slice(*block)])):
                continue
            if fits(_all(_forms(rows, areas, block))) is not None:
                heading = _grown(rows, areas, block, fits)
                if heading is not None:
                    return heading
    return None


def end(rows: Sequence[Row], heading: Heading[Fit]) -> int:
    """Return the row after the last of the table: before the notes and signatures under it.

    Those are rows without a number that fill less than half of the columns, from a blank row, a
    total or the beginning of a note on. Other rows are never cut off.
    """
    half = sum(map(bool, heading.names)) / 2
    last = len(rows)
    while last > heading.body and _sparse(rows[last - 1], half):
        last -= 1
    for at in range(last, len(rows)):
        before = rows[at - 1] if at > heading.body else ()
        if leftmost(rows[at]) is None or is_note(rows[at]) or is_total(before):
            return at
    return len(rows)


def _grown(
    rows: Sequence[Row],
    areas: Sequence[Area],
    block: tuple[int, int],
    fits: Callable[[list[str]], Fit | None],
) -> Heading[Fit] | None:
    """Take in the rows around a block that fits; None if its names are not its own then."""
    first, after = block
    while after < len(rows) and after - first < DEEPEST and _goes_on(rows, areas, first, after):
        after += 1
    while first > 0 and after - first < DEEPEST and _groups(rows, areas, first, after):
        first -= 1
    forms = _forms(rows, areas, (first, after))
    fit = fits(_all(forms))
    if fit is None:
        return None
    names = tuple(
        next((name for name in column if fit.positions([name])), column[0]) for column in forms
    )
    body = after
    while body < len(rows) and (leftmost(rows[body]) is None or is_numbering(rows[body])):
        body += 1
    filled_above = [(leftmost(row), row) for row in rows[:body]]
    above = [(place, row) for place, row in filled_above if place is not None]
    starts = frozenset((place, row[place]) for place, row in above)
    return Heading(first, body, names, fit, tuple(row for _, row in above), starts)


def _goes_on(rows: Sequence[Row], areas: Sequence[Area], first: int, after: int) -> bool:
    """Whether the row under a heading belongs to it.

    It does if a merged cell of the heading reaches into it or spans several of its words; or, where
    nothing is merged, if all of its words stand under names that leave the next column without one.
    """
    row = rows[after]
    under = [place for place, cell in enumerate(row) if filled(cell)]
    if not under or not wordy(row) or is_numbering(row):
        return False
    if any(first <= top < after <= bottom for top, _, bottom, _ in areas):
        return True
    wide = [area for area in areas if area[0] == after - 1 and area[1] < area[3]]
    if wide:
        return any(sum(left <= place <= right for place in under) > 1 for _, left, _, right in wide)
    lines = [_labels(rows, areas, at) for at in range(first, after)]
    above = ["".join(column) for column in zip_longest(*lines, fillvalue="")]
    nameless = {place for place, name in enumerate(above) if not name}
    return bool(nameless & set(under)) and all({at, at + 1} & nameless for at in under)


def _groups(rows: Sequence[Row], areas: Sequence[Area], first: int, after: int) -> bool:
    """Whether the row above a heading names groups of its columns.

    It does if it begins with a merged cell that reaches into the heading, if it begins right of the
    first column and has several names or a merged one, or if it has several names and fills columns
    left of the heading. A title stands alone, or over everything.
    """
    row = rows[first - 1]
    start = leftmost(row)
    if start is None or not wordy(row):
        return False
    left = min(place for line in rows[first:after] if (place := leftmost(line)) is not None)
    starting = [area for area in areas if area[0] == first - 1]
    if any(area[2] >= first and area[1] == start for area in starting):
        return True
    several = sum(map(filled, row)) > 1
    wide = any(area[1] < area[3] for area in starting)
    return several if start < left else start > left and (several or wide)


def _forms(
    rows: Sequence[Row], areas: Sequence[Area], block: tuple[int, int]
) -> list[tuple[str, ...]]:
    """Return the names that each column goes by: joined, then its own lowest and highest one."""
    first, after = block
    if after - first == 1:
        return [(text(cell),) for cell in rows[first]]
    lines = [_labels(rows, areas, at) for at in range(first, after)]
    width = max(map(len, lines))
    lines = [line + [""] * (width - len(line)) for line in lines]
    if not any(first <= area[0] < after for area in areas):
        lines = [_spread(line, lines[at:]) for at, line in enumerate(lines, 1)]
    columns = [list(dict.fromkeys(filter(None, column))) for column in zip(*lines, strict=True)]
    ends = Counter(name for column in columns for name in {*column[:1], *column[-1:]})
    return [
        (JOINT.join(column), *(name for name in (*column[-1:], *column[:1]) if ends[name] == 1))
        for column in columns
    ]


def _all(forms: list[tuple[str, ...]]) -> list[str]:
    return [name for column in forms for name in column]


def _labels(rows: Sequence[Row], areas: Sequence[Area], at: int) -> list[str]:
    """Return the texts of a row, those of merged cells in every cell that they cover."""
    labels = [text(cell) for cell in rows[at]]
    for top, left, bottom, right in areas:
        if top <= at <= bottom and left < len(rows[top]):
            covered = range(left, min(right + 1, len(labels)))
            labels[left : right + 1] = [text(rows[top][left])] * len(covered)
    return labels


def _spread(line: list[str], below: list[list[str]]) -> list[str]:
    """Let a name reach over the columns without one at its right, if names stand below them."""
    spread: list[str] = []
    for place, name in enumerate(line):
        reaches = place > 0 and any(lower[place] for lower in below)
        spread.append(name or (spread[-1] if reaches else ""))
    return spread


def _bare(row: Row) -> list[str]:
    """Return a row as text, without the blank cells at its end."""
    last = max((place for place, cell in enumerate(row) if filled(cell)), default=-1)
    return [text(cell) for cell in row[: last + 1]]


def _sparse(row: Row, half: float) -> bool:
    return sum(map(filled, row)) < half and wordy(row)
