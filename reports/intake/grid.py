"""A file as sheets of cells, whatever kind of file it was."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reports.intake.cells import Cell
from reports.intake.seen import letters

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, each counted from 0."""

Unread = tuple[str, str, str]
"""A cell whose contents were not read: rule, address, what was seen."""


def address(row: int, column: int) -> str:
    """Return a cell's address by its row and column, each counted from 0: (0, 0) is A1."""
    return f"{letters(column)}{row + 1}"


class Look(NamedTuple):
    """What a second reader saw in a sheet, in the order of Grid's last fields."""

    unread: Sequence[Unread] = ()
    merged: Sequence[Area] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet as it stands in the file: ``rows[0][0]`` is cell A1.

    ``unread`` names the cells whose contents ``rows`` does not hold (rule, address, what was
    seen): errors, formulas without a stored value, cells about which two readers disagree.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    hidden: bool = False
    unread: Sequence[Unread] = ()
    merged: Sequence[Area] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Book:
    """A file's sheets, read one after the other, and what is said of the file as a whole.

    ``names`` are the defined names with what they refer to, such as ``Identitas!$C$4``; ``notes``
    are findings about the file (rule, what was seen).
    """

    grids: Iterable[Grid]
    names: Mapping[str, str] = field(default_factory=dict)
    notes: Sequence[tuple[str, str]] = ()
