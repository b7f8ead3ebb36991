"""One sheet to facts: headings recognised, every cell read, nothing passed over."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from hashlib import blake2b
from typing import Any

from reports.intake import layouts
from reports.intake.cells import READERS, Cell, Doubt, finer_than_sen, text
from reports.intake.layouts import Layout

HEADINGS_SHOWN = 6

LARGEST_IN_UNIT = 10**15
"""No government spends or plans as many rupiah: a heading that says so has the wrong unit."""


@dataclass(slots=True)
class Seen:
    """What was found out about one sheet."""

    sheet: str
    layout: str = ""
    table: str = ""
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
    """Return what a sheet is and its facts as text: row number, why it is left out, digest, then
    the fields of its layout's table.

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
    seen.layout, seen.table, seen.dated = layout.name, layout.table, layout.dated
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
        field: _column(
            seen,
            field,
            layout.kinds[field],
            [row[places[field]] if places[field] < len(row) else "" for _, row in body],
            numbers,
        )
        for field in layout.kinds
        if field in places
    }
    blank = [""] * len(body)
    if "channel" in columns:
        columns["channel"] = [layout.channels.get(name, name) for name in columns["channel"]]
    elif layout.channel:
        columns["channel"] = [layout.channel] * len(body)
    return zip(
        map(str, numbers),
        _left_out(layout, columns, len(body)),
        _digests(columns.get(layout.key, blank), body),
        *(columns.get(field, blank) for field in layout.kinds),
        strict=True,
    )


def _left_out(layout: Layout, columns: dict[str, list[str]], rows: int) -> list[str]:
    """Return why each row does not count, '' for those that do; the first reason stands."""
    reasons = [""] * rows
    for rule in layout.left_out:
        if rule.field in columns:
            values = columns[rule.field]
            out = {value for value in set(values) if rule.leaves_out(value)}
            if out:
                reasons = [
                    reason or (rule.reason if value in out else "")
                    for reason, value in zip(reasons, values, strict=True)
                ]
    return reasons


def _column(seen: Seen, field: str, kind: str, cells: list[Cell], numbers: list[int]) -> list[str]:
    reader = READERS[kind]
    try:
        values = list(map(reader, cells))
    except Doubt:
        values = [_doubted(seen, field, kind, *pair) for pair in zip(cells, numbers, strict=True)]
    if kind == "money":
        for cell, at in zip(cells, numbers, strict=True):
            if finer_than_sen(cell):
                _note(seen, "W-221", field, cell, at)
        values = _scaled(seen, field, values)
    return values


def _doubted(seen: Seen, field: str, kind: str, cell: Cell, at: int) -> str:
    try:
        return READERS[kind](cell)
    except Doubt as doubt:
        _note(seen, doubt.rule, field, cell, at)
        return ""


def _scaled(seen: Seen, field: str, values: list[str]) -> list[str]:
    """Return amounts in rupiah where the heading says that they are counted in thousands or more.

    Amounts too large for the heading's unit are plain rupiah under a wrong heading; that is said.
    """
    heading = seen.headings[field]
    scale = layouts.scale(heading)
    amounts = [Decimal(value) for value in values if value]
    if scale == 1 or not any(amounts):
        return values
    largest = max(amounts, key=abs)
    if abs(largest) * scale >= LARGEST_IN_UNIT:
        seen.find("W-262", column=heading, seen=f"{largest:f}", cell=seen.columns[field])
        return values
    return [str(Decimal(value) * scale) if value else "" for value in values]


def _note(seen: Seen, rule: str, field: str, cell: Cell, at: int) -> None:
    seen.find(rule, cell=f"{seen.columns[field]}{at}", column=seen.headings[field], seen=text(cell))


def _digests(keys: list[str], body: list[tuple[int, Sequence[Cell]]]) -> list[str]:
    """Return a digest of each row whose key is not its own, '' for the others."""
    count = Counter(keys)
    return [
        blake2b(repr(row).encode(), digest_size=12).hexdigest() if count[key] > 1 else ""
        for key, (_, row) in zip(keys, body, strict=True)
    ]
