"""A table while it is read from markup: cells in their columns, and what spans several."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reports.exceptions import InputError
from reports.intake.cells import Cell
from reports.intake.grid import Area, Grid, Unread
from reports.settings import Limits

WIDEST = 16_384
"""Columns of a sheet; what claims to span more is built to overwhelm its reader."""
TALLEST = 1_048_576
"""Rows of a sheet."""


@dataclass(slots=True)
class Table:
    """A table while it is read: each row's cells by column, and what spans."""

    limits: Limits
    rows: list[list[Cell]] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    covered: set[tuple[int, int]] = field(default_factory=set)
    cells: int = 0

    def skip_to(self, row: int) -> None:
        """Begin the row with this number, counted from 0."""
        if row >= TALLEST:
            raise InputError("E-124")
        self.rows += [[] for _ in range(row + 1 - len(self.rows))]

    def put(self, cell: Cell, down: int = 1, across: int = 1, at: int | None = None) -> int:
        """Put a cell into the last row, into the next free column or that named; return it."""
        row = len(self.rows) - 1
        line = self.rows[row]
        while at is None and (row, len(line)) in self.covered:
            line.append("")
        column = len(line) if at is None else at
        if column < len(line):
            raise InputError("E-125")
        self.cells += down * across + max(0, column - len(line))
        if column + across > WIDEST or self.cells > self.limits.cells:
            raise InputError("E-124")
        line += [""] * (column - len(line)) + [cell] + [""] * (across - 1)
        if down > 1 or across > 1:
            self.merged.append((row, column, row + down - 1, column + across - 1))
            self.covered |= {
                (row + below, column + beside)
                for below in range(1, down)
                for beside in range(across)
            }
        return column

    def grid(self, name: str, *, hidden: bool = False, unread: Sequence[Unread] = ()) -> Grid:
        """Return the table as a sheet; raises InputError if its area is larger than is allowed."""
        width = max(map(len, self.rows), default=0)
        if width * len(self.rows) > self.limits.cells:
            raise InputError("E-124")
        rows = [row + [""] * (width - len(row)) for row in self.rows]
        merged, lines = tuple(self.merged), frozenset(self.hidden)
        return Grid(name, rows, hidden, tuple(unread), merged, lines)
