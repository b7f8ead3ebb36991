"""A sheet's cells as they stand, handed over by the process that opened a file.

Text and numbers are JSON's own, and a number keeps every digit; other cells are a pair of kind and
text.
"""

import datetime
import math
from collections.abc import Callable
from typing import Any

from reports.intake.cells import Cell
from reports.intake.grid import Grid

KINDS: dict[str, tuple[type, Callable[[Any], str], Callable[[str], Cell]]] = {
    "datetime": (
        datetime.datetime,
        datetime.datetime.isoformat,
        datetime.datetime.fromisoformat,
    ),
    "date": (datetime.date, datetime.date.isoformat, datetime.date.fromisoformat),
    "time": (datetime.time, datetime.time.isoformat, datetime.time.fromisoformat),
    "duration": (
        datetime.timedelta,
        lambda value: str(value // datetime.timedelta(microseconds=1)),
        lambda text: datetime.timedelta(microseconds=int(text)),
    ),
}
"""Kinds of cell that JSON has not: their type, to text and back; a datetime is a date too."""


def packed(grid: Grid) -> dict[str, Any]:
    """Return a sheet as what JSON can hold: its name, its cells and those that were not read."""
    rows = [[_packed(cell) for cell in row] for row in grid.rows]
    return {"name": grid.name, "rows": rows, "unread": list(grid.unread)}


def unpacked(said: dict[str, Any]) -> Grid:
    """Return the sheet that ``packed`` packed."""
    rows = [[_unpacked(cell) for cell in row] for row in said["rows"]]
    return Grid(said["name"], rows, unread=tuple(tuple(one) for one in said["unread"]))


def _packed(cell: Cell) -> Any:
    if isinstance(cell, float) and not math.isfinite(cell):
        return str(cell)
    for kind, (type_, written, _) in KINDS.items():
        if isinstance(cell, type_):
            return [kind, written(cell)]
    return cell


def _unpacked(cell: Any) -> Cell:
    if isinstance(cell, list):
        kind, written = cell
        return KINDS[kind][2](written)
    read: Cell = cell
    return read
