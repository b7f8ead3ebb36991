"""What changed from one edition to another: inputs, cells, figures and places.

Both are read from their ``figures.json``, which holds every figure with the cells that it was
computed from, so that a change of a place can be followed back to the cells.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reports.exceptions import InputError
from reports.wording import MISSING

VERSION = 1
NAME = "figures.json"

Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Input:
    """An input file that is new, gone (its hash is '') or another one."""

    file: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CellChange:
    """A sum or count of a unit, quarter and channel; '–' where there was or is no such cell."""

    cell: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure as it is printed, and which of the changed cells it is computed from."""

    key: str
    before: str
    after: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """A unit's place in a category; None where it had or has none."""

    category: str
    level: str
    code: str
    unit: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs between two editions."""

    before: str
    """The period of the first."""
    after: str
    inputs: tuple[Input, ...]
    cells: tuple[CellChange, ...]
    figures: tuple[FigureChange, ...]
    places: tuple[PlaceChange, ...]

    @property
    def none(self) -> bool:
        """Whether nothing differs."""
        return not (self.inputs or self.cells or self.figures or self.places)


def compare(first: Path, second: Path) -> Changes:
    """Compare two editions, each given by its folder or its ``figures.json``.

    Raises InputError for what is neither.
    """
    before, after = _read(first), _read(second)
    cells = tuple(_cells(before["cells"], after["cells"]))
    moved = {change.cell for change in cells}
    return Changes(
        before["period"],
        after["period"],
        tuple(_inputs(before, after)),
        cells,
        tuple(_figures(before["figures"], after["figures"], moved)),
        tuple(_places(before, after)),
    )


def _read(path: Path) -> Told:
    file = path / NAME if path.is_dir() else path
    try:
        told: Told = json.loads(file.read_bytes())
        known = told["version"] == VERSION and {"cells", "figures", "rankings"} <= told.keys()
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise InputError("E-156", path=path) from error
    if not known:
        raise InputError("E-156", path=path)
    return told


def _inputs(before: Told, after: Told) -> Iterator[Input]:
    first, second = ({i["file"]: i["sha256"] for i in told["sources"]} for told in (before, after))
    for name in sorted(first | second):
        if first.get(name) != second.get(name):
            yield Input(name, first.get(name, ""), second.get(name, ""))


def _cells(before: Told, after: Told) -> Iterator[CellChange]:
    for key in sorted(before | after):
        first, second = before.get(key, {}), after.get(key, {})
        for field in first | second:
            if field not in ("unit", "quarter", "channel", "from"):
                was, now = first.get(field), second.get(field)
                if was != now:
                    yield CellChange(key, field, _shown(was), _shown(now))


def _figures(before: Told, after: Told, moved: set[str]) -> Iterator[FigureChange]:
    for key in before | after:
        first, second = before.get(key, {}), after.get(key, {})
        exact = ("value", "fraction")
        if any(first.get(name) != second.get(name) for name in exact):
            cells = sorted(moved.intersection([*first.get("cells", ()), *second.get("cells", ())]))
            yield FigureChange(key, _printed(first), _printed(second), tuple(cells))


def _printed(figure: Told) -> str:
    return figure.get("text") or _shown(figure.get("value"))


def _shown(value: object) -> str:
    return MISSING if value is None else str(value)


def _places(before: Told, after: Told) -> Iterator[PlaceChange]:
    first, second = _ranked(before), _ranked(after)
    for key in first | second:
        was, now = first.get(key), second.get(key)
        ranks = was["rank"] if was else None, now["rank"] if now else None
        if ranks[0] != ranks[1]:
            category, level, code = key
            yield PlaceChange(category, level, code, (now or was or {})["unit"], *ranks)


def _ranked(told: Told) -> dict[tuple[str, str, str], Told]:
    return {
        (ranking["category"]["code"], level["level"], place["code"]): place
        for ranking in told["rankings"]
        for level in ranking["levels"]
        for place in level["places"]
    }
