"""One sheet to facts: headings recognised, every cell read, nothing passed over."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from typing import Any

from reports.intake import layouts
from reports.intake.cells import READERS, Cell, Doubt, finer_than_sen, text
from reports.intake.layouts import FIELDS, MONEY, Layout

HEADINGS_SHOWN = 6


@dataclass(slots=True)
class Seen:
    """What was found out about one sheet."""

    sheet: str
    layout: str = ""
    dated: bool = True
    columns: dict[str, str] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    rows: int = 0
    findings: list[dict[str, Any]] = field(default_factory=list)

    def find(self, rule: str, **details: object) -> None:
        """Note a finding on this sheet."""
        self.findings.append({"rule": rule, "sheet": self.sheet, **details})

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values, to be handed over as JSON."""
        return asdict(self)


def letters(place: int) -> str:
    """Return the letters of a column by its place, counted from 0: A, B, ... Z, AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def read_sheet(
    name: str, rows: Sequence[Sequence[Cell]], unread: Iterable[tuple[str, str, str]] = ()
) -> tuple[Seen, Iterator[tuple[str, ...]]]:
    """Return what a sheet is and its facts as text: row number, cancelled, digest, then FIELDS.

    ``unread`` names the cells whose contents ``rows`` does not hold (errors, formulas without a
    value).
    """
    seen = Seen(name)
    first = next((place for place, row in enumerate(rows) if any(map(_filled, row))), None)
    if first is None:
        return seen, iter(())
    headings = [text(cell) for cell in rows[first]]
    layout = layouts.recognise(headings)
    if layout is None:
        kinds = ", ".join(known.name for known in layouts.known())
        seen.find("F-102", seen=", ".join([h for h in headings if h][:HEADINGS_SHOWN]), other=kinds)
        return seen, iter(())
    seen.layout, seen.dated = layout.name, layout.dated
    places = layout.positions(headings)
    for column in layout.missing(places):
        seen.find("F-103", column=column, other=layout.name)
    seen.columns = {fact: letters(place) for fact, place in places.items()}
    seen.headings = {fact: headings[place] for fact, place in places.items()}
    body = [
        (at, row) for at, row in enumerate(rows[first + 1 :], first + 2) if any(map(_filled, row))
    ]
    _widths(seen, body, len(headings))
    _unread(seen, unread, first + 1)
    seen.rows = len(body)
    return seen, _facts(seen, layout, body, places)


def _filled(cell: Cell) -> bool:
    return cell is not None and cell != ""


def _widths(seen: Seen, body: list[tuple[int, Sequence[Cell]]], width: int) -> None:
    for at, row in body:
        if len(row) != width:
            seen.find("F-112", other=str(at), seen=f"{len(row)} / {width}", cell=f"A{at}")


def _unread(seen: Seen, unread: Iterable[tuple[str, str, str]], heading_row: int) -> None:
    facts = {column: fact for fact, column in seen.columns.items()}
    for rule, address, what in unread:
        fact = facts.get(address.rstrip("0123456789"))
        if fact and int(address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) > heading_row:
            seen.find(rule, cell=address, column=seen.headings[fact], seen=what)


def _facts(
    seen: Seen, layout: Layout, body: list[tuple[int, Sequence[Cell]]], places: dict[str, int]
) -> Iterator[tuple[str, ...]]:
    numbers = [at for at, _ in body]
    columns = {
        fact: _column(
            seen,
            fact,
            [row[places[fact]] if places[fact] < len(row) else "" for _, row in body],
            numbers,
        )
        for fact in FIELDS
        if fact in places
    }
    blank = [""] * len(body)
    if "channel" in columns:
        columns["channel"] = [layout.channels.get(name, name) for name in columns["channel"]]
    else:
        columns["channel"] = [layout.channel] * len(body)
    verdict = {
        status: str(layout.cancels(status)).lower() for status in set(columns.get("status", ()))
    }
    cancelled = (
        [verdict[status] for status in columns["status"]]
        if "status" in columns
        else ["false"] * len(body)
    )
    digests = _digests(columns.get("package", blank), body)
    return zip(
        map(str, numbers),
        cancelled,
        digests,
        *(columns.get(fact, blank) for fact in FIELDS),
        strict=True,
    )


def _column(seen: Seen, fact: str, cells: list[Cell], numbers: list[int]) -> list[str]:
    reader = READERS.get(fact, text)
    try:
        values = list(map(reader, cells))
    except Doubt:
        values = [_doubted(seen, fact, cell, at) for cell, at in zip(cells, numbers, strict=True)]
    if fact in MONEY:
        for cell, at in zip(cells, numbers, strict=True):
            if finer_than_sen(cell):
                _note(seen, "W-221", fact, cell, at)
    return values


def _doubted(seen: Seen, fact: str, cell: Cell, at: int) -> str:
    try:
        return READERS[fact](cell)
    except Doubt as doubt:
        _note(seen, doubt.rule, fact, cell, at)
        return ""


def _note(seen: Seen, rule: str, fact: str, cell: Cell, at: int) -> None:
    seen.find(rule, cell=f"{seen.columns[fact]}{at}", column=seen.headings[fact], seen=text(cell))


def _digests(packages: list[str], body: list[tuple[int, Sequence[Cell]]]) -> list[str]:
    """Return a digest of each row whose package code is not its own, '' for the others."""
    count = Counter(packages)
    return [
        blake2b(repr(row).encode(), digest_size=12).hexdigest() if count[package] > 1 else ""
        for package, (_, row) in zip(packages, body, strict=True)
    ]
