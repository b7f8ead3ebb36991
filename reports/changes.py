"""What changed from one edition to another: inputs, cells, figures and places.

Both are read from their ``figures.json``, which holds every figure with the cells that it was
computed from, so that a change of a place can be followed back to the cells. The record beside it
tells which settings and decisions were used.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from reports.exceptions import InputError
from reports.figures import INDEX_MEASURE, Value
from reports.messages import Language
from reports.period import Period
from reports.wording import MISSING, number, percent, rupiah, rupiah_exact

VERSION = 1
NAME = "figures.json"
RECORD = "edition.json"
NOTES = {"settings": "p3dn.toml", "decisions": "decisions.toml"}
"""What the office itself wrote, by its name in a record, and its file."""
KEYS = ("unit", "quarter", "channel", "from")
"""What of a cell says which one it is."""
PARTS = {"period", "sources", "cells", "figures", "rankings"}
"""What of ``figures.json`` is compared; a yearly summary has editions and histories, too."""
SHORT, MOST_DECIMALS = 2, 8
"""Decimals of a percentage as it is printed, and the most with which a change is looked for."""

UNLIKE = (ValueError, TypeError, KeyError, AttributeError, ArithmeticError)
"""What comes of a file that is JSON but not what it should be."""

Told = dict[str, Any]
PlaceKey = tuple[str, str, str, int]
"""Which place: category, level, code of the unit, quarter up to which; 0: the whole span."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file that is new, gone (its hash is '') or another one."""

    file: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CellChange:
    """A sum or count of a unit, quarter and channel; None where there was or is no such cell."""

    cell: str
    unit: str
    """The code of the unit."""
    field: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure, exact, and which of the changed cells it is computed from."""

    key: str
    measure: str
    before: Value | None
    after: Value | None
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
    until: int = 0
    """Up to which quarter, where a summary tells of an earlier one; 0: of the whole span."""


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
    names: Mapping[str, str] = field(default_factory=dict)
    """The names of the units, by code."""

    @property
    def none(self) -> bool:
        """Whether nothing differs."""
        return not (self.inputs or self.cells or self.figures or self.places)


@dataclass(frozen=True)
class Revision:
    """What a corrected edition says of the one that it replaces."""

    edition: int
    """The number of the edition that is replaced."""
    record: str
    """The SHA-256 of that edition's record."""
    reason: str
    """Why it is replaced, in the office's words."""
    changes: Changes
    quoted: str = ""
    """What a summary quotes the figures of the year's last edition as: 2023-TW4.2."""

    @cached_property
    def figures(self) -> Mapping[str, FigureChange]:
        """The figures that changed, by key, and by the key under which a summary quotes them."""
        found = {change.key: change for change in self.changes.figures}
        if not self.quoted:
            return found
        return found | {f"{self.quoted}/{key}": change for key, change in found.items()}

    @cached_property
    def cells(self) -> frozenset[tuple[str, str]]:
        """The cells that changed, by key and field."""
        return frozenset((change.cell, change.field) for change in self.changes.cells)

    @cached_property
    def places(self) -> frozenset[PlaceKey]:
        """The places that changed."""
        return frozenset(
            (item.category, item.level, item.code, item.until) for item in self.changes.places
        )


def compare(before: Told, after: Told, path: object) -> Changes:
    """Compare two editions as ``read`` tells them.

    Raises InputError, which names ``path``, where one of them is not as this version of the program
    writes it.
    """
    try:
        return between(before, after)
    except UNLIKE as error:
        raise InputError("E-156", path=path) from error


def between(before: Told, after: Told) -> Changes:
    """Compare two editions as ``read`` tells them.

    What a summary quotes from an edition is as it was published and never changes; that another
    edition is quoted is told among the inputs. Raises InputError where one is a yearly summary and
    the other is not, and one of ``UNLIKE`` where one is not as this version of the program writes
    it.
    """
    if before["kind"] != after["kind"]:
        raise InputError("E-179", before=before["period"], after=after["period"])
    cells = tuple(_cells(before["cells"], after["cells"]))
    moved = {change.cell for change in cells}
    return Changes(
        before["period"],
        after["period"],
        tuple(_inputs(before, after)),
        cells,
        tuple(_figures(_own(before["figures"]), _own(after["figures"]), moved)),
        tuple(_places(before, after)),
        _names(before) | _names(after),
    )


def read(path: Path) -> Told:
    """Return what an edition's ``figures.json`` and the record beside it tell.

    ``path`` is the edition's folder or the file. Raises InputError for what is neither.
    """
    file = path / NAME if path.is_dir() else path
    try:
        return told(file.read_bytes(), _noted(file.with_name(RECORD)))
    except (OSError, *UNLIKE) as error:
        raise InputError("E-156", path=path) from error


def told(figures: bytes, record: Mapping[str, Any]) -> Told:
    """Return what ``figures.json`` tells, with its hash, and what its record does.

    That is the edition's number, and the hashes of the office's own files by name. Raises one of
    ``UNLIKE`` for what is none.
    """
    document: Told = json.loads(figures)
    if document["version"] != VERSION or not document.keys() >= PARTS:
        raise ValueError(VERSION)
    return document | {
        "sha256": sha256(figures).hexdigest(),
        "kind": document.get("kind", "quarterly"),
        "edition": record.get("edition"),
        "notes": {name: record[kind] for kind, name in NOTES.items() if record.get(kind)},
    }


def _noted(record: Path) -> Told:
    """Return the record beside ``figures.json``; nothing where that lies alone."""
    if not record.is_file():
        return {}
    document: Told = json.loads(record.read_bytes())
    return document


def _inputs(before: Told, after: Told) -> Iterator[Input]:
    first, second = _hashes(before), _hashes(after)
    for name in sorted(first | second):
        if first.get(name) != second.get(name):
            yield Input(name, first.get(name, ""), second.get(name, ""))


def _hashes(told: Told) -> dict[str, str]:
    """Return the hash of all that an edition was made from, by name: files, settings and decisions;
    of a summary, the records of the editions that it sums up, too."""
    hashes = {item["place"]: item["files"][RECORD] for item in told.get("editions", ())}
    hashes |= {item["file"]: item["sha256"] for item in told["sources"]}
    return {**hashes, **told["notes"]}


def _cells(before: Told, after: Told) -> Iterator[CellChange]:
    for key in sorted(before | after):
        first, second = before.get(key, {}), after.get(key, {})
        for name in first | second:
            if name not in KEYS and first.get(name) != second.get(name):
                unit = (first or second)["unit"]
                yield CellChange(key, unit, name, _exact(first, name), _exact(second, name))


def _own(figures: Told) -> Told:
    """Return the figures that are not quoted from an edition."""
    return {key: figure for key, figure in figures.items() if "edition" not in figure}


def _figures(before: Told, after: Told, moved: set[str]) -> Iterator[FigureChange]:
    for key in before | after:
        first, second = before.get(key, {}), after.get(key, {})
        if any(first.get(name) != second.get(name) for name in ("value", "fraction")):
            cells = sorted(moved.intersection([*first.get("cells", ()), *second.get("cells", ())]))
            measure = (second or first)["measure"]
            yield FigureChange(key, measure, _figure(first), _figure(second), tuple(cells))


def _figure(told: Told) -> Value | None:
    return Fraction(told["fraction"]) if "fraction" in told else _exact(told, "value")


def _exact(told: Told, name: str) -> Decimal | int | None:
    """Return an amount, which JSON holds as text, or a count."""
    value = told.get(name)
    return Decimal(value) if isinstance(value, str) else value


def _places(before: Told, after: Told) -> Iterator[PlaceChange]:
    first, second = _ranked(before), _ranked(after)
    for key in first | second:
        was, now = first.get(key), second.get(key)
        ranks = was["rank"] if was else None, now["rank"] if now else None
        if ranks[0] != ranks[1]:
            category, level, code, until = key
            yield PlaceChange(category, level, code, (now or was or {})["unit"], *ranks, until)


def _ranked(told: Told) -> dict[PlaceKey, Told]:
    final = {
        (ranking["category"]["code"], level["level"], place["code"], 0): place
        for ranking in told["rankings"]
        for level in ranking["levels"]
        for place in level["places"]
    }
    return final | _earlier(told)


def _earlier(told: Told) -> dict[PlaceKey, Told]:
    """Return the places up to the quarters before the last one, as a summary knows them."""
    return {
        (history["category"], history["level"], unit["code"], quarter): unit | {"rank": rank}
        for history in told.get("histories", ())
        for unit in history["units"]
        for quarter, rank in enumerate(unit["known"], 1)
        if rank and quarter < Period.parse(told["last"]).quarter
    }


def _names(told: Told) -> dict[str, str]:
    levels = [level for ranking in told["rankings"] for level in ranking["levels"]]
    return {
        unit["code"]: unit["unit"]
        for level in levels
        for unit in (*level["places"], *level["unranked"])
    }


def written(change: CellChange | FigureChange, language: Language) -> tuple[str, str]:
    """Write both values of a change; what would read the same has as many decimals as differ."""
    index = isinstance(change, FigureChange) and change.measure == INDEX_MEASURE
    for decimals in range(SHORT, MOST_DECIMALS):
        before, after = (
            _written(value, language, decimals, index=index)
            for value in (change.before, change.after)
        )
        if before != after:
            break
    return before, after


def _written(value: Value | None, language: Language, decimals: int, *, index: bool) -> str:
    if value is None:
        return MISSING
    if isinstance(value, Fraction):
        return percent(value, language, decimals)
    if isinstance(value, int):
        return number(value, language)
    if index:
        return number(value, language, decimals)
    return rupiah(value, language) if decimals == SHORT else rupiah_exact(value, language)
